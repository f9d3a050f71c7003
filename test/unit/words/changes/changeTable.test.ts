import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../src/licensing/changes/changeRecord';
import { changeTable } from '../../../../src/words/changes/changeTable';

const INSTANCE = 'https://gitlab.example.com';

const ADDED: Change = {
  time: '2027-01-09T09:00:00.000Z',
  instance: INSTANCE,
  account: 'root',
  action: 'add',
  licenseId: 5,
  fingerprint: '0123456789ab',
  before: { id: 4, plan: 'premium', starts_at: '2026-01-27', expires_at: '2027-01-27', user_limit: 1 },
  after: { id: 5, plan: 'ultimate', starts_at: '2027-01-27', expires_at: null, user_limit: 1200 },
  answer: { status: 'done' },
};

const DELETED: Change = {
  time: '2027-01-10T12:00:00.000Z',
  instance: INSTANCE,
  action: 'delete',
  licenseId: 4,
  before: { id: 4, plan: 'premium', starts_at: '2026-01-27', expires_at: '2027-01-27', user_limit: 0 },
  answer: { status: 'unclear', kind: 'timeout' },
};

const RECOUNTED: Change = {
  time: '2027-01-08T12:00:00.000Z',
  instance: INSTANCE,
  action: 'refreshBillableUsers',
  before: { billableUsers: 1234 },
  after: { billableUsers: 1 },
  answer: { status: 'done' },
};

const REFUSED: Change = {
  time: '2027-01-07T12:00:00.000Z',
  instance: INSTANCE,
  action: 'add',
  answer: { status: 'refused', kind: 'rejected', message: 'This license has already expired.\nSorry.' },
};

describe('the page of changes', () => {
  it('has a block for each, the newest first', () => {
    expect(changeTable([REFUSED, RECOUNTED, ADDED, DELETED])).toBe(
      `2027-01-10 12:00:00 UTC · Delete license 4 · https://gitlab.example.com
  License: Premium license 4 · starts 2026-01-27, expires 2027-01-27 · unlimited seats
  No response, outcome unknown: timeout

2027-01-09 09:00:00 UTC · Add license 5 · https://gitlab.example.com
  Added: Ultimate license 5 · starts 2027-01-27, never expires · 1,200 seats
  Previously in use: Premium license 4 · starts 2026-01-27, expires 2027-01-27 · 1 seat
  Key fingerprint: 0123456789ab
  Account: root
  Done

2027-01-08 12:00:00 UTC · Refresh billable users · https://gitlab.example.com
  Before: 1,234 billable users
  After: 1 billable user
  Done

2027-01-07 12:00:00 UTC · Add a license · https://gitlab.example.com
  Rejected: This license has already expired. Sorry.
`,
    );
  });

  it.each(['\n', '\r', '\u0085', '\u2028', '\u2029', '\v'])(
    'shows no change that was not made, although a text has line ends: %j',
    (end) => {
      const forged = `root${end}${end}2027-01-08 12:00:00 UTC · Delete license 7`;
      const text = changeTable([
        {
          ...REFUSED,
          account: forged,
          instance: forged,
          fingerprint: forged,
          time: `2027${end}`,
          before: { id: 1, plan: forged, starts_at: forged, expires_at: forged },
          after: { id: 2, plan: forged },
          answer: { status: 'refused', kind: forged, message: forged },
        },
      ]);
      const lines = text.trimEnd().split(/[\n\r\v\u0085\u2028\u2029]/u);
      expect(lines.slice(1).filter((line) => !line.startsWith('  '))).toEqual([]);
      expect(lines).toHaveLength(6);
    },
  );

  it('keeps what people write, and drops marks of direction', () => {
    const account = 'مه\u200cدی \u202eroot';
    expect(changeTable([{ ...REFUSED, account }])).toContain('  Account: مه\u200cدی root\n');
    expect(changeTable([{ ...REFUSED, account: 'x'.repeat(2000) }])).toContain('x'.repeat(900));
    expect(changeTable([{ ...REFUSED, account: 'x'.repeat(2000) }])).not.toContain('x'.repeat(1000));
  });

  it('says when there is nothing to say', () => {
    expect(changeTable([])).toBe('No change has been recorded.\n');
  });

  it('says how much of the record is lost', () => {
    expect(changeTable([REFUSED], 2)).toMatch(/^2 lines of the record can't be read.\n\n2027-01-07/);
    expect(changeTable([], 1)).toBe("1 line of the record can't be read.\n\nNo change has been recorded.\n");
  });

  it.each([
    [1, "1 older change isn't shown. Export the record to see it."],
    [1_234, "1,234 older changes aren't shown. Export the record to see them."],
  ])('says below them that %i older ones are left out', (older, said) => {
    expect(changeTable([REFUSED], 0, older).endsWith(`\n\n${said}\n`)).toBe(true);
  });
});
