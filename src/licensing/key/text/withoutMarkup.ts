/** Takes from a text what programs write into it around and between the lines of a license key. */

/** "BEGIN GITLAB ENTERPRISE EDITION LICENSE". None contains another, else long texts would be read many times over. */
const BOUNDARY = /(?:BEGIN|END) (?:(?!BEGIN |END )[^\n]){0,80}?LICENSE/g;
/** Written-out characters of JSON and of programs; line ends as one, since half a million matches take their time. */
const ESCAPED_SPACE = /(?:\\[nrt])+/g;
const ESCAPED_CODE = /\\u([\da-f]{4})/gi;
/** Three parts, the first of which is no part of a license key: a JSON web token. */
const WEB_TOKEN = /(?<![\w-])eyJ(?!kYXRhI|rZXki|pdiI)[\w-]{5,}\.eyJ[\w-]*\.[\w-]*/g;

/** Quoted-printable, as e-mail is sent: a line that goes on, and a character by its number. */
const SOFT_BREAK = /=\r?\n/g;
const QUOTED_PRINTABLE = /=([0-7][\dA-F])/g;
const PERCENT = /%([0-7][\da-f])/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;
const TAG = /<[!/]?[a-z-][a-z\d:]{0,15}(?:[\s/-][^<>]*)?>/gi;

const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
};
/** A page in JSON, a link in a page: what is written out may be so twice. */
const TIMES_WRITTEN_OUT = 2;

/** Whether a JSON web token stands in the text. */
export function hasWebToken(text: string): boolean {
  return text.search(WEB_TOKEN) !== -1;
}

/** The text without BEGIN and END lines, written-out line ends (`\n`) and JSON web tokens, which begin as keys do. */
export function withoutBoundaries(text: string): string {
  return text
    .replace(WEB_TOKEN, ' ')
    .replace(BOUNDARY, ' ')
    .replace(ESCAPED_SPACE, '\n')
    .replace(ESCAPED_CODE, charOfHex);
}

/** The text without HTML, percent-encoding and what e-mail makes of line ends: `<br>`, `&#10;`, `%0A`, `=0A`. */
export function withoutMarkup(text: string): string {
  let plain = text.replace(SOFT_BREAK, '').replace(QUOTED_PRINTABLE, charOfHex);
  for (let time = 0; time < TIMES_WRITTEN_OUT; time++) {
    plain = plain.replace(ENTITY, charOfEntity).replace(PERCENT, charOfHex);
  }
  return plain.replace(TAG, '\n');
}

function charOfHex(_: string, hex: string): string {
  return asciiOf(Number.parseInt(hex, 16));
}

function charOfEntity(_: string, decimal?: string, hex?: string, name = ''): string {
  if (decimal !== undefined) {
    return asciiOf(Number(decimal));
  }
  return hex === undefined
    ? (NAMED_CHARACTERS[name.toLowerCase()] ?? ' ')
    : asciiOf(Number.parseInt(hex, 16));
}

/** Nothing else is part of a key. */
function asciiOf(code: number): string {
  return code < 0x80 ? String.fromCharCode(code) : ' ';
}
