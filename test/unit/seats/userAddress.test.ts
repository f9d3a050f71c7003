import { expect, test } from 'vitest';
import type { InstanceUrl } from '../../../src/instances/address';
import { userAddress } from '../../../src/seats/userAddress';

const ROOT = 'https://gitlab.example.com/root' as InstanceUrl;

test.each([
  ['sidney.jones', '/sidney.jones'],
  ['a/../../users/sign_out', '/a%2F..%2F..%2Fusers%2Fsign_out'],
  ['?x=1#y', '/%3Fx%3D1%23y'],
  ['javascript:alert(1)', '/javascript%3Aalert(1)'],
  ['@attacker.example', '/%40attacker.example'],
  ['Ünal', '/%C3%9Cnal'],
  ['..', ''],
  ['.', ''],
  ['', ''],
])('of %j is below the Admin area of its instance', (username, path) => {
  const address = userAddress(ROOT, username);
  expect(address).toBe(`${ROOT}/admin/users${path}`);
  expect(new URL(address).href).toBe(address);
});
