import { describe, expect, it } from 'vitest';
import type { SubscriptionAnswer } from '../../../../src/gitlab/graphql/subscription';
import { fineGrained, license, type Answer } from '../../../gitlab/server';
import { HOSTILE_ANSWER_NAMES, hostileAnswer } from '../../../gitlab/hostile/answers';
import { INVISIBLE, mixture } from '../../../gitlab/hostile/texts';
import { clientOf, failureFrom, html, json, redirect } from '../connection';
import { gitlabAndClient } from '../openGitLab';

const TODAY = '2027-01-10';

const ONLINE = license({
  id: 7,
  plan: 'premium',
  starts_at: '2026-01-20',
  expires_at: '2027-01-20',
  user_limit: 200,
  key: {
    type: 'online_cloud',
    lastSync: '2027-01-09T03:14:00Z',
    blockChangesAt: '2027-02-03',
    subscriptionName: 'A-S00012345',
  },
});

async function gitlab(options: Parameters<typeof gitlabAndClient>[0] = {}) {
  const opened = await gitlabAndClient({ today: TODAY, licenses: [ONLINE], ...options });
  opened.gitlab.state.futureSubscriptions = [
    { plan: 'premium', startsAt: '2027-01-20', expiresAt: '2028-01-20', usersInLicenseCount: null },
  ];
  opened.gitlab.state.addOnSeats = [{ name: 'duo_enterprise', purchasedQuantity: 50, assignedQuantity: 12 }];
  return opened;
}

function pageOf(answer: SubscriptionAnswer) {
  return answer.kind === 'told' ? answer.page : undefined;
}

describe('LicenseClient.subscription', () => {
  it('reads in one request what the License API does not tell', async () => {
    const { gitlab: server, client } = await gitlab();
    expect(await client.subscription([])).toMatchObject({
      kind: 'told',
      unknown: [],
      page: {
        current: {
          type: 'online_cloud',
          plan: 'premium',
          trial: false,
          lastSync: '2027-01-09T03:14:00Z',
          blockChangesAt: '2027-02-03',
          subscriptionName: 'A-S00012345',
        },
        licenses: [{ type: 'online_cloud', startsAt: '2026-01-20', usersInLicenseCount: 200 }],
        waiting: [{ plan: 'premium', startsAt: '2027-01-20', usersInLicenseCount: null }],
        addOns: [{ name: 'duo_enterprise', purchasedQuantity: 50, assignedQuantity: 12 }],
      },
    });
    expect(server.requests).toEqual([]);
    expect(server.queries).toHaveLength(1);
    const [query] = server.queries;
    expect(query).toMatchObject({ method: 'POST', path: '/api/graphql' });
    expect(query?.headers).toMatchObject({
      'content-type': 'application/json',
      'private-token': server.adminToken,
    });
    expect(Object.keys(JSON.parse(query?.body ?? '') as object)).toEqual(['query']);
    expect(query?.body).not.toContain('mutation');
  });

  it('needs no more than read_api, and works below a path and in maintenance mode', async () => {
    const { gitlab: server } = await gitlab({ root: '/gitlab' });
    server.state.maintenance = { message: 'Back soon.' };
    const client = clientOf(server.url, server.token({ scopes: ['read_api'] }));
    expect(pageOf(await client.subscription([]))?.waiting).toHaveLength(1);
    expect(server.queries[0]?.path).toBe('/gitlab/api/graphql');
  });

  it('drops what an older server does not know and asks for the rest once more', async () => {
    const { gitlab: server, client } = await gitlab({ profile: '15' });
    const answer = await client.subscription([]);
    expect(pageOf(answer)?.current).toMatchObject({ type: 'online_cloud', trial: false });
    expect(pageOf(answer)?.current?.blockChangesAt).toBeUndefined();
    const unknown = ['currentLicense.blockChangesAt', 'licenseHistoryEntries.blockChangesAt'];
    expect(answer).toMatchObject({ unknown });
    expect(server.queries).toHaveLength(2);

    await client.subscription(unknown);
    expect(server.queries).toHaveLength(3);
  });

  it('understands the refusal of a field without extensions, and gives up when the rest is refused, too', async () => {
    const { gitlab: server, client } = await gitlab();
    const message = (name: string) => `Field '${name}' doesn't exist on type 'CurrentLicense'`;
    let asked = 0;
    server.interceptQueries(() =>
      json(200, { errors: [{ message: message(asked++ === 0 ? 'trial' : 'plan') }] }),
    );
    expect(await client.subscription([])).toEqual({ kind: 'denied' });
    expect(asked).toBe(2);
    expect(server.queries[1]?.body).not.toContain('trial');
  });

  it('leaves out parts that the server does not have', async () => {
    const { client } = await gitlab();
    const answer = await client.subscription(['addOnPurchases', 'currentLicense.trial']);
    expect(pageOf(answer)?.addOns).toBeUndefined();
    expect(pageOf(answer)?.current?.trial).toBeUndefined();
    expect(pageOf(answer)?.waiting).toHaveLength(1);
  });

  it('leaves out rows that the server cannot decrypt', async () => {
    const { client } = await gitlab({ licenses: [ONLINE, license({ id: 3, unreadable: true })] });
    expect(pageOf(await client.subscription([]))?.licenses).toHaveLength(1);
  });

  it('reads an instance without a license', async () => {
    const { client } = await gitlabAndClient({ licenses: [] });
    expect(pageOf(await client.subscription([]))).toEqual({ licenses: [], waiting: [], addOns: [] });
  });

  it.each<[string, (server: Awaited<ReturnType<typeof gitlab>>['gitlab']) => string]>([
    ['a user without rights', (server) => server.userToken],
    ['Admin Mode', (server) => ((server.state.adminMode = true), server.adminToken)],
    ['a fine-grained token', (server) => server.token(fineGrained())],
    ['a custom role', (server) => ((server.state.graphql.access = 'notPermitted'), server.adminToken)],
  ])('is denied to %s', async (_name, tokenOf) => {
    const { gitlab: server } = await gitlab();
    expect(await clientOf(server.url, tokenOf(server)).subscription([])).toEqual({ kind: 'denied' });
  });

  it.each<[string, Answer, string]>([
    ['a server without GraphQL', json(404, { error: '404 Not Found' }), 'notFound'],
    ['a broken server, which is not asked again at once', json(500, { message: 'no' }), 'server'],
    ['a page to sign in', html(200, '<title>Sign in</title>'), 'notGitLab'],
    ['a redirect, which is not followed', redirect('/api/graphql'), 'notGitLab'],
  ])('fails with %s', async (_name, answer, kind) => {
    const { gitlab: server, client } = await gitlab();
    server.interceptQueries(() => answer);
    expect(await failureFrom(client.subscription([]))).toMatchObject({ kind });
    expect(server.queries).toHaveLength(1);
  });

  it('ends with its time limit and when it is canceled', async () => {
    const { gitlab: server } = await gitlab();
    server.state.graphql.delayMilliseconds = 5_000;
    const client = clientOf(server.url, server.adminToken, { timeoutSeconds: 0.1 });
    expect(await failureFrom(client.subscription([]))).toMatchObject({ kind: 'timeout' });
    expect(await failureFrom(client.subscription([], AbortSignal.abort()))).toEqual({ kind: 'cancelled' });
  });
});

describe('what a hostile GraphQL says', () => {
  const text = mixture();

  it.each(HOSTILE_ANSWER_NAMES)('is a failure or nothing: %s', async (name) => {
    const { gitlab: server, client } = await gitlab();
    server.interceptQueries(() => hostileAnswer(name, text));
    const outcome = await client.subscription([]).catch(() => 'failed');
    expect(JSON.stringify(outcome)).not.toMatch(INVISIBLE);
  });

  it('comes through the door', async () => {
    const { client } = await gitlabAndClient({ profile: 'hostile' });
    const answer = await client.subscription([]);
    expect(answer.kind).toBe('told');
    expect(pageOf(answer)?.waiting?.[0]?.plan).toContain('Ultimate');
    expect(JSON.stringify(answer)).not.toMatch(INVISIBLE);
    expect(JSON.stringify(answer)).not.toContain('\\n');
  });

  it.each([
    [
      'numbers for texts',
      { currentLicense: { plan: 7, type: [], trial: 'yes', usersInLicenseCount: -1 } },
      {},
    ],
    ['no lists', { licenseHistoryEntries: { nodes: 'x' }, addOnPurchases: {} }, undefined],
    ['rows that are none', { addOnPurchases: [1, null, { name: 'x', purchasedQuantity: 1e30 }] }, undefined],
    ['a prototype', { currentLicense: { ['__proto__']: { plan: 'x' } } }, {}],
  ])('is read as missing: %s', async (_name, data, current) => {
    const { gitlab: server, client } = await gitlab();
    server.interceptQueries(() => json(200, { data }));
    const page = pageOf(await client.subscription([]));
    expect(JSON.stringify(page?.current)).toBe(current && JSON.stringify(current));
    expect(page?.licenses).toBeUndefined();
  });

  it('is cut where there is too much of it', async () => {
    const { gitlab: server, client } = await gitlab();
    const nodes = Array.from({ length: 5_000 }, () => ({ plan: 'premium', startsAt: '2027-01-20' }));
    server.interceptQueries(() =>
      json(200, { data: { subscriptionFutureEntries: { nodes }, licenseHistoryEntries: { nodes } } }),
    );
    const page = pageOf(await client.subscription([]));
    expect([page?.waiting?.length, page?.licenses?.length]).toEqual([20, 100]);
  });
});
