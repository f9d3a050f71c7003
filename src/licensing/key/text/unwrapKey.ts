/** The base64 characters of a text, whatever stands around and between them. */

/** Base64 without padding, twice. */
export interface Base64Text {
  /** Without anything between the characters. */
  readonly symbols: string;
  /** The same characters in the lines they stand in; no line is empty. */
  readonly lines: string;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * A key's base64 has no "+" and no "/": it stands for JSON in ASCII without "?", ">" and "~". So a "+" at the end of a
 * line is of psql, a diff or a program's source, and never of the key.
 */
const IS_SYMBOL = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')) {
  IS_SYMBOL[byte] = 1;
}

/**
 * Takes the base64 out of a text. What mail programs and editors put between the lines of a key (quotes, "> ",
 * indentation, fences, invisible characters) is thereby gone. Padding goes as well: it ends nothing here. Takes time in
 * proportion to the text.
 */
export function unwrapKey(text: string): Base64Text {
  const bytes = Buffer.from(text, 'utf8');
  const symbols = Buffer.allocUnsafe(bytes.length);
  const lines = Buffer.allocUnsafe(bytes.length);
  let symbolsLength = 0;
  let linesLength = 0;
  for (const byte of bytes) {
    if (IS_SYMBOL[byte] === 1) {
      symbols[symbolsLength++] = byte;
      lines[linesLength++] = byte;
    } else if (isLineEnd(byte) && linesLength > 0 && lines[linesLength - 1] !== LINE_FEED) {
      lines[linesLength++] = LINE_FEED;
    }
  }
  return {
    symbols: symbols.toString('latin1', 0, symbolsLength),
    lines: lines.toString('latin1', 0, linesLength),
  };
}

/** What base64 without padding stands for, one character a byte. Bits left over at the end are dropped. */
export function decodeSymbols(symbols: string): string {
  return Buffer.from(symbols, 'base64').toString('latin1');
}

/** How many base64 characters stand for this many bytes, without padding. */
export function symbolCount(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/** `count` characters from the one at `from` on, in their lines, with padding; a line feed is at the end. */
export function cutLines({ lines }: Base64Text, from: number, count: number): string {
  const start = offsetOf(lines, 0, from);
  const end = offsetOf(lines, start, count);
  return `${lines.slice(start, end).trimStart()}${'='.repeat((4 - (count % 4)) % 4)}\n`;
}

/** Where `count` characters that are no line feeds have gone by. */
function offsetOf(lines: string, start: number, count: number): number {
  let offset = start;
  for (let left = count; left > 0 && offset < lines.length; offset++) {
    if (lines.charCodeAt(offset) !== LINE_FEED) {
      left--;
    }
  }
  return offset;
}

function isLineEnd(byte: number): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** The first matches of a global expression in a text, no more than `most`. */
export function firstMatches(text: string, expression: RegExp, most: number): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (const match of text.matchAll(expression)) {
    if (matches.length === most) {
      break;
    }
    matches.push(match);
  }
  return matches;
}
