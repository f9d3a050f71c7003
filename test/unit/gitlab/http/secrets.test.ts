import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import type { LicenseClient } from '../../../../src/gitlab/client';
import { failureOf } from '../../../../src/gitlab/errors';
import { redact } from '../../../../src/gitlab/foreign/redact';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import type { Answer, Interceptor, RecordedRequest } from '../../../gitlab/server';
import { clientOf, errorFrom, html, json, redirect, typed, logOf } from '../connection';
import { gitlabAndClient } from '../openGitLab';

vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const TOKEN = 'glpat-CanaryTokenCanaryToken';
const KEY_LINES = [
  'Q2FuYXJ5S2V5TGluZU9uZU9mVGhyZWU+YWJj',
  'Q2FuYXJ5S2V5TGluZVR3b09mVGhyZWU/ZGVm',
  'RW5kT2ZLZXk=',
];
const KEY = `${KEY_LINES.join('\r\n')}\r\n`;

/** What must not be seen anywhere: the token, the key, and any line of it. */
const CANARIES = [TOKEN, encodeURIComponent(TOKEN), ...KEY_LINES.slice(0, 2), encodeURIComponent(KEY)];

type Echo = (request: RecordedRequest) => Answer;

/** A server that repeats what it was sent, as debugging proxies and bad error pages do. */
const ECHOES: readonly (readonly [string, Echo])[] = [
  ['in its message', (request) => json(400, { message: sent(request) })],
  ['in a list of messages', (request) => json(400, { message: { license: [sent(request)] } })],
  ['in error_description', (request) => json(401, { error: 'x', error_description: sent(request) })],
  ['in its scopes', (request) => json(403, { error: 'insufficient_scope', scope: sent(request) })],
  ['in plain text', (request) => typed('text/plain', 500, sent(request))],
  ['in a title', (request) => html(502, `<title>${sent(request)}</title>`)],
  ['in the title of a page', (request) => html(200, `<title>${sent(request)}</title>`)],
  ['as one line', (request) => json(400, { message: sent(request).replace(/\s+/g, '') })],
  ['cut off', (request) => json(400, { message: sent(request).slice(0, 90) })],
  ['encoded', (request) => json(400, { message: encodeURIComponent(sent(request)) })],
  ['as a name of a field', (request) => json(200, [{ [sent(request)]: 1, id: sent(request) }])],
  ['in a redirect', (request) => redirect(`https://evil.example.com/${encodeURIComponent(sent(request))}`)],
  ['in the query of a redirect', (request) => redirect(`/login?back=${encodeURIComponent(sent(request))}`)],
  ['in a redirect to itself', () => redirect(`/api/v4/license/${TOKEN}?token=${TOKEN}`)],
  ['in a redirect to another API', () => redirect(`https://${TOKEN}.example.com/${TOKEN}/api/v4/license`)],
];

const CALLS: readonly (readonly [string, (client: LicenseClient) => Promise<unknown>])[] = [
  ['current', (client) => client.current()],
  ['licenses', (client) => client.licenses()],
  ['license', (client) => client.license(1)],
  ['add', (client) => client.add(KEY)],
  ['delete', (client) => client.delete(1)],
  ['refreshBillableUsers', (client) => client.refreshBillableUsers(1)],
  ['usageExport', (client) => client.usageExport()],
  ['user', (client) => client.user()],
  ['token', (client) => client.token()],
  ['version', (client) => client.version()],
];

/** All of a request that is secret: the token and the key of its body. */
function sent({ headers, body }: RecordedRequest): string {
  const { license = '' } = (body === '' ? {} : JSON.parse(body)) as { license?: string };
  return `${String(headers['private-token'])} ${license}`;
}

/** Everything that is left of a failed request: the error in all its forms, the trace, the words. */
async function tracesOf(call: (client: LicenseClient) => Promise<unknown>, interceptor: Interceptor) {
  const { gitlab } = await gitlabAndClient();
  gitlab.intercept(interceptor);
  const lines: string[] = [];
  const client = clientOf(gitlab.url, TOKEN, { timeoutSeconds: 0.2, log: logOf(lines) });
  // A delete that is answered with JSON has succeeded, whatever the JSON says.
  const error: unknown = await call(client).catch((thrown: unknown) => thrown);
  const failure = failureOf(error);
  const { message } = failureText(failure, { url: gitlab.url as InstanceUrl });
  const addresses = gitlab.requests.map(({ path }) => path);
  const texts = [
    String(error),
    error instanceof Error ? error.stack : '',
    JSON.stringify(error),
    JSON.stringify(failure),
  ];
  return [
    ...texts,
    inspect(error, { depth: Infinity, showHidden: true }),
    message,
    ...lines,
    ...addresses,
  ].join('\n');
}

describe.each(CALLS)('what is left of %s holds no secret', (_name, call) => {
  test.each(ECHOES)('when the server repeats it %s', async (_how, echo) => {
    const traces = await tracesOf(call, echo);
    for (const canary of CANARIES) {
      expect(traces).not.toContain(canary);
    }
  });

  test('when the connection is cut', async () => {
    const traces = await tracesOf(call, (_request, response) => {
      response.destroy();
      return 'taken';
    });
    for (const canary of CANARIES) {
      expect(traces).not.toContain(canary);
    }
  });
});

test('a line of the log has method, address, status, time and where a proxy is set, and nothing else', async () => {
  const { gitlab } = await gitlabAndClient({ root: '/gitlab' });
  const lines: string[] = [];
  const client = clientOf(gitlab.url, gitlab.adminToken, { log: logOf(lines) });
  await client.current();
  await errorFrom(client.add(KEY));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(
    new RegExp(`^debug GET ${gitlab.url}/api/v4/license → 200, \\d+ ms, no proxy setting$`),
  );
  expect(lines[1]).toMatch(
    new RegExp(`^debug POST ${gitlab.url}/api/v4/license → 400 \\(rejected\\), \\d+ ms, no proxy setting$`),
  );
});

test('a token that a header cannot carry is not in the error that fetch throws', async () => {
  const error = await errorFrom(clientOf('https://gitlab.example.com', `${TOKEN}\n`).current());
  expect(inspect(error, { depth: Infinity })).not.toContain(TOKEN);
});

test('the cause of a failure holds no secret, although a server may repeat the token in what tells it', async () => {
  const { gitlab } = await gitlabAndClient();
  gitlab.intercept(({ path, headers }) =>
    path.endsWith('/user')
      ? json(200, { username: `I am ${String(headers['private-token'])}` })
      : json(403, { message: '403 Forbidden' }),
  );
  const client = clientOf(gitlab.url, TOKEN);
  const cause = await client.diagnose(failureOf(await errorFrom(client.current())));
  expect(cause).toEqual({ kind: 'notAdmin', username: 'I am •••' });
});

describe('redact', () => {
  test.each([
    ['the token', `token ${TOKEN} is bad`, 'token ••• is bad'],
    ['a line of the key', `near "${KEY_LINES[1]?.slice(3, 30) ?? ''}"`, 'near "•••"'],
    ['the key escaped', JSON.stringify(KEY.trim()), '"•••"'],
    ['nothing', 'This license has already expired.', 'This license has already expired.'],
  ])('takes out %s', (_name, text, redacted) => {
    expect(redact(text, [TOKEN, KEY])).toBe(redacted);
  });

  test('an empty secret hides nothing', () => {
    expect(redact('as it is', ['', ' '])).toBe('as it is');
  });
});
