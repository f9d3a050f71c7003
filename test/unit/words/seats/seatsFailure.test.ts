import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { noSeatsText, seatsFailure } from '../../../../src/words/seats/seatsFailure';

const LAB = { url: 'https://gitlab.example.com' as InstanceUrl, name: 'My Lab' };

describe('why nobody says who takes the seats', () => {
  test.each<[Failure, string, string]>([
    [
      { kind: 'notAdmin', username: 'sidney_jones' },
      "Only administrators can see who uses a seat. The token for My Lab belongs to sidney_jones, who isn't one. Use an administrator's token.",
      'setToken',
    ],
    [
      { kind: 'notAdmin' },
      "Only administrators can see who uses a seat. The token for My Lab belongs to a user who isn't one. Use an administrator's token.",
      'setToken',
    ],
    [
      { kind: 'adminMode' },
      "Admin Mode is enabled on My Lab, so GitLab doesn't show this token who uses a seat. Create a token with the admin_mode scope in addition to read_api, and replace the current one.",
      'setToken',
    ],
    [
      { kind: 'insufficientScope', wanted: [], serverMessage: 'Access denied: [User: Read].' },
      "The token for My Lab doesn't have the permission to list users. Create a token that has it, and replace the current one. GitLab says: Access denied: [User: Read].",
      'setToken',
    ],
    [
      { kind: 'insufficientScope', wanted: ['api', 'read_api'] },
      'The token for My Lab is missing a scope. Create a token with read_api to list users, and replace the current one.',
      'setToken',
    ],
    [
      { kind: 'notSupported', reason: 'communityEdition', version: '18.10.1' },
      'My Lab is GitLab Community Edition (18.10.1), which has no seats. Use the URL of an Enterprise Edition instance.',
      'openInstance',
    ],
    [
      { kind: 'forbidden' },
      "My Lab lists its users for this token, but doesn't say who uses a seat. The token must belong to an administrator and, if Admin Mode is enabled, have the admin_mode scope.",
      'setToken',
    ],
    [{ kind: 'notFound', what: 'route' }, "My Lab doesn't list its users. Check the URL.", 'editInstance'],
  ])('%j', (failure, text, action) => {
    const message = seatsFailure(failure, LAB);
    expect(message.text).toBe(text);
    expect(message.buttons.map((button) => button.action)).toEqual([action, 'refresh']);
  });

  test('leaves to others what has nothing to do with seats', () => {
    expect(seatsFailure({ kind: 'timeout', seconds: 30, waitingFor: 'headers' }, LAB).text).toContain('30');
    const blocked = seatsFailure({ kind: 'forbidden', serverMessage: 'Your account is blocked.' }, LAB);
    expect(blocked.text).toContain('GitLab says: Your account is blocked.');
  });

  test('says which licenses it takes', () => {
    expect(noSeatsText('My Lab')).toMatch(/^My Lab doesn't say who uses a seat\. .*Premium or Ultimate/);
  });
});
