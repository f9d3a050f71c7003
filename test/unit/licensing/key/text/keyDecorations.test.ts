import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recognizeKey } from '../../../../../src/licensing/key/recognizeKey';
import { decorated, decorations } from './keyDecorations';
import { FUZZ_LIMIT_MS, FUZZ_RUNS, symbolsOf } from '../keyFuzzOracle';
import { sampleNames, sampleText } from '../samples';

const KEYS = sampleNames('gem')
  .map((name) => recognizeKey(sampleText('gem', name)))
  .flatMap((found) => (found.kind === 'licenseKey' ? [found.key] : []));
const key = fc.constantFrom(...KEYS);
const REASONS = ['cutShort', 'foreign', 'several', 'somethingElse'];
const RUNS = Math.ceil(FUZZ_RUNS / 5);

it('a decorated key is read as the same key or refused with a reason', { timeout: FUZZ_LIMIT_MS }, () => {
  let read = 0;
  fc.assert(
    fc.property(key, decorations, (original, by) => {
      const found = recognizeKey(decorated(original.trimEnd(), by));
      if (found.kind === 'licenseKey') {
        read += 1;
        expect(symbolsOf(found.key)).toBe(symbolsOf(original));
      } else {
        expect(REASONS).toContain(found.kind);
      }
    }),
    { numRuns: RUNS },
  );
  expect(read / RUNS).toBeGreaterThan(0.7);
});

it('a key decorated in one way is read', () => {
  fc.assert(
    fc.property(key, decorations, (original, by) => {
      for (const one of by) {
        const found = recognizeKey(decorated(original.trimEnd(), [one]));
        expect([one, found.kind === 'licenseKey' && symbolsOf(found.key)]).toEqual([
          one,
          symbolsOf(original),
        ]);
      }
    }),
    { numRuns: 100 },
  );
});

it('two decorated keys are never read as a third one', { timeout: FUZZ_LIMIT_MS }, () => {
  fc.assert(
    fc.property(key, key, decorations, decorations, (one, other, by, byOther) => {
      fc.pre(one !== other);
      const text = `${decorated(one.trimEnd(), by)}\n\n${decorated(other.trimEnd(), byOther)}`;
      const found = recognizeKey(text);
      expect([...REASONS, 'licenseKey']).toContain(found.kind);
      if (found.kind === 'licenseKey') {
        expect([symbolsOf(one), symbolsOf(other)]).toContain(symbolsOf(found.key));
      }
    }),
    { numRuns: RUNS },
  );
});
