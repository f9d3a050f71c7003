import { expect, test } from 'vitest';
import type { InstanceUrl } from '../../../src/instances/address';
import { userAddress } from '../../../src/seats/userAddress';

const ROOT = 'https://gitlab.example.com/root' as InstanceUrl;

test.each(['sidney.jones', 'a_b-c', '...', '.a', '7'])('of %j is below the Admin area', (username) => {
  const address = userAddress(ROOT, username);
  expect(address).toBe(`${ROOT}/admin/users/${username}`);
  expect(new URL(address).href).toBe(address);
});

test.each([
  'a/../../users/sign_out',
  'a%2F..',
  '?x=1#y',
  'javascript:alert(1)',
  '@attacker.example',
  'a b',
  'a\n',
  '..',
  '.',
  '',
])('of %j, which is no username, is the list of all', (username) => {
  expect(userAddress(ROOT, username)).toBe(`${ROOT}/admin/users`);
});
