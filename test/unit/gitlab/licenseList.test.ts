import { describe, expect, test } from 'vitest';
import { failureFrom, json } from './connection';
import { gitlabAndClient } from './openGitLab';

const ROW = {
  id: 1,
  plan: 'ultimate',
  created_at: '2026-01-01T00:00:00.000Z',
  starts_at: '2026-01-01',
  expires_at: '2027-01-01',
  historical_max: 90,
  maximum_user_count: 90,
  licensee: { Name: 'Ada Lovelace', Email: 'ada@example.com', Company: 'Example Corp.' },
  add_ons: { GitLab_FileLocks: 1, GitLab_Auditor_User: 1, GitLab_DeployBoard: 1, GitLab_Geo: 1 },
  expired: false,
  overage: 0,
  user_limit: 100,
};

async function listOf(rows: readonly unknown[]) {
  const { client, gitlab } = await gitlabAndClient();
  gitlab.intercept(() => json(200, rows));
  return client.licenseRows();
}

describe('the list of licenses', () => {
  test('leaves out a row that does not fit, and says where', async () => {
    expect(await listOf([ROW, { ...ROW, id: 2, expires_at: '10000-01-01' }])).toEqual({
      licenses: [ROW],
      unreadable: [{ id: 2, field: 'expires_at' }],
    });
  });

  test('knows of some rows only that they are none', async () => {
    expect(await listOf([7, ROW, { ...ROW, id: 'x' }])).toEqual({
      licenses: [ROW],
      unreadable: [{}, { field: 'id' }],
    });
  });

  test('has up to 20 such rows; more are no list of licenses', async () => {
    const odd = (count: number) => Array.from({ length: count }, () => ({ ...ROW, plan: 7 }));
    expect((await listOf([...odd(20), ROW])).unreadable).toHaveLength(20);
    expect(await failureFrom(listOf([...odd(21), ROW]))).toEqual({
      kind: 'notGitLab',
      reason: 'shape',
      field: '0.plan',
      others: Array.from({ length: 19 }, (_, index) => `${String(index + 1)}.plan`),
    });
  });

  test('is none when no row fits', async () => {
    expect(await failureFrom(listOf([{ ...ROW, expires_at: 'tomorrow' }]))).toEqual({
      kind: 'notGitLab',
      reason: 'shape',
      field: '0.expires_at',
    });
  });

  test('is read with 6,000 licenses, beyond the limit of other answers', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => ({ ...ROW, id: 6_000 - index }));
    expect(JSON.stringify(rows).length).toBeGreaterThan(2.2 * 1024 * 1024);
    expect((await listOf(rows)).licenses).toHaveLength(6_000);
  });
});
