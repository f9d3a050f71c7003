// Writes bundle.l10n.json: every text of src/ that a translator needs, sorted so that a changed sentence is one changed line.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import l10nDev from '@vscode/l10n-dev';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));
const BUNDLE = fileURLToPath(new URL('bundle.l10n.json', import.meta.url));

/**
 * @vscode/l10n-dev finds calls of `l10n.t`, and `src/words/` imports `t` itself: it's shown those calls the way it knows
 * them.
 * @param {string} source
 */
function withNamespace(source) {
  const importOfT = /import \{ (?:\w+, )*t(?:, \w+)* \} from '@vscode\/l10n'/;
  return importOfT.test(source)
    ? source.replace(importOfT, "import * as l10n from '@vscode/l10n'").replace(/(?<![\w.$])t\(/g, 'l10n.t(')
    : source;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ extension: '.ts', contents: withNamespace(readFileSync(join(SOURCE, path), 'utf8')) }));

const texts = Object.entries(await l10nDev.getL10nJson(files));
const sorted = texts.sort(([one], [other]) => (one < other ? -1 : 1));
writeFileSync(BUNDLE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
