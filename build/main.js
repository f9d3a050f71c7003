// Builds dist/: minified for the package; with `--watch` readable, with source maps, and again after each change.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildHost, watchHost } from './host.js';
import { thirdPartyNotices } from './notices.js';
import { buildPages, watchPages } from './pages.js';
import { DIST, README } from './paths.js';
import { printProblems } from './problems.js';

async function main() {
  // Chunks have other names in each build: those of an earlier one would be packaged too.
  rmSync(DIST, { recursive: true, force: true });
  if (process.argv.includes('--watch')) {
    await Promise.all([watchHost(), watchPages()]);
    console.log('Watching src/ …');
    return;
  }
  const built = await Promise.allSettled([buildHost(), buildPages()]);
  const failed = built.filter(({ status }) => status === 'rejected');
  if (failed.length > 0) {
    failed.forEach(({ reason }) => printProblems(reason));
    process.exit(1);
  }
  const modules = built.map(({ value }) => value);
  writeFileSync(join(DIST, 'ThirdPartyNotices.txt'), thirdPartyNotices(modules.flat()));
  mkdirSync(dirname(README), { recursive: true });
  writeFileSync(README, forExtensionPage(readFileSync('README.md', 'utf8')));
}

/**
 * For the page of the extension in VS Code: it shows pictures from `https:` only (VS Code 1.105 to 1.139 remove `data:`
 * and paths) and follows no link to a file, so that both would be broken there.
 *
 * @param {string} readme
 */
function forExtensionPage(readme) {
  return readme
    .replaceAll(/^!\[[^\]]*\]\(media\/[\w-]+\.png\)\n\n/gm, '')
    .replaceAll(/\[([^\]]+)\]\([A-Z]+\.md\)/g, '$1');
}

await main();
