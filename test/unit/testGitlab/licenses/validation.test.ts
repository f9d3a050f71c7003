import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { dailyCounts, type TestGitLab } from '../../../gitlab/server';
import { add, call, currentId, start } from '../calls';
import { TODAY, INVALID, TRUE_UP, legacy, world, trueUpRefusal } from '../world';

describe('a key that is refused', () => {
  it('true-up over a period with data of that time', async () => {
    const gitlab = await world({ past: 100, now: 100 });
    gitlab.state.historicalData.unshift(...dailyCounts('2024-06-01', [123]));
    const trueUp = { ...TRUE_UP, trueup_from: '2024-01-10', trueup_to: '2025-01-09' };
    const key = gitlab.licenseKey(legacy({ active_user_count: 150, trueup_quantity: 20, ...trueUp }));
    expect((await add(gitlab, key)).json).toEqual({ message: trueUpRefusal(20, 23) });
  });

  it.each(['not a key', ' ', 'QUJDREVGR0hJSktMTU5PUA=='])('cannot be decrypted: "%s"', async (text) => {
    const gitlab = await world({ past: 1, now: 1 });
    const reply = await add(gitlab, text);
    expect([reply.status, reply.json]).toEqual([400, { message: INVALID }]);
  });

  it.each<[string, (gitlab: TestGitLab) => string]>([
    ['an empty text', () => ''],
    ['another version', (gitlab) => gitlab.licenseKey({ version: 2 })],
    ['restrictions that are no object', (gitlab) => gitlab.licenseKey({ restrictions: 'none' })],
    ['no JSON object', () => encodeKey('license', throwawayKeyPair().privateKey)],
  ])('fails on %s', async (_name, key) => {
    const gitlab = await world({ past: 1, now: 1 });
    expect((await add(gitlab, key(gitlab))).status).toBe(500);
  });

  it('a key without an end where the server’s gem wants one, unless it is of GitLab’s team', async () => {
    const gitlab = await world({ past: 1, now: 1 });
    gitlab.state.features.expiryRequired = true;
    const endless = { issued_at: TODAY, expires_at: undefined };
    const customer = { Name: 'Ada', Email: 'ada@example.com', Company: 'Example' };
    const refused = await add(gitlab, gitlab.licenseKey({ ...endless, licensee: customer }));
    expect(refused.json).toEqual({ message: INVALID });
    const team = await add(gitlab, gitlab.licenseKey(endless));
    expect(team.json).toMatchObject({ expires_at: null, expired: null });
  });
});

describe('without a current license', () => {
  it.each([
    [110, 201],
    [111, 400],
  ])('the year before the key’s own decides: %i users, %i', async (users, status) => {
    const gitlab = await world({ past: users, now: 90 });
    gitlab.state.licenses = [];
    expect((await add(gitlab, gitlab.licenseKey(legacy({ active_user_count: 100 })))).status).toBe(status);
  });

  it('an unlimited key is current at once', async () => {
    const gitlab = await world({ past: 99_999, now: 90 });
    gitlab.state.licenses = [];
    expect((await add(gitlab, gitlab.licenseKey(legacy({})))).status).toBe(201);
    expect(await currentId(gitlab)).toBe(1);
  });
});

describe('keys with a later fate', () => {
  it('starts later: accepted, and waits for its start', async () => {
    const gitlab = await world({ past: 100, now: 90 });
    const key = legacy({ active_user_count: 100 }, { issued_at: '2027-02-01', expires_at: '2028-02-01' });
    expect((await add(gitlab, gitlab.licenseKey(key))).status).toBe(201);
    expect(await currentId(gitlab)).toBe(1);
  });

  it('no restrictions at all in the key: 500, and nothing is stored', async () => {
    const gitlab = await world({ past: 1, now: 1 });
    const key = gitlab.licenseKey({ issued_at: TODAY, expires_at: undefined, restrictions: undefined });
    const reply = await add(gitlab, key);
    expect([reply.status, reply.text]).toEqual([500, '{"message":"500 Internal Server Error"}']);
    expect(gitlab.state.licenses).toHaveLength(1);
  });

  it('same key a second time: a second row', async () => {
    const gitlab = await world({ past: 50, now: 50 });
    const key = gitlab.licenseKey(legacy({ active_user_count: 100 }));
    expect((await add(gitlab, key)).json).toMatchObject({ id: 2 });
    expect((await add(gitlab, key)).json).toMatchObject({ id: 3 });
    expect((await call(gitlab, '/licenses')).json).toHaveLength(3);
    expect(await currentId(gitlab)).toBe(3);
  });

  it('encrypted for another instance', async () => {
    const gitlab = await world({ past: 1, now: 1 });
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const pem = other.export({ type: 'pkcs8', format: 'pem' }).toString();
    const reply = await add(gitlab, encodeKey(keyAttributes(), pem));
    expect([reply.status, reply.json]).toEqual([400, { message: INVALID }]);
  });
});

it('the first trial sets the day on which trials end', async () => {
  const gitlab = await start({ today: TODAY });
  const trial = (expires_at: string) =>
    gitlab.licenseKey(legacy({ active_user_count: 100, trial: true }, { expires_at }));
  await add(gitlab, trial('2027-02-10'));
  await add(gitlab, trial('2027-03-10'));
  expect(gitlab.state.licenseTrialEndsOn).toBe('2027-02-10');
});
