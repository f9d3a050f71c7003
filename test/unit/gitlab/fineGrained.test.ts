import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/gitlab/errors';
import { canWrite, CHANGE_PERMISSIONS, isGranular, READ_PERMISSIONS } from '../../../src/gitlab/tokenScopes';
import { isBefore } from '../../../src/gitlab/release';
import type { InstanceUrl } from '../../../src/instances/address';
import { failureText } from '../../../src/words/failures/failures';
import { fineGrained } from '../../gitlab/server';
import { clientOf, failureFrom } from './connection';
import { gitlabAndClient } from './openGitLab';

describe('a fine-grained token', () => {
  test('is what an instance that enforces them gives, and does all there is to do', async () => {
    const { client, gitlab } = await gitlabAndClient({ profile: '19-enforced' });
    gitlab.state.adminMode = true;
    const token = await client.token();
    expect(token).toMatchObject({ granular: true, scopes: ['granular'] });
    expect(isGranular(token)).toBe(true);
    expect(await client.licenses()).toHaveLength(1);
    await client.refreshBillableUsers(1);
    const added = await client.add(gitlab.licenseKey());
    await client.delete(added.id!);
  });

  test.each<[string, Parameters<typeof isGranular>[0], boolean, boolean | undefined]>([
    ['granular, whatever its scopes', { scopes: [], granular: true }, true, undefined],
    ['granular, with scopes of the old kind', { scopes: ['api'], granular: true }, true, undefined],
    ['granular by its scope alone', { scopes: ['granular'] }, true, undefined],
    ['not granular', { scopes: ['api'], granular: false }, false, true],
    ['of a server that knows none', { scopes: ['read_api'] }, false, false],
    ['granular in another way than GitLab says it', { scopes: ['api'], granular: 'yes' }, false, true],
  ])('is told by the field: %s', (_name, token, is, writes) => {
    expect([isGranular(token), canWrite(token)]).toEqual([is, writes]);
  });

  test('with the permissions to read shows licenses, and what it lacks is named by GitLab', async () => {
    const { gitlab } = await gitlabAndClient({ profile: '19' });
    const client = clientOf(gitlab.url, gitlab.token(fineGrained(READ_PERMISSIONS)));
    expect((await client.current())?.id).toBe(1);
    expect((await client.user()).username).toBe('root');
    expect((await client.version()).version).toBe('19.5.0-ee');
    await client.usageExport();
    const failure = await client.diagnose(await failureFrom(client.delete(1)));
    const { summary, message } = failureText(failure, { url: gitlab.url as InstanceUrl, name: 'Main' });
    expect(summary).toBe('Missing permission');
    expect(message).toContain('instance permissions: [License: Delete].');
  });

  test.each(CHANGE_PERMISSIONS)('without %s is refused with its name', async (missing) => {
    const { gitlab } = await gitlabAndClient({ profile: '19' });
    const others = CHANGE_PERMISSIONS.filter((permission) => permission !== missing);
    const client = clientOf(gitlab.url, gitlab.token(fineGrained(others)));
    const calls = [
      () => client.current(),
      () => client.version(),
      () => client.user(),
      () => client.token(),
      () => client.add(gitlab.licenseKey()),
      () => client.refreshBillableUsers(1),
      () => client.delete(1),
    ];
    const said: string[] = [];
    for (const call of calls) {
      const failure = await call().then(() => undefined, failureOf);
      said.push(...(failure?.kind === 'insufficientScope' ? [failure.serverMessage ?? ''] : []));
    }
    expect(said).toEqual([expect.stringContaining(`[${missing}]`)]);
  });
});

describe('the usage export of an older server', () => {
  test('is the id of a license there, and what is needed is said', async () => {
    const { client } = await gitlabAndClient({ profile: '15' });
    const failure = await failureFrom(client.usageExport());
    expect(failure).toEqual({ kind: 'notFound', what: 'route', since: '16.4' });
    expect(await client.diagnose(failure)).toEqual({
      kind: 'notSupported',
      reason: 'olderServer',
      version: '15.6.8-ee',
      since: '16.4',
    });
  });

  test('is told before anything depends on it', async () => {
    const { client, gitlab } = await gitlabAndClient({ profile: '15' });
    expect(await failureFrom(client.checkUsageExport())).toMatchObject({
      kind: 'notSupported',
      since: '16.4',
    });
    expect(gitlab.requests.map(({ path }) => path)).toEqual(['/api/v4/metadata']);
  });

  test.each(['17', '18.10', '19', 'ce'] as const)('is asked for of GitLab %s', async (profile) => {
    const { client } = await gitlabAndClient({ profile });
    await expect(client.checkUsageExport()).resolves.toBeUndefined();
  });

  test.each([
    ['16.3.9-ee', true],
    ['15.11.0', true],
    ['16.4.0-pre', false],
    ['16.10.1-ee', false],
    ['19.0', false],
    ['unknown', false],
  ])('is missing in %s: %s', (version, isMissing) => {
    expect(isBefore(version, '16.4')).toBe(isMissing);
  });
});
