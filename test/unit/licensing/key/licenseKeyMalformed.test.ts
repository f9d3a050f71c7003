import { describe, expect, it } from 'vitest';
import { readAttributes } from '../../../../src/licensing/key/keyAttributes';

type Attributes = Record<string, unknown>;

const LEAST = { licensee: { Name: 'Ada' }, issued_at: '2026-01-27' };

describe('a key is well formed', () => {
  const DATES = ['expires_at', 'notify_admins_at', 'notify_users_at', 'block_changes_at', 'last_synced_at'];
  it.each(DATES.flatMap((name) => ['never', '', '2027-02-30'].map((text) => [name, text])))(
    'with a %s that is no date: "%s" is dropped',
    (name, text) => {
      expect(readAttributes({ ...LEAST, [name]: text })).toEqual(readAttributes(LEAST));
    },
  );

  it.each([[[1, 2]], ['plan'], [7]])(
    'with restrictions that are no object, which are dropped: %j',
    (restrictions) => {
      expect(readAttributes({ ...LEAST, restrictions })).toEqual(readAttributes(LEAST));
    },
  );
});

describe('a key is malformed', () => {
  it.each<[string, Attributes, string]>([
    ['of a later version', { version: 2 }, 'version'],
    ['without a licensee', { licensee: undefined }, 'licensee'],
    ['with a licensee that is null', { licensee: null }, 'licensee'],
    ['with an empty licensee', { licensee: {} }, 'licensee'],
    ['with a licensee that is a list', { licensee: ['Ada'] }, 'licensee'],
    ['with a licensee that is a text', { licensee: 'Ada' }, 'licensee'],
    ['without a start', { issued_at: undefined }, 'issued_at'],
    ['with a start that is null', { issued_at: null }, 'issued_at'],
    ['with a start that is false', { issued_at: false }, 'issued_at'],
    ['with a start that the calendar does not have', { issued_at: '2026-02-30' }, 'issued_at'],
    ['with a number for a start', { issued_at: 20260127 }, 'issued_at'],
    ['with a number for an end', { expires_at: 1 }, 'expires_at'],
    ['with a start of too long a year', { issued_at: '20270-01-27' }, 'issued_at'],
    ['with a start of too long a day', { issued_at: '2027-01-271' }, 'issued_at'],
    ['with an empty start', { issued_at: '' }, 'issued_at'],
    ...['notify_admins_at', 'notify_users_at', 'block_changes_at'].map(notADate),
    ...['last_synced_at', 'next_sync_at', 'activated_at'].map(notADate),
    ['offline without cloud', { offline_cloud_licensing_enabled: true }, 'offline_cloud_licensing_enabled'],
  ])('%s', (_, attributes, problem) => {
    expect(readAttributes({ ...LEAST, ...attributes })).toEqual({
      kind: 'malformed',
      type: 'legacy',
      problem,
    });
  });

  it('and still has its type', () => {
    const cloud = { cloud_licensing_enabled: true, licensee: {} };
    expect(readAttributes(cloud)).toMatchObject({ kind: 'malformed', type: 'onlineCloud' });
    const offline = { ...cloud, offline_cloud_licensing_enabled: true };
    expect(readAttributes(offline)).toMatchObject({ kind: 'malformed', type: 'offlineCloud' });
  });

  it.each([undefined, null, 1, 'text', true, []])('when it is %j', (value) => {
    expect(readAttributes(value)).toEqual({ kind: 'malformed', type: 'legacy', problem: 'attributes' });
  });
});

function notADate(name: string): [string, Attributes, string] {
  return [`with a ${name} that is no date and no text`, { [name]: 7 }, name];
}
