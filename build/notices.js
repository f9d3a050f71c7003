import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licenses of the packages whose code is in the bundles, which most of them ask to go along with it.
 *
 * @param {readonly string[]} modules paths of what was bundled
 */
export function thirdPartyNotices(modules) {
  const folders = modules
    .map((path) => /^(?:.*[\\/])?node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  const notices = [...new Set(folders)].map(notice).sort();
  const start = 'GitLab License Manager contains code of the packages below, under their own licenses.\n';
  return [start, ...new Set(notices)].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} folder of a package */
function notice(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)(?:\.|-|$)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && license === 'MIT' && typeof author === 'string') {
    texts.push(mitLicense(author));
  }
  if (texts.length === 0) {
    throw new Error(`${folder} has no license text for ThirdPartyNotices.txt`);
  }
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

/**
 * For packages that name this license and come without its text, which is that of this one.
 *
 * @param {string} holder
 */
function mitLicense(holder) {
  return readFileSync('LICENSE', 'utf8')
    .replace(/^Copyright .*$/m, `Copyright (c) ${holder}`)
    .trim();
}
