import { describe, expect, it } from 'vitest';
import { changeLine, summaryOf, type Change } from '../../../../src/licensing/changes/changeRecord';
import { readChanges } from '../../../../src/licensing/changes/changeRecord';

const DELETED: Change = {
  time: '2027-01-10T12:00:00.000Z',
  instance: 'https://gitlab.example.com',
  account: 'root',
  action: 'delete',
  licenseId: 2,
  before: {
    id: 2,
    plan: 'ultimate',
    starts_at: '2026-06-01',
    expires_at: null,
    user_limit: 100,
  },
  answer: { status: 'done' },
};

const REFUSED: Change = {
  time: '2027-01-11T12:00:00.000Z',
  instance: 'https://gitlab.example.com',
  action: 'add',
  fingerprint: '0123456789ab',
  answer: { status: 'refused', kind: 'rejected', message: 'The license key is invalid.\nReally.' },
};

/** On one line, as texts of servers are. */
const READ_REFUSED: Change = {
  ...REFUSED,
  answer: { ...REFUSED.answer, message: 'The license key is invalid. Really.' },
};

const RECOUNTED: Change = {
  time: '2027-01-12T12:00:00Z',
  instance: 'https://gitlab.example.com',
  action: 'refreshBillableUsers',
  before: { billableUsers: 90 },
  after: { billableUsers: 91 },
  answer: { status: 'unclear' },
};

describe('the record of changes', () => {
  it('is read as it was written', () => {
    const text = [DELETED, REFUSED, RECOUNTED].map(changeLine).join('');
    expect(text.split('\n')).toHaveLength(4);
    expect(readChanges(text)).toEqual({
      entries: [DELETED, READ_REFUSED, RECOUNTED],
      unreadable: 0,
      older: 0,
    });
  });

  it('comes through the door when it is read: anybody can write into the file', () => {
    const text = changeLine({
      ...REFUSED,
      account: `ro\u202eot\u0000${'x'.repeat(20_000)}`,
      answer: { status: 'refused', message: 'No.\n2027-01-13 12:00:00 UTC  Delete license 1' },
    });
    const [entry] = readChanges(text).entries;
    expect(entry?.account).toMatch(/^rootx+…$/);
    expect(entry?.account).toHaveLength(10_000);
    expect(entry?.answer.message).toBe('No. 2027-01-13 12:00:00 UTC  Delete license 1');
  });

  it('with a line that is nested without end is read all the same', () => {
    const deep = `{"time":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`;
    expect(readChanges(deep + changeLine(DELETED))).toEqual({ entries: [DELETED], unreadable: 1, older: 0 });
  });

  it('is empty at first', () => {
    expect(readChanges('')).toEqual({ entries: [], unreadable: 0, older: 0 });
  });

  it('is read no further back than 2,000 lines', () => {
    const older = changeLine(DELETED).repeat(3);
    const record = readChanges(`${older}\n${changeLine(RECOUNTED).repeat(1_999)}\r\n\n{}\n`);
    expect(record.entries).toHaveLength(1_999);
    expect(record.entries).not.toContainEqual(DELETED);
    expect(record).toMatchObject({ unreadable: 1, older: 3 });
  });

  it('takes no memory for millions of empty lines', () => {
    const text = `\n${changeLine(DELETED)}${'\n'.repeat(8_000_000)}`;
    expect(readChanges(text)).toEqual({ entries: [DELETED], unreadable: 0, older: 0 });
  });

  it('survives what may have happened to the file', () => {
    const lines = [
      changeLine(DELETED).trim(),
      '{"time":"2027-01-',
      'null',
      '[]',
      JSON.stringify({ ...DELETED, action: 'rename' }),
      JSON.stringify({ ...DELETED, time: 'yesterday' }),
      JSON.stringify({ ...DELETED, before: { id: 'two' } }),
      JSON.stringify({ ...DELETED, answer: undefined }),
      '',
      JSON.stringify({ ...REFUSED, addedLater: true }),
    ];
    expect(readChanges(lines.join('\r\n'))).toEqual({
      entries: [DELETED, READ_REFUSED],
      unreadable: 7,
      older: 0,
    });
  });

  it('holds a few fields of a license only', () => {
    const license = {
      id: 2,
      plan: 'ultimate',
      starts_at: '2026-06-01',
      expires_at: null,
      user_limit: 100,
      licensee: { Name: 'Jane' },
      license_key: 'secret',
    };
    expect(summaryOf(license)).toEqual(DELETED.before);
    expect(summaryOf(undefined)).toBeUndefined();
  });
});
