export const ONE = '1: 2026-06-01 → 2027-06-01';
export const EXPIRED_BEHIND = '1: 2025-01-27 → 2026-01-27; 2: 2026-01-27 → 2027-01-27';
const RENEWED = '1: 2026-01-27 → 2027-01-27; 2: 2027-01-27 → 2028-01-27';
const EXPIRED = '1: 2025-01-27 → 2026-01-27';
const PAST = '1: 2024-01-27 → 2025-01-27; 2: 2026-01-27 → 2027-01-27';
const THREE = `${RENEWED}; 3: 2028-01-27 → 2029-01-27`;
const GAP = '1: 2026-01-27 → 2027-01-27; 2: 2027-02-04 → 2028-02-04';
const IN_GAP = '1: 2025-01-27 → 2027-01-10; 2: 2027-02-04 → 2028-02-04';

export type DeleteCase = readonly [
  name: string,
  rows: string,
  deleted: number,
  current: number | undefined,
  expected: { current: string; reach: string; gaps: string; loss: string },
];

/** On 2027-01-20. */
export const DELETE_CASES: readonly DeleteCase[] = [
  [
    'the only license: Free features only',
    ONE,
    1,
    1,
    { current: 'none', reach: '2027-05-31 → over', gaps: '', loss: 'key in export' },
  ],
  [
    'the current one before an expired one: that becomes current',
    EXPIRED_BEHIND,
    2,
    2,
    {
      current: '1 (expired), free without 1',
      reach: '2027-01-26 → over',
      gaps: '',
      loss: 'key in export',
    },
  ],
  [
    'the current one before two expired ones: both stand between it and Free',
    `${EXPIRED_BEHIND}; 3: 2024-01-27 → 2025-01-27`,
    2,
    2,
    {
      current: '3 (expired), free without 1 and 3',
      reach: '2027-01-26 → over',
      gaps: '',
      loss: 'key in export',
    },
  ],
  [
    'an upcoming one: nothing happens today, but coverage ends earlier',
    RENEWED,
    2,
    1,
    { current: '1, unchanged', reach: '2028-01-26 → 2027-01-26', gaps: '', loss: 'key' },
  ],
  [
    'an upcoming one behind a gap',
    GAP,
    2,
    1,
    { current: '1, unchanged', reach: '2028-02-03 → 2027-01-26', gaps: '', loss: 'key' },
  ],
  [
    'an upcoming one between two others: a gap opens',
    THREE,
    2,
    1,
    { current: '1, unchanged', reach: 'same', gaps: '2027-01-27…2028-01-26', loss: 'key' },
  ],
  [
    'an upcoming one whose turn never comes',
    '1: 2027-02-01 → 2027-03-01; 2: 2026-06-01 → 2027-06-01',
    1,
    2,
    { current: '2, unchanged', reach: 'same', gaps: '', loss: 'key' },
  ],
  [
    'the upcoming one that an expired instance waits for',
    IN_GAP,
    2,
    1,
    { current: '1, unchanged', reach: '2028-02-03 → over', gaps: '', loss: 'key' },
  ],
  [
    'the current one while the next one waits: a gap from today on',
    RENEWED,
    1,
    1,
    { current: 'none', reach: 'same', gaps: '2027-01-20…2027-01-26', loss: 'key in export' },
  ],
  [
    'the expired one in a gap, which stays as long as it was',
    IN_GAP,
    1,
    1,
    { current: 'none, leaves read-only', reach: 'same', gaps: '', loss: 'record in export' },
  ],
  [
    'the only one, expired: leaves the read-only state',
    EXPIRED,
    1,
    1,
    { current: 'none, leaves read-only', reach: 'same', gaps: '', loss: 'record in export' },
  ],
  [
    'a past one: only history is lost',
    PAST,
    1,
    2,
    { current: '2, unchanged', reach: 'same', gaps: '', loss: 'record' },
  ],
  [
    'a newer one before a longer one: that takes over',
    '1: 2026-06-01 → 2027-06-01; 2: 2027-01-01 → 2027-02-01',
    2,
    2,
    { current: '1', reach: 'same', gaps: '', loss: 'key in export' },
  ],
  [
    'one that stands by until the end of a newer one',
    '1: 2026-06-01 → 2027-06-01; 2: 2027-01-01 → 2027-02-01',
    1,
    2,
    { current: '2, unchanged', reach: '2027-05-31 → 2027-01-31', gaps: '', loss: 'key' },
  ],
  [
    'the one without an end',
    '1: 2026-06-01 → 2027-06-01; 2: 2026-01-01 → never',
    2,
    2,
    { current: '1', reach: 'endless → 2027-05-31', gaps: '', loss: 'key in export' },
  ],
  [
    'the upcoming one of an instance without a license',
    '1: 2027-02-01 → 2028-02-01',
    1,
    undefined,
    { current: 'none, unchanged', reach: '2028-01-31 → over', gaps: '', loss: 'key' },
  ],
];
