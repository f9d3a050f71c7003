/** The base64 characters of a text, whatever stands around and between them. */

/** Base64 without padding, twice. */
export interface Base64Text {
  /** Without anything between the characters. */
  readonly symbols: string;
  /** The same characters in the lines they stand in; no line is empty. */
  readonly lines: string;
}

/** "BEGIN GITLAB ENTERPRISE EDITION LICENSE". None contains another, else long texts would be read many times over. */
const BOUNDARY = /(?:BEGIN|END) (?:(?!BEGIN |END )[^\n]){0,80}?LICENSE/g;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;
const ZERO = 48;

const IS_SYMBOL = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')) {
  IS_SYMBOL[byte] = 1;
}

/**
 * Takes the base64 out of a text. What mail programs, editors and JSON put between the lines of a key (quotes, "> ",
 * indentation, fences, invisible characters, `\n` written out, BEGIN and END lines) is thereby gone. Padding goes as
 * well: it ends nothing here. Takes time in proportion to the text.
 */
export function unwrapKey(text: string): Base64Text {
  const bytes = withoutEscapes(Buffer.from(text.replace(BOUNDARY, '\n'), 'utf8'));
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

/** How many base64 characters stand for so many bytes, padding not counted. */
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

/** Puts in place of JSON's escapes what they stand for; of those that are no base64 and end no line, nothing. */
function withoutEscapes(bytes: Buffer): Buffer {
  if (!bytes.includes(BACKSLASH)) {
    return bytes;
  }
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const width = byte === BACKSLASH ? escapeWidth(bytes[at + 1]) : 1;
    bytes[length++] = width === 1 ? byte : escapedByte(bytes, at, width);
    at += width - 1;
  }
  return bytes.subarray(0, length);
}

/** 1: the backslash stands alone. */
function escapeWidth(next: number | undefined): 1 | 2 | 6 {
  switch (next) {
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return 2;
    case 0x75: // u
      return 6;
    default:
      return 1;
  }
}

function escapedByte(bytes: Buffer, at: number, width: 2 | 6): number {
  if (width === 2) {
    return LINE_FEED;
  }
  const isAscii = bytes[at + 2] === ZERO && bytes[at + 3] === ZERO;
  return isAscii ? hexDigit(bytes[at + 4]) * 16 + hexDigit(bytes[at + 5]) : 0;
}

/** 0 for what is no digit: half an escape is nothing worth keeping. */
function hexDigit(byte = 0): number {
  return Number.parseInt(String.fromCharCode(byte), 16) || 0;
}
