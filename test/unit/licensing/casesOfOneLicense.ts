import type { Severity } from '../../../src/licensing/severity';

/** What GitLab's rules say about some licenses on a day, in the short texts of `summaryOf`. */
export interface CoverageCase {
  readonly name: string;
  readonly rows: string;
  readonly today: string;
  readonly current: number | 'none';
  readonly roles: string;
  readonly until: string;
  readonly left: number | '–';
  readonly severity: Severity;
  readonly gaps?: string;
  readonly chain: string;
}

const oneYear = '1: 2026-02-01 → 2027-02-01';

/** Reckoned with a warning within 30 days and critical within 7. */
export const casesOfOneLicense: readonly CoverageCase[] = [
  {
    name: 'one license in the middle of its year',
    rows: '1: 2026-06-01 → 2027-06-01',
    today: '2027-01-01',
    current: 1,
    roles: '1 current',
    until: '2027-05-31',
    left: 151,
    severity: 'ok',
    chain: '1 from 2027-01-01',
  },
  {
    name: 'one day more than the warning asks for',
    rows: oneYear,
    today: '2027-01-01',
    current: 1,
    roles: '1 current',
    until: '2027-01-31',
    left: 31,
    severity: 'ok',
    chain: '1 from 2027-01-01',
  },
  {
    name: 'the first day of the warning',
    rows: oneYear,
    today: '2027-01-02',
    current: 1,
    roles: '1 current',
    until: '2027-01-31',
    left: 30,
    severity: 'warning',
    chain: '1 from 2027-01-02',
  },
  {
    name: 'the last day that is only a warning',
    rows: oneYear,
    today: '2027-01-24',
    current: 1,
    roles: '1 current',
    until: '2027-01-31',
    left: 8,
    severity: 'warning',
    chain: '1 from 2027-01-24',
  },
  {
    name: 'the first critical day',
    rows: oneYear,
    today: '2027-01-25',
    current: 1,
    roles: '1 current',
    until: '2027-01-31',
    left: 7,
    severity: 'critical',
    chain: '1 from 2027-01-25',
  },
  {
    name: 'the last day of a license',
    rows: oneYear,
    today: '2027-01-31',
    current: 1,
    roles: '1 current',
    until: '2027-01-31',
    left: 1,
    severity: 'critical',
    chain: '1 from 2027-01-31',
  },
  {
    name: 'the day of expiry, on which an expired license is still the current one',
    rows: oneYear,
    today: '2027-02-01',
    current: 1,
    roles: '1 current (expired)',
    until: '2027-01-31',
    left: 0,
    severity: 'expired',
    chain: '',
  },
  {
    name: 'three days after the expiry',
    rows: oneYear,
    today: '2027-02-04',
    current: 1,
    roles: '1 current (expired)',
    until: '2027-01-31',
    left: -3,
    severity: 'expired',
    chain: '',
  },
  {
    name: 'a license that starts today',
    rows: '1: 2027-01-01 → 2028-01-01',
    today: '2027-01-01',
    current: 1,
    roles: '1 current',
    until: '2027-12-31',
    left: 365,
    severity: 'ok',
    chain: '1 from 2027-01-01',
  },
  {
    name: 'a license that starts tomorrow and none before it',
    rows: '1: 2027-01-02 → 2028-01-02',
    today: '2027-01-01',
    current: 'none',
    roles: '1 upcoming, 2027-01-02',
    until: '–',
    left: '–',
    severity: 'none',
    gaps: '2027-01-01…2027-01-01',
    chain: '',
  },
  {
    name: 'no license at all',
    rows: '',
    today: '2027-01-01',
    current: 'none',
    roles: '',
    until: '–',
    left: '–',
    severity: 'none',
    chain: '',
  },
  {
    name: 'a license without an expiry',
    rows: '1: 2020-01-01 → never',
    today: '2027-01-01',
    current: 1,
    roles: '1 current',
    until: '–',
    left: '–',
    severity: 'ok',
    chain: '1 from 2027-01-01',
  },
  {
    name: 'a license whose last day is a leap day',
    rows: '1: 2027-03-01 → 2028-03-01',
    today: '2028-02-28',
    current: 1,
    roles: '1 current',
    until: '2028-02-29',
    left: 2,
    severity: 'critical',
    chain: '1 from 2028-02-28',
  },
];
