import { describe, expect, it } from 'vitest';
import { KEY_LIMIT_BYTES, recognizeKey } from '../../../../src/licensing/key/recognizeKey';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';

const KEY = encodeKey(keyAttributes(), throwawayKeyPair().privateKey);
const PIECES = 16;
const PIECE_BYTES = KEY_LIMIT_BYTES / PIECES;

/** In proportion it would be 1; twice that for what the larger text costs in memory, and twice for other programs. */
const TOLERANCE = 4;
/** Below it, the clock and other programs say more than the text. */
const MEASURABLE_MS = 5;
const ATTEMPTS = 5;

function filled(pattern: string, bytes: number): string {
  return pattern.repeat(Math.ceil(bytes / Buffer.byteLength(pattern))).slice(0, bytes);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll('=', '');
}

/** Processor time in milliseconds: what other programs take is mostly left out. */
function timeOf(call: () => void): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as long the whole takes as its pieces together. */
function ratioOf(whole: string, piece: string): number {
  const pieces = timeOf(() => {
    for (let index = 0; index < PIECES; index++) {
      recognizeKey(piece);
    }
  });
  return timeOf(() => recognizeKey(whole)) / Math.max(pieces, MEASURABLE_MS);
}

describe('a mebibyte takes as long as sixteen times a sixteenth of it', () => {
  it.each<[string, string, string?]>([
    ['letters', 'A'],
    ['letters behind the start of a key', 'A', 'eyJkYXRhIjoi'],
    ['halves of keys', KEY.slice(0, 700)],
    ['starts of keys', 'eyJkYXRhI '],
    ['the rest of a key and letters', 'A', KEY.slice(200)],
    ['dashes', '-'],
    ['BEGIN', 'BEGIN '],
    ['BEGIN and END of nothing', 'BEGIN x LICENSE'],
    ['BEGIN, dashes and letters', `-----BEGIN ${'X'.repeat(90)}`],
    ['PEM', '-BEGIN A'],
    ['backslashes', '\\'],
    ['written-out line ends', '\\n'],
    ['written-out characters', '\\u002b'],
    ['line ends', 'a\n'],
    ['one letter, one other character', 'a!'],
    ['padding', '='],
    ['quotes', '"'],
    ['brackets in an envelope', base64('[[['), 'eyJkYXRhIjpb'],
    ['objects in an envelope', base64('{"a'), 'eyJkYXRhIjpb'],
    ['spaces in an envelope', base64('   '), 'eyJkYXRhI'],
    ['ends of envelopes', base64('AAAAAAAA==\\n"   ')],
    ['parts of envelopes', base64('AAAAAAAAAAAAAAAAAAAAAAAAA\\n","key":"A')],
    ['braces', base64('{"}"}')],
    ['spaces', ' '],
    ['tokens', 'glpat-'],
    ['tags', '<html'],
    ['a usage export', '",', 'License Key,'],
    ['prose', 'Keep your eyes open, see eyJ and more. '],
  ])('%s', (_, pattern, start = '') => {
    const whole = start + filled(pattern, KEY_LIMIT_BYTES - start.length);
    const piece = start + filled(pattern, PIECE_BYTES - start.length);
    expect(recognizeKey(whole).kind).not.toMatch(/licenseKey|tooLarge/);

    let ratio = Infinity;
    for (let attempt = 0; attempt < ATTEMPTS && ratio > TOLERANCE; attempt++) {
      ratio = ratioOf(whole, piece);
    }
    expect(ratio).toBeLessThanOrEqual(TOLERANCE);
  });
});
