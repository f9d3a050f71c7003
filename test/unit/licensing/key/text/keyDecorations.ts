import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

/** What a program or a person does to a text with a key in it. */
type Decoration = (text: string) => string;

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

function eachLine(decorate: (line: string, index: number) => string, separator = '\n'): Decoration {
  return (text) => text.split('\n').map(decorate).join(separator);
}

/** Between and around the lines, which stay what they are. */
const LINES: Readonly<Record<string, Decoration>> = {
  psql: eachLine((line) => ` ${line} +`),
  diff: eachLine((line) => `+${line}`),
  program: eachLine((line) => `"${line}\\n" +`),
  break: eachLine((line) => line, '<br>\n'),
  paragraphs: eachLine((line) => `<p style="margin: 0">${line}</p>`),
  entity: eachLine((line) => line, '&#10;'),
  percent: eachLine((line) => line, '%0A'),
  numbers: eachLine((line, index) => `${index + 1}  ${line}`),
  numbersWithBars: eachLine((line, index) => `${String(index + 1).padStart(4)} | ${line}`),
  pages: eachLine((line, index) => (index % 12 === 11 ? `${line}\nPage ${(index + 1) / 12} of 9\n\f` : line)),
  quoted: eachLine((line) => `> ${line}`),
  times: eachLine((line) => `2026-11-25T10:11:12Z ${line}`),
  indented: eachLine((line) => `      ${line}`),
  crlf: eachLine((line) => line, '\r\n'),
  boundary: (text) => `-----BEGIN GITLAB LICENSE-----\n${text}\n-----END GITLAB LICENSE-----`,
  letter: (text) => `Dear customer,\n\nthis is your key:\n\n${text}\n\nYours,\nGitLab`,
  twice: (text) => `${text}\n--b\nContent-Type: text/html\n\n<pre>${text}</pre>\n--b--`,
};

/** All of the text into another form. */
const FORMS: Readonly<Record<string, Decoration>> = {
  json: (text) => JSON.stringify({ license: text }),
  url: (text) => encodeURIComponent(text),
  utf16: (text) => Array.from(text, (char) => `${char}\0`).join(''),
  secret: (text) => `kind: Secret\ndata:\n  license: ${base64(text)}\n`,
  attachment: (text) =>
    `--b\nContent-Transfer-Encoding: base64\n\n${base64(text).replace(/.{76}/g, '$&\n')}\n--b--`,
  gzip: (text) => base64(gzipSync(text)),
};

const names = (of: Readonly<Record<string, Decoration>>, maxLength: number) =>
  fc.array(fc.constantFrom(...Object.keys(of)), { maxLength });

/** Names of decorations, one after the other, as text that a counterexample can be read in. */
export const decorations = fc
  .tuple(names(LINES, 3), names(FORMS, 2), names(LINES, 1))
  .map((groups) => groups.flat());

export function decorated(text: string, by: readonly string[]): string {
  const all = { ...LINES, ...FORMS };
  return by.reduce((changed, name) => (all[name] ?? ((same: string) => same))(changed), text);
}
