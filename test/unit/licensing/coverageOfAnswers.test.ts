import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/licensing/coverage';
import { type Thresholds } from '../../../src/licensing/severity';
import { asSentOn, day, firstAnswer, lastingAnswer, rowsOf, summaryOf } from './rows';

const thresholds: Thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
const oneYear = rowsOf('1: 2026-01-27 → 2027-01-27');

describe('clocks', () => {
  it('a license that the server calls not expired is covered on the local day of expiry', () => {
    const rows = asSentOn('2027-01-26', oneYear);
    const coverage = coverageOf(rows, lastingAnswer(1, '2027-01-27'), day('2027-01-27'), thresholds);
    expect(coverage).toMatchObject({
      today: '2027-01-26',
      clock: 'adjusted',
      daysLeft: 1,
      severity: 'critical',
    });
  });

  it('a license that the server calls expired is expired on its last local day', () => {
    const rows = asSentOn('2027-01-27', oneYear);
    const coverage = coverageOf(rows, lastingAnswer(1, '2027-01-26'), day('2027-01-26'), thresholds);
    expect(coverage).toMatchObject({
      today: '2027-01-27',
      clock: 'adjusted',
      daysLeft: 0,
      severity: 'expired',
    });
  });

  it('that differ by more than a day are reported, and the server is believed', () => {
    const fast = coverageOf(
      asSentOn('2027-01-10', oneYear),
      lastingAnswer(1, '2027-03-01'),
      day('2027-03-01'),
      thresholds,
    );
    expect(fast).toMatchObject({ today: '2027-01-26', clock: 'differs', daysLeft: 1, severity: 'critical' });
    const slow = coverageOf(
      asSentOn('2027-03-01', oneYear),
      lastingAnswer(1, '2027-01-10'),
      day('2027-01-10'),
      thresholds,
    );
    expect(slow).toMatchObject({ today: '2027-01-27', clock: 'differs', daysLeft: 0, severity: 'expired' });
  });

  it.each([
    ['2027-01-27', 'adjusted'],
    ['2027-01-28', 'differs'],
  ])('on the local day %s: %s', (today, clock) => {
    const rows = asSentOn('2027-01-26', oneYear);
    expect(coverageOf(rows, lastingAnswer(1, today), day(today), thresholds).clock).toBe(clock);
  });

  it('agree when no flag contradicts them', () => {
    const endless = rowsOf('1: 2026-01-27 → never');
    expect(coverageOf(endless, lastingAnswer(1, '2099-01-01'), day('2099-01-01'), thresholds)).toMatchObject({
      today: '2099-01-01',
      clock: 'agrees',
      severity: 'ok',
    });
  });

  it('a license that the server already uses has started, whatever the local day', () => {
    const rows = asSentOn('2027-02-04', rowsOf('1: 2026-01-27 → 2027-01-27; 2: 2027-02-04 → 2028-02-04'));
    const coverage = coverageOf(rows, lastingAnswer(2, '2027-02-03'), day('2027-02-03'), thresholds);
    expect(coverage.clock).toBe('adjusted');
    expect(summaryOf(coverage)).toMatchObject({
      current: 2,
      roles: '2 current; 1 expired',
      severity: 'ok',
      gaps: '',
    });
  });
});

describe('a server that does not choose what the dates name', () => {
  const today = '2027-01-20';
  const cancelled = asSentOn(today, rowsOf('1: 2026-06-01 → 2027-06-01; 3: 2026-06-01 → 2027-01-15'));

  it('is current by its answer at once, while the dates still count', () => {
    const coverage = coverageOf(cancelled, firstAnswer(3, today), day(today), thresholds);
    expect(coverage.agreement).toBe('unconfirmed');
    expect(summaryOf(coverage)).toEqual({
      current: 3,
      roles: '3 current (expired); 1 stands by, 2027-01-20',
      until: '2027-05-31',
      left: 132,
      severity: 'ok',
      gaps: '',
      chain: '1 from 2027-01-20',
    });
  });

  it('is believed when it keeps to its answer', () => {
    const coverage = coverageOf(cancelled, lastingAnswer(3, today), day(today), thresholds);
    expect(coverage).toMatchObject({ agreement: 'confirmed', severity: 'expired', daysLeft: -5 });
  });

  it('takes the days of the license it passes over, not those of a renewal behind it', () => {
    const rows = [...cancelled, ...rowsOf('4: 2027-03-01 → 2028-03-01')];
    expect(summaryOf(coverageOf(rows, lastingAnswer(3, today), day(today), thresholds))).toMatchObject({
      roles: '4 upcoming, 2027-03-01; 3 current (expired); 1 passed over',
      severity: 'expired',
      gaps: '2027-01-15…2027-02-28',
    });
  });

  it('leaves an instance without a license when it says so', () => {
    const coverage = coverageOf(cancelled, lastingAnswer(undefined, today), day(today), thresholds);
    expect(summaryOf(coverage)).toEqual({
      current: 'none',
      roles: '3 expired; 1 passed over',
      until: '–',
      left: '–',
      severity: 'none',
      gaps: '',
      chain: '',
    });
  });

  it('covers nothing with a license without an end that it does not answer', () => {
    const endless = asSentOn(today, rowsOf('1: 2026-06-01 → never'));
    const coverage = coverageOf(endless, lastingAnswer(undefined, today), day(today), thresholds);
    expect(summaryOf(coverage)).toMatchObject({ current: 'none', roles: '1 passed over', severity: 'none' });
  });

  it('keeps an older license in use when it passes a newer one over', () => {
    const rows = asSentOn(today, rowsOf('1: 2026-06-01 → 2027-06-01; 2: 2026-07-01 → 2027-07-01'));
    expect(summaryOf(coverageOf(rows, lastingAnswer(1, today), day(today), thresholds))).toMatchObject({
      current: 1,
      roles: '2 passed over; 1 current',
      until: '2027-05-31',
    });
  });
});

describe('an answer of another day', () => {
  const answeredOn = '2027-01-20';
  const renewed = rowsOf('1: 2026-01-27 → 2027-01-27; 2: 2027-01-27 → 2028-01-27');
  const rows = asSentOn(answeredOn, renewed);
  const answer = lastingAnswer(1, answeredOn);

  it('holds until a license starts or ends', () => {
    expect(coverageOf(rows, answer, day('2027-01-26'), thresholds).currentId).toBe(1);
  });

  it('gives way to the renewal that has taken over since', () => {
    const coverage = coverageOf(rows, answer, day('2027-01-28'), thresholds);
    expect(coverage).toMatchObject({ today: '2027-01-28', clock: 'agrees', currentId: 2 });
    expect(summaryOf(coverage)).toMatchObject({ roles: '2 current; 1 expired', left: 364, severity: 'ok' });
  });

  it('does not hide that the license has expired since', () => {
    const alone = asSentOn(answeredOn, oneYear);
    const coverage = coverageOf(alone, answer, day('2027-01-29'), thresholds);
    expect(coverage).toMatchObject({ clock: 'agrees', currentId: 1, daysLeft: -2, severity: 'expired' });
  });

  it('does not bring back what the server passed over', () => {
    const cancelled = asSentOn(answeredOn, rowsOf('1: 2026-06-01 → 2027-06-01; 3: 2026-06-01 → 2027-01-15'));
    const coverage = coverageOf(cancelled, lastingAnswer(3, answeredOn), day('2027-05-31'), thresholds);
    expect(coverage).toMatchObject({ agreement: 'confirmed', currentId: 3, severity: 'expired' });
  });

  it('keeps an unconfirmed choice while the dates stay the same', () => {
    const coverage = coverageOf(rows, firstAnswer(2, '2027-01-27'), day('2027-01-28'), thresholds);
    expect(coverage.currentId).toBe(2);
  });
});
