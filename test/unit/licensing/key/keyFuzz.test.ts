import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../../src/licensing/key/fingerprint';
import { recognizeKey } from '../../../../src/licensing/key/recognizeKey';
import { readLicenseKey } from '../../../../src/licensing/key/licenseKey';
import { readAttributes } from '../../../../src/licensing/key/keyAttributes';
import { parsePlainDate } from '../../../../src/licensing/plainDate';
import { parsePublicKey } from '../../../../src/licensing/key/publicKeys';
import { keyAttributes, encodeKey } from '../../../gitlab/keys/licenseKey';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { FUZZ_LIMIT_MS, FUZZ_RUNS, promptly, requireSound, symbolsOf } from './keyFuzzOracle';
import { harmless, loss, mutation, partMutation } from './keyFuzzMutations';
import { encodeSecondly } from './secondEncoder';

const { privateKey, publicKey } = throwawayKeyPair();
const PUBLIC_KEYS = [{ name: 'throwaway', pem: publicKey }];
const KINDS = [
  ...['licenseKey', 'activationCode', 'cutShort', 'foreign'],
  ...['several', 'tooLarge', 'empty', 'somethingElse'],
];

/** Of two encoders; filled before the tests run. */
const wholeKeys: string[] = [encodeKey(keyAttributes(), privateKey), encodeKey({}, privateKey, 'GitLab')];

const wholeKey = fc.nat().map((index) => wholeKeys[index % wholeKeys.length] ?? '');

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3000 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.base64String({ maxLength: 3000 }),
  fc.json().map((json) => Buffer.from(json).toString('base64')),
  fc
    .dictionary(fc.constantFrom('data', 'key', 'iv', 'x'), fc.oneof(fc.base64String(), fc.jsonValue()))
    .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64')),
);

function check<Values>(property: fc.IProperty<Values>): void {
  fc.assert(property, { numRuns: FUZZ_RUNS });
}

function withoutBoundary(key: string): string {
  return key.replace(/-.*-\n?/g, '');
}

function recognizeSoundly(text: string, original = '') {
  const recognized = promptly(() => recognizeKey(text));
  expect(KINDS).toContain(recognized.kind);
  requireSound(text, recognized, original);
  return recognized;
}

describe('whatever the text', { timeout: FUZZ_LIMIT_MS }, () => {
  beforeAll(() => {
    wholeKeys.push(encodeSecondly(keyAttributes({ licensee: { Name: '株式会社' } })), encodeSecondly({}, {}));
  });

  afterAll(() => expect(wholeKeys).toHaveLength(4));

  it('a random one passes for no whole key, and nothing fails on it', () => {
    check(fc.property(anyText, (text) => void recognizeSoundly(text)));
  });

  it('a changed key passes for a whole one only if it is', () => {
    check(
      fc.property(wholeKey, mutation, (key, mutate) => {
        recognizeSoundly(mutate(key), withoutBoundary(key));
      }),
    );
  });

  it('a key with a changed envelope passes for a whole one only if it is', () => {
    check(
      fc.property(wholeKey, partMutation, (key, mutatePart) => {
        const envelope = Buffer.from(withoutBoundary(key), 'base64').toString();
        recognizeSoundly(Buffer.from(mutatePart(envelope)).toString('base64'));
      }),
    );
  });

  it('a key that has lost characters is not whole', () => {
    check(
      fc.property(wholeKey, loss, (key, lose) => {
        const text = withoutBoundary(key).replaceAll('=', '');
        const rest = lose(text);
        const recognized = recognizeSoundly(rest);
        fc.pre(symbolsOf(rest) !== symbolsOf(text));
        // What is left of a whole key is a key with some of its data missing, and that only in whole blocks.
        if (recognized.kind === 'licenseKey') {
          expect(symbolsOf(recognized.key).length).toBeLessThan(symbolsOf(text).length);
        }
      }),
    );
  });

  it('what is harmless around a key and between its lines changes nothing', () => {
    check(
      fc.property(wholeKey, harmless, (key, wrap) => {
        const text = withoutBoundary(key);
        const recognized = recognizeSoundly(wrap(text), text);
        expect(recognized.kind).toBe('licenseKey');
        expect(recognized.kind === 'licenseKey' && symbolsOf(recognized.key)).toBe(symbolsOf(text));
      }),
    );
  });

  it('a changed key has a fingerprint and is read, or not, without a failure', () => {
    check(
      fc.property(wholeKey, mutation, (key, mutate) => {
        const text = mutate(key);
        expect(fingerprintOf(text)).toMatch(/^[0-9a-f]{12}$/);
        const recognized = recognizeKey(text);
        const reading = readLicenseKey(recognized.kind === 'licenseKey' ? recognized.key : text, PUBLIC_KEYS);
        expect(['read', 'malformed', 'unreadable']).toContain(reading.kind);
      }),
    );
  });

  it('it is no public key that would be used, and nothing fails on it', () => {
    const framed = fc
      .base64String()
      .map((text) => `-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----`);
    const changed = mutation.map((mutate) => mutate(publicKey));
    check(
      fc.property(fc.oneof(anyText, framed, changed), (pem) => {
        const parsed = promptly(() => parsePublicKey('x', pem));
        expect(['publicKey', 'refused']).toContain(parsed.kind);
      }),
    );
  });
});

describe('whatever the attributes', { timeout: FUZZ_LIMIT_MS }, () => {
  const name = fc.constantFrom(
    ...Object.keys(keyAttributes()),
    ...['block_changes_at', 'activated_at', 'version', '__proto__', 'constructor'],
  );
  const restriction = fc.constantFrom(
    ...['plan', 'active_user_count', 'trueup_quantity', 'trueup_from', 'trueup_to', 'trial'],
    ...['add_ons', 'add_on_products', 'subscription_name', 'reconciliation_completed', '__proto__'],
  );
  const day = fc.constantFrom('2026-01-27', '2026-02-30', '20260127', '');
  const value = fc.oneof(fc.jsonValue({ maxDepth: 1 }), day, fc.boolean(), fc.nat());
  const purchase = fc.record({ quantity: value, started_on: day, trial: value }, { requiredKeys: [] });
  const products = fc.dictionary(fc.string(), fc.array(purchase, { maxLength: 3 }), { maxKeys: 3 });
  const restrictions = fc.dictionary(restriction, fc.oneof(value, products), { maxKeys: 5 });
  const attributes = fc.dictionary(name, fc.oneof(value, restrictions), { maxKeys: 5 });
  const wellFormed = attributes.map((other) => ({ ...keyAttributes(), ...other, licensee: { Name: 'x' } }));

  it('they are read, or malformed, and what is read is of its type', () => {
    check(
      fc.property(fc.oneof(value, attributes, wellFormed), (given) => {
        const reading = readAttributes(JSON.parse(JSON.stringify(given)));
        if (reading.kind === 'malformed') {
          expect(reading.problem).not.toBe('');
          return;
        }
        const { content } = reading;
        expect(parsePlainDate(content.startsAt)).toBe(content.startsAt);
        expect(Object.values(content.licensee).every((text) => typeof text === 'string')).toBe(true);
        expect(Object.values(content.addOns).every((number) => typeof number === 'number')).toBe(true);
        expect(['number', 'undefined']).toContain(typeof content.seats);
        expect(content.plan).not.toBe('');
      }),
    );
  });
});
