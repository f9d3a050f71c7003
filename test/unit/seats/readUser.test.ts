import { expect, test } from 'vitest';
import { readUser } from '../../../src/seats/readUser';
import { NEVER } from '../../../src/seats/seatUser';

test('keeps what costs, and no address', () => {
  const user = readUser({
    id: 7,
    username: 'sidney',
    name: ' Sidney ',
    email: 'sidney@example.com',
    state: 'active',
    using_license_seat: true,
    last_activity_on: '1970-01-11',
    last_sign_in_at: '1970-01-02T23:59:59.000Z',
    current_sign_in_at: '1970-01-03T00:00:00.000Z',
    created_at: '1970-01-01T08:00:00.000Z',
    is_admin: true,
  });
  expect(user).toEqual({
    id: 7,
    username: 'sidney',
    name: 'Sidney',
    state: 'active',
    takesSeat: true,
    activeOn: 10,
    signedInOn: 2,
    createdOn: 0,
    isAdmin: true,
    isExternal: false,
    isAuditor: false,
  });
  expect(JSON.stringify(user)).not.toContain('example.com');
});

test.each([null, undefined, 'yesterday', '2027-13-45', '+275760-09-13', '1969-01-01'])(
  'takes %j for no day',
  (text) => {
    expect(readUser({ id: 1, last_activity_on: text }).activeOn).toBe(NEVER);
  },
);
