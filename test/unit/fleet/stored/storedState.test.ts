import { describe, expect, it } from 'vitest';
import { readStoredState, storedStateText } from '../../../../src/fleet/stored/storedState';
import { A, B, fetchedAt, ULTIMATE } from '../support';

const LAST = fetchedAt(1_000, { ...ULTIMATE, expires_at: null, quantum_seats: { used: 3 } });
const TEXT = storedStateText(A, { last: LAST }, undefined);
const PARSED = JSON.parse(TEXT) as { last: { answer: object } };

const changed = (changes: object) => JSON.stringify({ ...PARSED, ...changes });

describe('a stored state', () => {
  it('comes back as it was, with fields that nobody knows', () => {
    expect(readStoredState(TEXT, A)).toEqual({ kind: 'known', last: LAST });
  });

  it('comes back of an instance that has no license', () => {
    const last = { current: undefined, licenses: [], answer: { ...LAST.answer, id: undefined } };
    expect(readStoredState(storedStateText(A, { last }, undefined), A)).toEqual({ kind: 'known', last });
  });

  it.each([
    ['damaged', ''],
    ['damaged', TEXT.slice(0, -20)],
    ['damaged', 'null'],
    ['damaged', '[]'],
    ['damaged', '{}'],
    ['damaged', changed({ last: undefined })],
    ['damaged', changed({ last: { ...PARSED.last, licenses: [{ id: 'seven' }] } })],
    ['damaged', changed({ last: { ...PARSED.last, answer: { ...PARSED.last.answer, at: 'noon' } } })],
    ['damaged', changed({ last: { ...PARSED.last, answer: { ...PARSED.last.answer, on: '2027-02-30' } } })],
    ['otherVersion', changed({ version: 2 })],
    ['otherVersion', changed({ version: 2, last: 'in another way' })],
    ['otherVersion', '{"version":2}'],
    ['otherInstance', changed({ url: B })],
  ])('is %s: %s', (kind, text) => {
    expect(readStoredState(text, A)).toEqual({ kind });
  });
});

describe('a stored state that somebody has written', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const withDeepField = (json: string) => json.replace('"plan"', `"deep":${deep},"plan"`);

  it('is read as what a server sends is', () => {
    const state = readStoredState(
      withDeepField(TEXT).replace('"ultimate"', JSON.stringify(`\u202e${'x'.repeat(1_000_000)}`)),
      A,
    );
    const current = state.kind === 'known' ? state.last?.current : undefined;
    expect(current?.plan).toHaveLength(10_000);
    expect(JSON.stringify(current)).toContain('"deep":[[[[[[["…"]]]]]]]');
  });

  it('can be replaced however deep it is', () => {
    const before = TEXT.replace('"version"', `"deep":${deep},"version"`);
    expect(() => storedStateText(A, { last: LAST }, before)).not.toThrow();
  });

  it.each([1e300, -1e300, 8.64e15 + 1])('is damaged when a time is none: %s', (at) => {
    expect(
      readStoredState(changed({ last: { ...PARSED.last, answer: { ...PARSED.last.answer, at } } }), A),
    ).toEqual({
      kind: 'damaged',
    });
  });

  it('keeps as much depth as came from the server', () => {
    const license = { ...ULTIMATE, deep: [[[[[['x']]]]]] };
    const last = fetchedAt(1_000, license);
    expect(readStoredState(storedStateText(A, { last }, undefined), A)).toEqual({ kind: 'known', last });
  });
});

describe('a state that replaces another', () => {
  const textOver = (before: string) => JSON.parse(storedStateText(A, { last: LAST }, before)) as unknown;

  it('keeps what another version of the extension wrote beside it', () => {
    expect(textOver(changed({ notified: [30], last: { old: true } }))).toEqual({ ...PARSED, notified: [30] });
  });

  it.each([
    ['of another instance', changed({ url: B, notified: [30] })],
    ['of another version', changed({ version: 2, notified: [30] })],
    ['that is damaged', '{"notified": ['],
  ])('keeps nothing of one %s', (_which, before) => {
    expect(textOver(before)).toEqual(PARSED);
  });
});
