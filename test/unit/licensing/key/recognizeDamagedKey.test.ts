import { describe, expect, it } from 'vitest';
import { recognizeKey } from '../../../../src/licensing/key/recognizeKey';
import { encode64 } from '../../../gitlab/keys/base64';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { base64Of, keyOf } from './envelopes';

const SYMBOLS = encodeKey(keyAttributes(), throwawayKeyPair().privateKey).replace(/[\n=]/g, '');
const ENVELOPE = Buffer.from(SYMBOLS, 'base64').toString();

/** Where a part's name is complete, in base64 characters. */
function beginOf(part: string): number {
  return Math.ceil(((ENVELOPE.indexOf(`"${part}"`) + part.length + 2) * 4) / 3);
}

const BEGINS = { data: beginOf('data'), key: beginOf('key'), iv: beginOf('iv') };
const LENGTH = SYMBOLS.length;

function partAt(characters: number): string {
  if (characters < BEGINS.data) {
    return 'start';
  }
  if (characters < BEGINS.key) {
    return 'data';
  }
  return characters < BEGINS.iv ? 'key' : 'iv';
}

describe('a key that is cut short', () => {
  it('at its end says after how many characters and in which part, wherever it is cut', () => {
    for (let length = 4; length < LENGTH; length++) {
      expect(recognizeKey(SYMBOLS.slice(0, length)), `after ${length}`).toEqual({
        kind: 'cutShort',
        characters: length,
        part: partAt(length),
        missing: 'end',
      });
    }
  });

  it('at its start says in which part it begins, however much is missing', () => {
    for (let from = 1; from < LENGTH - 60; from++) {
      const recognized = recognizeKey(SYMBOLS.slice(from));
      expect(recognized, `from ${from}`).toMatchObject({
        kind: 'cutShort',
        characters: LENGTH - from,
        missing: 'start',
      });
    }
    const beginsAt = (from: number) => recognizeKey(SYMBOLS.slice(from));
    expect(beginsAt(30)).toMatchObject({ part: 'data' });
    expect(beginsAt(BEGINS.key + 30)).toMatchObject({ part: 'key' });
    expect(beginsAt(LENGTH - 60)).toMatchObject({ part: 'iv', missing: 'start' });
  });

  it('at both ends', () => {
    const both = { kind: 'cutShort', missing: 'startAndEnd' };
    const insideData = SYMBOLS.slice(121, BEGINS.key - 121);
    expect(recognizeKey(insideData)).toEqual({ ...both, part: 'data', characters: insideData.length });
    expect(recognizeKey(SYMBOLS.slice(50, BEGINS.key + 50))).toMatchObject({ ...both, part: 'data' });
    expect(recognizeKey(SYMBOLS.slice(BEGINS.key + 50, -30))).toMatchObject({ ...both, part: 'key' });
  });

  it.each<[string, number, string]>([
    ['data', BEGINS.data + 40, 'data'],
    ['the RSA block', BEGINS.key + 40, 'key'],
    ['the vector', BEGINS.iv + 12, 'iv'],
  ])('in the middle, where %s loses characters', (_, from, part) => {
    for (const lost of [1, 2, 3, 4, 8]) {
      const text = SYMBOLS.slice(0, from) + SYMBOLS.slice(from + lost);
      expect(recognizeKey(text), `${lost} lost`).toMatchObject({ kind: 'cutShort', part, missing: 'middle' });
    }
  });

  it('by a whole line', () => {
    const lines = encode64(Buffer.from(ENVELOPE)).split('\n');
    for (let line = 0; line < lines.length - 1; line++) {
      expect(recognizeKey(lines.toSpliced(line, 1).join('\n')).kind, `line ${line}`).toBe('cutShort');
    }
  });

  it('is told from what follows it', () => {
    const recognized = recognizeKey(`${SYMBOLS.slice(0, 500)}\n\nBest regards,\nBob from sales, +49 123`);
    expect(recognized).toMatchObject({ kind: 'cutShort', part: 'data', missing: 'end' });
    expect(recognized.kind === 'cutShort' && Math.abs(recognized.characters - 500) <= 4).toBe(true);
  });

  it('is told between BEGIN and END', () => {
    const text = `-----BEGIN X LICENSE-----\n${SYMBOLS.slice(0, 500)}\n-----END X LICENSE-----`;
    expect(recognizeKey(text)).toMatchObject({ kind: 'cutShort', characters: 500, missing: 'end' });
  });

  it('at 24 characters is no activation code', () => {
    expect(recognizeKey(SYMBOLS.slice(0, 24))).toMatchObject({ kind: 'cutShort', characters: 24 });
  });
});

describe('an envelope is not whole', () => {
  it.each<[string, object, string]>([
    ['without data', { data: undefined }, 'data'],
    ['with empty data', { data: '' }, 'data'],
    ['with data that is no text', { data: 1 }, 'data'],
    ['with data of half a block', { data: base64Of(40) }, 'data'],
    ['with data that is no base64', { data: base64Of(48).replace('p', '!') }, 'data'],
    ['without a key', { key: undefined }, 'key'],
    ['with a key that is null', { key: null }, 'key'],
    ['with too short a key', { key: base64Of(120) }, 'key'],
    ['with a key that lacks a byte', { key: base64Of(255) }, 'key'],
    ['with a key that lacks a character', { key: base64Of(256).slice(1) }, 'key'],
    ['without a vector', { iv: undefined }, 'iv'],
    ['with too short a vector', { iv: base64Of(15) }, 'iv'],
    ['with too long a vector', { iv: base64Of(17) }, 'iv'],
    ['with padding in the vector', { iv: `=${base64Of(16)}` }, 'iv'],
  ])('%s', (_, parts, part) => {
    // JSON leaves out what is undefined, and the start must stay that of a key.
    const envelope = { key: base64Of(256), ...parts };
    expect(recognizeKey(keyOf(envelope))).toMatchObject({ kind: 'cutShort', part, missing: 'middle' });
  });

  it.each(['[]', 'null', '"data"', '{}', '{"data":[]}', '{"data":{"data":{}}}', '{"data":'])('%s', (json) => {
    expect(recognizeKey(Buffer.from(json).toString('base64')).kind).not.toBe('licenseKey');
  });
});
