import { describe, expect, it } from 'vitest';
import { coverageOf, predictCoverage } from '../../../src/licensing/coverage';
import { type Thresholds } from '../../../src/licensing/severity';
import { casesOfOneLicense, type CoverageCase } from './casesOfOneLicense';
import { casesOfSeveralLicenses } from './casesOfSeveralLicenses';
import { asSentOn, day, lastingAnswer, rowsOf, summaryOf } from './rows';

const thresholds: Thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };

const cases = [...casesOfOneLicense, ...casesOfSeveralLicenses];

function expectedOf({ current, roles, until, left, severity, gaps = '', chain }: CoverageCase) {
  return { current, roles, until, left, severity, gaps, chain };
}

describe.each(cases)('$name', (each) => {
  const { today } = each;
  const expected = expectedOf(each);
  const answer = lastingAnswer(expected.current === 'none' ? undefined : expected.current, today);
  const rows = rowsOf(each.rows);

  it.each([
    ['with the expired flags of a server', asSentOn(today, rows)],
    ['without any expired flag', rows],
    ['with the rows in another order', asSentOn(today, rows).reverse()],
  ])('%s', (_name, given) => {
    const coverage = coverageOf(given, answer, day(today), thresholds);
    expect(summaryOf(coverage)).toEqual(expected);
    expect(coverage).toMatchObject({ today, clock: 'agrees' });
  });
});

describe('predictCoverage', () => {
  it('is what GitLab would answer by the dates alone', () => {
    const byDates = cases.filter(({ name }) => !name.startsWith('a cancelled subscription'));
    for (const each of byDates) {
      const prediction = predictCoverage(rowsOf(each.rows), day(each.today), thresholds);
      expect(summaryOf(prediction), each.name).toEqual(expectedOf(each));
    }
  });

  it.each([
    ['the only license', '1: 2026-06-01 → 2027-06-01', 1, 'none', 'none', '–'],
    [
      'a current one with an expired one behind it',
      '1: 2025-01-27 → 2026-01-27; 2: 2026-01-27 → 2027-01-27',
      2,
      1,
      'expired',
      '2026-01-26',
    ],
    ['the renewal', '1: 2026-01-27 → 2027-01-27; 2: 2027-01-27 → 2028-01-27', 2, 1, 'critical', '2027-01-26'],
    ['the only license, an expired one', '1: 2025-01-27 → 2026-01-27', 1, 'none', 'none', '–'],
    ['a past one', '1: 2024-01-27 → 2025-01-27; 2: 2026-01-27 → 2027-01-27', 1, 2, 'critical', '2027-01-26'],
  ])('tells what is left when GitLab loses %s', (_, rows, deleted, current, severity, until) => {
    const left = rowsOf(rows).filter((row) => row.id !== deleted);
    const prediction = predictCoverage(left, day('2027-01-20'), thresholds);
    expect(summaryOf(prediction)).toMatchObject({ current, severity, until });
  });
});
