/** Percent-encoding, JSON's escapes, and HTML's for single characters, in texts as UTF-16. */

const PERCENT = codeOf('%');
const BACKSLASH = codeOf('\\');
const AMPERSAND = codeOf('&');
const SEMICOLON = codeOf(';');
const NUMBER_SIGN = codeOf('#');
const X = codeOf('x');
const A = codeOf('a');
const ZERO = codeOf('0');

/** The bit in which letters of either case differ. */
const CASE = 0x20;
const SPACE = codeOf(' ');

/** Letters after a backslash that hexadecimal digits follow, and how many; in either case. */
const HEX_LENGTHS = byCode({ u: 4, U: 4, x: 2, X: 2 });

/** What a letter after a backslash stands for when it isn't itself. Secrets hold none of it. */
const CONTROLS = new Set(Array.from('nrtbfNRTBF', codeOf));

const LINE_ENDS = new Set(Array.from('\n\r\u2028\u2029', codeOf));

const WHITE_SPACE = /\s/;
const FIRST_OF_UNICODE = 0x80;

/** A character beyond takes two places in UTF-16. No secret has one. */
const LAST_OF_ONE_UNIT = 0xffff;

/** HTML's longest here, such as `&#65535;`. */
const LONGEST_ENTITY = 8;

const NAMED: ReadonlyMap<string, number> = new Map(
  Object.entries({ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' }).map(([name, character]) => [
    name,
    codeOf(character),
  ]),
);

/** Whether an escape can begin with this character. */
export function mayEscape(code: number): boolean {
  return code === PERCENT || code === BACKSLASH || code === AMPERSAND;
}

/** The same for what `\s` means in a regular expression. */
export function isWhiteSpace(code: number): boolean {
  return code < FIRST_OF_UNICODE
    ? code === SPACE || (code >= 9 && code <= 13)
    : WHITE_SPACE.test(String.fromCharCode(code));
}

/** The index after the escape that begins at `at`; of the next character when none does. `length`: that of the text. */
export function escapeEnd(codes: Uint16Array, at: number, length: number): number {
  switch (codes[at]) {
    case PERCENT:
      return at + 3 <= length && isHex(codes, at + 1, at + 3) ? at + 3 : at + 1;
    case BACKSLASH:
      return backslashEnd(codes, at, length);
    case AMPERSAND:
      return entityEnd(codes, at, length);
    default:
      return at + 1;
  }
}

/** What the escape between two indexes stands for. */
export function escapedCode(codes: Uint16Array, at: number, end: number): number {
  if (codes[at] === PERCENT) {
    return numberOf(codes, at + 1, end, 16);
  }
  if (codes[at] === AMPERSAND) {
    return entityCode(codes, at, end - 1) ?? SPACE;
  }
  if (end > at + 2) {
    return numberOf(codes, at + 2, end, 16);
  }
  const letter = codes[at + 1] ?? SPACE;
  return CONTROLS.has(letter) ? SPACE : letter;
}

function backslashEnd(codes: Uint16Array, at: number, length: number): number {
  const letter = at + 1 < length ? codes[at + 1] : undefined;
  if (letter === undefined || LINE_ENDS.has(letter)) {
    return at + 1;
  }
  const end = at + 2 + (HEX_LENGTHS.get(letter) ?? 0);
  return end <= length && isHex(codes, at + 2, end) ? end : at + 2;
}

function entityEnd(codes: Uint16Array, at: number, length: number): number {
  const most = Math.min(at + LONGEST_ENTITY, length);
  for (let end = at + 1; end < most; end++) {
    if (codes[end] === SEMICOLON) {
      return entityCode(codes, at, end) === undefined ? at + 1 : end + 1;
    }
  }
  return at + 1;
}

/** `semicolon`: where it stands; `undefined`: no entity. */
function entityCode(codes: Uint16Array, at: number, semicolon: number): number | undefined {
  if (codes[at + 1] !== NUMBER_SIGN) {
    return NAMED.get(String.fromCharCode(...codes.subarray(at + 1, semicolon)).toLowerCase());
  }
  const isHexadecimal = ((codes[at + 2] ?? 0) | CASE) === X;
  const [from, base] = isHexadecimal ? ([at + 3, 16] as const) : ([at + 2, 10] as const);
  const number = from === semicolon ? Number.NaN : numberOf(codes, from, semicolon, base);
  return number <= LAST_OF_ONE_UNIT ? number : undefined;
}

function isHex(codes: Uint16Array, from: number, to: number): boolean {
  return !Number.isNaN(numberOf(codes, from, to, 16));
}

/** NaN when a character is no digit. */
function numberOf(codes: Uint16Array, from: number, to: number, base: 10 | 16): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = hexDigit(codes[at] ?? 0);
    if (!(digit < base)) {
      return Number.NaN;
    }
    number = number * base + digit;
  }
  return number;
}

function hexDigit(code: number): number {
  if (code >= ZERO && code <= ZERO + 9) {
    return code - ZERO;
  }
  const lower = code | CASE;
  return lower >= A && lower <= A + 5 ? lower - A + 10 : Number.NaN;
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}

function byCode(byCharacter: Readonly<Record<string, number>>): ReadonlyMap<number, number> {
  return new Map(Object.entries(byCharacter).map(([character, value]) => [codeOf(character), value]));
}
