import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { failureOf } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import type { Answer } from '../../../gitlab/server';
import { clientOf, html, json, redirect, typed, logOf } from '../connection';
import { gitlabAndClient } from '../openGitLab';

vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const READ_TOKEN = 'glpat-TheStoredTokenThatReads';
const ONE_TIME_TOKEN = 'glpat-UsedForThisSingleChange';
const KEY_LINES = ['UG9zdGVkS2V5TGluZU9uZU9mVHdvK2FiYw==', 'UG9zdGVkS2V5TGluZVR3b09mVHdvL2RlZg=='];
const KEY = KEY_LINES.join('\n');

const CANARIES = [ONE_TIME_TOKEN, ...KEY_LINES, encodeURIComponent(ONE_TIME_TOKEN)];

const ECHO = `${ONE_TIME_TOKEN} ${KEY}`;

/** A server that keeps what it was sent and repeats it to whoever asks next. */
const ECHOES: readonly (readonly [string, () => Answer])[] = [
  ['in the list', () => json(200, [{ id: 7, plan: ECHO, licensee: { [ONE_TIME_TOKEN]: KEY } }])],
  ['in a field that nobody knows', () => json(200, [{ id: 7, news: [ONE_TIME_TOKEN, KEY] }])],
  ['in an error', () => json(400, { message: ECHO })],
  ['in a scope', () => json(403, { error: 'insufficient_scope', scope: ECHO })],
  ['in a page', () => html(502, `<title>${ECHO}</title>`)],
  ['as text', () => typed('text/plain', 500, ECHO)],
  ['in the name of a field', () => json(200, [{ [ECHO]: 1, id: 'x' }])],
  ['in a redirect', () => redirect(`https://evil.example.com/${encodeURIComponent(ECHO)}`)],
  ['in a redirect to itself', () => redirect(`/api/v4/licenses?again=${ONE_TIME_TOKEN}`)],
  ['in the host of a redirect', () => redirect(`https://${ONE_TIME_TOKEN}.example.com/api/v4/licenses`)],
];

test.each(ECHOES)('what was sent before is not seen when it is repeated %s', async (_how, echo) => {
  const { gitlab } = await gitlabAndClient();
  gitlab.intercept(({ method }) => (method === 'GET' ? echo() : json(400, { message: 'No.' })));
  await clientOf(gitlab.url, ONE_TIME_TOKEN)
    .add(KEY)
    .catch(() => undefined);

  const lines: string[] = [];
  const reader = clientOf(gitlab.url, READ_TOKEN, { timeoutSeconds: 1, log: logOf(lines) });
  const result: unknown = await reader.licenses().catch((error: unknown) => error);
  const { message } = failureText(failureOf(result), { url: gitlab.url as InstanceUrl });
  const addresses = gitlab.requests.map(({ path }) => path);
  const traces = [
    inspect(result, { depth: Infinity, showHidden: true }),
    message,
    ...lines,
    ...addresses,
  ].join('\n');
  for (const canary of CANARIES) {
    expect(traces).not.toContain(canary);
  }
});
