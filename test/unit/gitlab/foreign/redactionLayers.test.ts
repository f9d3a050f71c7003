/* Secrets are taken out twice: where a text comes in, and from the failure as a whole. Each has to do it alone. */

import { expect, test } from 'vitest';
import { Door } from '../../../../src/gitlab/foreign/door';
import { redact, Redactor } from '../../../../src/gitlab/foreign/redact';
import { SentSecrets } from '../../../../src/gitlab/foreign/sentSecrets';
import { errorResponseFailure } from '../../../../src/gitlab/http/errorResponse';
import { clientOf, failureFrom } from '../connection';

const TOKEN = 'glpat-LayerTokenLayerToken';
const KEY = 'S2V5T2ZUaGVMYXllcnNLZXlPZlRoZUxheWVycw==';

test.each([
  ['a message', 400, 'application/json', JSON.stringify({ message: `no ${TOKEN}` })],
  ['messages in lists', 400, 'application/json', JSON.stringify({ message: { base: [`no ${TOKEN}`] } })],
  ['a reason', 401, 'application/json', JSON.stringify({ error: 'x', error_description: `no ${TOKEN}` })],
  ['scopes', 403, 'application/json', JSON.stringify({ error: 'insufficient_scope', scope: TOKEN })],
  ['plain text', 400, 'text/plain', `no ${TOKEN}`],
  ["a page's title", 404, 'text/html', `<title>no ${TOKEN}</title>`],
])('a response loses them where it comes in: %s', (_what, status, contentType, body) => {
  const head = {
    ...{ method: 'GET', url: 'https://gitlab.example.com/api/v4/license', status, contentType },
    ...{ retryAfter: undefined, challenge: undefined, expected: 'json' as const },
  };
  const failure = JSON.stringify(errorResponseFailure(head, body, new Door([TOKEN]), 0));
  expect(failure).not.toContain(TOKEN);
  expect(failure).toContain('•••');
});

test('a failure loses them as a whole, wherever they have come from', async () => {
  // A code comes from the system, or from an agent that repeats what it was given; nothing else looks at it.
  const error = new TypeError('fetch failed', {
    cause: Object.assign(new Error('no'), { code: `ERR_SSL_${TOKEN}` }),
  });
  const client = clientOf('https://gitlab.example.com', TOKEN, { fetch: () => Promise.reject(error) });
  const failure = await failureFrom(client.current());
  expect(failure).toEqual({ kind: 'tls', host: 'gitlab.example.com', code: 'ERR_SSL_•••' });
  expect(JSON.stringify(failure)).not.toContain(TOKEN);
});

test("a failure's diagnosis loses them as well", async () => {
  const client = clientOf('https://gitlab.example.com', TOKEN);
  const failure = await client.diagnose({ kind: 'rejected', status: 400, serverMessage: `no ${TOKEN}` });
  expect(failure).toEqual({ kind: 'rejected', status: 400, serverMessage: 'no •••' });
});

test("a connection's own secrets are found although nothing was sent yet", () => {
  expect(new Redactor([TOKEN], new SentSecrets()).redact(`no ${TOKEN}`)).toBe('no •••');
});

test('what was sent a moment ago is found by a connection with other secrets', () => {
  const sent = new SentSecrets();
  sent.remember([KEY]);
  expect(new Redactor([TOKEN], sent).redact(`no ${KEY}`)).toBe('no •••');
});

test('what was sent by nobody stays', () => {
  expect(redact(`no ${KEY}`, [TOKEN])).toBe(`no ${KEY}`);
});
