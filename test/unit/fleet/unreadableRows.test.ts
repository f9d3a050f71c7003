import { describe, expect, it } from 'vitest';
import type { UnreadableRow } from '../../../src/gitlab/schemas';
import { instanceDescription } from '../../../src/words/instances/instances';
import { reasonTexts } from '../../../src/words/instances/attention';
import { fetchLicenses } from '../../../src/fleet/asking/fetchLicenses';
import { readStoredState, storedStateText } from '../../../src/fleet/stored/storedState';
import { factsAfter } from '../../../src/fleet/asking/factsAfter';
import { NOTHING_KNOWN } from '../../../src/fleet/facts';
import { statusOf } from '../../../src/fleet/status';
import { parsePlainDate } from '../../../src/licensing/plainDate';
import type { InstanceUrl } from '../../../src/instances/address';

const INSTANCE = { url: 'https://gitlab.example.com' as InstanceUrl };
const CURRENT = { id: 1, plan: 'ultimate', starts_at: '2026-01-01', expires_at: '2027-12-01', user_limit: 0 };
const NOW = Date.UTC(2026, 10, 25, 12);
const TODAY = parsePlainDate('2026-11-25')!;

async function factsWith(unreadable: readonly UnreadableRow[]) {
  const reader = {
    current: () => Promise.resolve(CURRENT),
    licenses: () => Promise.reject(new Error('not asked')),
    licenseRows: () => Promise.resolve({ licenses: [CURRENT], unreadable }),
  };
  const outcome = await fetchLicenses(reader, new AbortController().signal);
  return factsAfter(NOTHING_KNOWN, outcome, { at: NOW, on: TODAY });
}

async function textsOf(unreadable: readonly UnreadableRow[]) {
  const thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
  const status = statusOf(INSTANCE, await factsWith(unreadable), { now: NOW, today: TODAY }, thresholds);
  return {
    state: status.state,
    severity: status.attention.severity,
    shown: status.last?.licenses.length,
    description: instanceDescription(status, NOW),
    sentences: reasonTexts(status, NOW).map(({ sentence }) => sentence),
  };
}

describe('a row of the list that cannot be read', () => {
  it('is told at its instance, and the rest is shown', async () => {
    expect(await textsOf([{ id: 2, field: 'expires_at' }])).toEqual({
      state: 'ready',
      severity: 'warning',
      shown: 1,
      description: '371 days left · 1 unreadable license · Ultimate',
      sentences: ['License 2 can\'t be read (at "expires_at") and is left out. Check it in GitLab.'],
    });
  });

  it('may be one of several, or have no id', async () => {
    expect((await textsOf([{}, { id: 2, field: 'plan' }])).sentences).toEqual([
      '2 licenses can\'t be read (the first at "plan") and are left out. Check them in GitLab.',
    ]);
    expect((await textsOf([{}])).sentences).toEqual([
      'One license can\'t be read (at "?") and is left out. Check it in GitLab.',
    ]);
  });

  it('is remembered with the licenses', async () => {
    const { last } = await factsWith([{ id: 2, field: 'expires_at' }]);
    const stored = readStoredState(storedStateText(INSTANCE.url, { last: last! }, undefined), INSTANCE.url);
    expect(stored).toEqual({ kind: 'known', last });
  });

  it('is nothing to be told where there is none', async () => {
    expect(await textsOf([])).toMatchObject({ severity: 'ok', sentences: [] });
    expect((await factsWith([])).last).not.toHaveProperty('unreadable');
  });
});
