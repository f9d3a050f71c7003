import { describe, expect, it } from 'vitest';
import { predictCoverage } from '../../../../src/licensing/coverage';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import { check, find, license, situationWith, THRESHOLDS, TODAY } from './precheckWorld';
import { day } from '../rows';

const RENEWAL = license(2, '2027-06-01', '2028-06-01');
const YEAR = '2027-01-10 → 2028-01-10';

describe('days', () => {
  it.each<[string, string, Parameters<typeof situationWith>[0], unknown[]]>([
    [
      'a gap before it',
      '2027-06-03 → 2028-06-03',
      {},
      [{ level: 'warning', kind: 'gapBefore', gap: { from: '2027-06-01', to: '2027-06-02' } }],
    ],
    [
      'a gap that is closed',
      '2027-06-01 → 2027-07-01',
      { others: [license(2, '2027-06-11', '2028-06-01')] },
      [
        { level: 'information', kind: 'gapClosed', gap: { from: '2027-06-01', to: '2027-06-10' } },
        { level: 'information', kind: 'postpones', from: '2027-06-11', to: '2027-07-01' },
      ],
    ],
    [
      'what is left of a gap',
      '2027-06-03 → 2027-06-08',
      { others: [license(2, '2027-06-11', '2028-06-01')] },
      [
        { level: 'warning', kind: 'gapBefore', gap: { from: '2027-06-01', to: '2027-06-02' } },
        { level: 'warning', kind: 'gapAfter', gap: { from: '2027-06-08', to: '2027-06-10' } },
      ],
    ],
    [
      'an earlier end',
      '2027-01-10 → 2027-03-01',
      {},
      [{ level: 'warning', kind: 'endsEarlier', lastDay: '2027-02-28', coveredUntil: '2027-05-31' }],
    ],
    [
      'an end where there was none',
      YEAR,
      { current: { expires_at: null, expired: null } },
      [{ level: 'warning', kind: 'endsEarlier', lastDay: '2028-01-09', coveredUntil: undefined }],
    ],
    [
      'a renewal that never has its turn',
      '2027-01-10 → 2028-06-01',
      { others: [license(2, '2027-06-01', '2028-06-01')] },
      [{ level: 'warning', kind: 'postpones', from: '2027-06-01', to: undefined }],
    ],
    [
      'coverage that had ended',
      '2027-01-10 → 2027-02-01',
      { current: { expires_at: '2027-01-05', expired: true } },
      [],
    ],
  ])('tells %s', (_name, days, world, expected) => {
    expect(check(days, situationWith(world)).findings).toMatchObject(expected);
  });

  it('tells an earlier end by its last day', () => {
    expect(find(check('2027-01-10 → 2027-05-31'), 'endsEarlier')).toMatchObject({ lastDay: '2027-05-30' });
    expect(find(check('2027-01-10 → 2027-06-01'), 'endsEarlier')).toBeUndefined();
  });

  it('warns of a renewal that waits for ever, and informs of one that waits longer', () => {
    const others = [RENEWAL];
    expect(find(check('2027-01-10 → 2028-06-01', situationWith({ others })), 'postpones')?.level).toBe(
      'warning',
    );
    expect(find(check('2027-01-10 → 2027-08-01', situationWith({ others })), 'postpones')).toMatchObject({
      level: 'information',
      license: { id: 2 },
      from: '2027-06-01',
      to: '2027-08-01',
    });
  });

  it('tells that a clock is wrong', () => {
    const { known, ...rest } = situationWith();
    const situation = {
      ...rest,
      today: day('2027-03-01'),
      known: { ...known, coverage: { ...known.coverage, clock: 'differs' as const } },
    };
    expect(find(check(YEAR, situation), 'clockDiffers')).toEqual({
      level: 'warning',
      kind: 'clockDiffers',
      local: '2027-03-01',
      server: TODAY,
    });
  });
});

describe('a key for an instance whose renewal waits', () => {
  const situation = situationWith({ current: { expires_at: '2027-06-01' } });
  const waiting = [{ id: 2, plan: 'ultimate', starts_at: '2027-06-01', expires_at: '2028-06-01' }];
  const rows = licenseRows([...situation.known.licenses, ...waiting]);
  const coverage = predictCoverage(rows, TODAY, THRESHOLDS);
  const renewed = { ...situation, known: { ...situation.known, coverage, waiting } };

  it('leaves the renewal its days, and takes none away', () => {
    const result = check('2027-01-10 → 2027-03-01', renewed);
    expect(result.after).toMatchObject({ coveredUntil: '2028-05-31', gaps: [] });
    expect(result.after?.chain).toEqual([
      { id: 2, from: TODAY },
      { id: 1, from: '2027-03-01' },
      { id: 3, from: '2027-06-01' },
    ]);
    expect(check('2027-01-10 → 2027-03-01', situation).after).toMatchObject({ coveredUntil: '2027-05-31' });
  });
});
