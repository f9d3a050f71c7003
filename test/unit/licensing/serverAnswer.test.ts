import { describe, expect, it } from 'vitest';
import { CONFIRMATION_MS, followAnswer, judgeAnswer, serverDay } from '../../../src/licensing/serverAnswer';
import { day, firstAnswer, lastingAnswer, rowsOf } from './rows';

const untilJanuary27 = rowsOf('1: 2026-01-27 → 2027-01-27');

function flagged(expired: boolean) {
  return untilJanuary27.map((row) => ({ ...row, expired }));
}

describe('the day on the server', () => {
  it.each([
    ['not expired: before the expiry', false, '2027-01-20', '2027-01-20'],
    ['not expired on the last day', false, '2027-01-26', '2027-01-26'],
    ['not expired on the local day of expiry: still the day before', false, '2027-01-27', '2027-01-26'],
    ['not expired weeks after the expiry: the last day it can be', false, '2027-03-01', '2027-01-26'],
    ['expired on the day of expiry', true, '2027-01-27', '2027-01-27'],
    ['expired afterwards', true, '2027-03-01', '2027-03-01'],
    ['expired on the local day before: already the day of expiry', true, '2027-01-26', '2027-01-27'],
    ['expired weeks before the expiry: the first day it can be', true, '2027-01-01', '2027-01-27'],
  ])('%s', (_, expired, today, expected) => {
    expect(serverDay(flagged(expired), firstAnswer(1, today), day(today))).toBe(expected);
  });

  it('is the local day when the server gives no flag', () => {
    expect(serverDay(untilJanuary27, firstAnswer(1, '2027-03-01'), day('2027-03-01'))).toBe('2027-03-01');
    const endless = rowsOf('1: 2026-01-27 → never').map((row) => ({ ...row, expired: true }));
    expect(serverDay(endless, firstAnswer(1, '2027-03-01'), day('2027-03-01'))).toBe('2027-03-01');
  });

  it('keeps to the flags of all licenses', () => {
    const rows = [
      ...rowsOf('1: 2026-01-27 → 2027-01-27; 2: 2026-01-27 → 2027-01-25').map((row) => ({
        ...row,
        expired: true,
      })),
      ...rowsOf('3: 2026-01-27 → 2027-02-10; 4: 2026-01-27 → 2027-02-08').map((row) => ({
        ...row,
        expired: false,
      })),
    ];
    expect(serverDay(rows, firstAnswer(3, '2027-01-01'), day('2027-01-01'))).toBe('2027-01-27');
    expect(serverDay(rows, firstAnswer(3, '2027-03-01'), day('2027-03-01'))).toBe('2027-02-07');
  });

  it('is not before the start of the license that the server calls current', () => {
    const rows = rowsOf('1: 2026-01-27 → 2027-01-20; 2: 2027-01-27 → 2028-01-27');
    expect(serverDay(rows, firstAnswer(2, '2027-01-26'), day('2027-01-26'))).toBe('2027-01-27');
    expect(serverDay(rows, firstAnswer(1, '2027-01-26'), day('2027-01-26'))).toBe('2027-01-26');
  });

  it('is the later one when answers from both sides of midnight contradict one another', () => {
    const rows = [
      ...flagged(false),
      ...rowsOf('2: 2026-01-27 → 2027-01-27').map((row) => ({ ...row, expired: true })),
    ];
    expect(serverDay(rows, firstAnswer(1, '2027-01-27'), day('2027-01-27'))).toBe('2027-01-27');
    expect(serverDay(rows, firstAnswer(1, '2027-01-26'), day('2027-01-26'))).toBe('2027-01-27');
  });

  it('passes on with the local days since the answer', () => {
    const answered = firstAnswer(1, '2027-01-20');
    expect(serverDay(flagged(false), answered, day('2027-01-27'))).toBe('2027-01-27');
    expect(serverDay(flagged(false), answered, day('2027-02-15'))).toBe('2027-02-15');
    expect(serverDay(flagged(false), firstAnswer(1, '2027-01-27'), day('2027-01-28'))).toBe('2027-01-27');
    expect(serverDay(flagged(true), firstAnswer(1, '2027-01-26'), day('2027-01-29'))).toBe('2027-01-29');
  });

  it('has no more room when the local clock was set back after the answer', () => {
    expect(serverDay(flagged(false), firstAnswer(1, '2027-03-01'), day('2027-02-01'))).toBe('2027-01-26');
  });
});

describe('a choice of the server that the dates contradict', () => {
  const rows = rowsOf('1: 2026-06-01 → 2027-06-01; 2: 2026-06-01 → 2027-03-01; 3: 2026-06-01 → 2027-01-15');
  const today = day('2027-01-20');
  const steady = lastingAnswer(3, today);

  it('is none when the server names the license that the dates name', () => {
    expect(judgeAnswer(rows, lastingAnswer(2, today), today)).toEqual({
      agreement: 'agrees',
      passedOver: new Set(),
    });
    expect(judgeAnswer([], lastingAnswer(undefined, today), today).agreement).toBe('agrees');
  });

  it('is believed when two answers at least a minute apart agree', () => {
    const answers = { ...steady, since: 1_000_000, at: 1_000_000 + CONFIRMATION_MS };
    expect(CONFIRMATION_MS).toBe(60_000);
    expect(judgeAnswer(rows, answers, today)).toEqual({
      agreement: 'confirmed',
      passedOver: new Set([1, 2]),
    });
  });

  it.each([
    ['a first answer', 0],
    ['two answers less than a minute apart', 59_999],
    ['a clock that was set back', -600_000],
  ])('is not believed for %s: GitLab caches its choice for a minute', (_, lasted) => {
    const answers = { ...steady, since: 1_000_000, at: 1_000_000 + lasted };
    expect(judgeAnswer(rows, answers, today)).toEqual({ agreement: 'unconfirmed', passedOver: new Set() });
  });

  it.each([
    ['starts today', '9: 2027-01-20 → 2028-01-20'],
    ['starts tomorrow', '9: 2027-01-21 → 2028-01-21'],
    ['started yesterday', '9: 2027-01-19 → 2028-01-20'],
    ['expires today', '9: 2025-01-20 → 2027-01-20'],
    ['expires tomorrow', '9: 2025-01-20 → 2027-01-21'],
    ['expired yesterday', '9: 2025-01-20 → 2027-01-19'],
  ])('is not believed while a license %s: it may be another day on the server', (_, near) => {
    expect(judgeAnswer([...rows, ...rowsOf(near)], steady, today).agreement).toBe('unconfirmed');
  });

  it.each([
    ['starts in two days', '9: 2027-01-22 → 2028-01-20'],
    ['expired two days ago', '2: 2025-01-20 → 2027-01-18'],
  ])('is believed when the nearest license %s', (_, near) => {
    const [extra] = rowsOf(near);
    const others = rows.filter((row) => row.id !== extra!.id);
    expect(judgeAnswer([...others, extra!], steady, today).agreement).toBe('confirmed');
  });

  it('passes over only what GitLab would have preferred', () => {
    expect(judgeAnswer(rows, lastingAnswer(1, today), today).passedOver).toEqual(new Set([2]));
    const ended = rowsOf(
      '1: 2024-06-01 → 2025-06-01; 2: 2025-06-01 → 2026-06-01; 3: 2027-06-01 → 2028-06-01',
    );
    expect(judgeAnswer(ended, lastingAnswer(1, today), today).passedOver).toEqual(new Set([2]));
  });

  it('passes over everything that has started when the server says there is no license', () => {
    const more = [...rows, ...rowsOf('4: 2027-06-01 → 2028-06-01')];
    expect(judgeAnswer(more, lastingAnswer(undefined, today), today).passedOver).toEqual(new Set([1, 2, 3]));
  });

  it('is not believed when the named license is not among the rows', () => {
    expect(judgeAnswer(rows, lastingAnswer(77, today), today).agreement).toBe('unconfirmed');
  });
});

describe('following the answers', () => {
  const rows = rowsOf('1: 2026-01-27 → 2027-01-27; 2: 2027-01-27 → 2028-01-27');
  const latest = { id: 1, at: 5000, on: day('2027-01-20') };
  const before = { rows, answer: { id: 1, since: 1000, at: 2000, on: day('2027-01-19') } };

  it('begins with the first answer', () => {
    expect(followAnswer(undefined, rows, latest)).toEqual({ ...latest, since: 5000 });
    const none = { ...latest, id: undefined };
    expect(followAnswer(undefined, [], none)).toEqual({ ...none, since: 5000 });
  });

  it('goes on while the server names the same license among the same rows', () => {
    expect(followAnswer(before, rows.toReversed(), latest)).toEqual({ ...latest, since: 1000 });
  });

  it('begins anew when the server names another license, or none', () => {
    expect(followAnswer(before, rows, { ...latest, id: 2 }).since).toBe(5000);
    expect(followAnswer(before, rows, { ...latest, id: undefined }).since).toBe(5000);
  });

  it.each([
    ['added', rowsOf('1: 2026-01-27 → 2027-01-27; 2: 2027-01-27 → 2028-01-27; 3: 2026-06-01 → 2027-06-01')],
    ['deleted', rowsOf('1: 2026-01-27 → 2027-01-27')],
    ['exchanged', rowsOf('1: 2026-01-27 → 2027-01-27; 3: 2026-06-01 → 2027-06-01')],
  ])('begins anew after a license was %s, when the answer may be a cached one', (_, changed) => {
    expect(followAnswer(before, changed, latest).since).toBe(5000);
  });
});
