import { vi } from 'vitest';
import { json, typed } from '../connection';
import type { Answer } from '../../../gitlab/server';
import { add, testFailures, type FailureCase } from './failureCases';

// The pauses between tries are the subject of retry.test.ts.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const challenged = (scheme: string, body = '', contentType?: string): Answer => ({
  status: 401,
  headers: { 'WWW-Authenticate': scheme, ...(contentType !== undefined && { 'Content-Type': contentType }) },
  body,
});

function otherProduct(name: string, status: number, body: Readonly<Record<string, unknown>>): FailureCase {
  const { message, error } = body;
  const said = typeof message === 'string' ? message : typeof error === 'string' ? error : undefined;
  return {
    name,
    answer: json(status, body),
    failure: {
      kind: 'notGitLab',
      reason: 'otherProduct',
      status,
      ...(said !== undefined && { serverMessage: said }),
    },
    summary: 'Not a GitLab API',
    says: `isn't a GitLab API (HTTP ${status}).${said === undefined ? '' : ` Check the URL, and whether a proxy or another product answered instead. The response says: ${said}`}`,
    action: 'openInstance',
  };
}

function proxy(name: string, answer: Answer): FailureCase {
  return {
    name,
    answer,
    failure: { kind: 'proxy', status: answer.status },
    summary: 'Proxy sign-in required',
    says: `requires its own sign-in (HTTP ${answer.status}), so the token never reached GitLab`,
    action: 'editInstance',
  };
}

function blocked(name: string, answer: Answer, serverMessage?: string): FailureCase {
  return {
    name,
    answer,
    failure: { kind: 'blocked', status: 403, ...(serverMessage !== undefined && { serverMessage }) },
    summary: 'Blocked before GitLab',
    says: "blocked before they reach the API (HTTP 403), so another token won't help",
    action: 'retry',
  };
}

testFailures([
  otherProduct('a gateway without a route (Kong)', 404, { message: 'no Route matched with those values' }),
  otherProduct('a gateway that wants a key', 401, { message: 'No API key found in request' }),
  otherProduct('a gateway of a cloud (AWS)', 403, { message: 'Missing Authentication Token' }),
  otherProduct('Mattermost', 404, {
    id: 'api.context.404.app_error',
    message: 'Sorry, we could not find the page.',
    status_code: 404,
  }),
  otherProduct('Mattermost, which wants a session', 401, {
    id: 'api.context.session_expired.app_error',
    message: 'Invalid or expired session, please login again.',
    status_code: 401,
  }),
  otherProduct('GitHub Enterprise Server', 404, {
    message: 'Not Found',
    documentation_url: 'https://docs.example.com',
  }),
  otherProduct('Gitea', 404, {
    errors: null,
    message: 'Not Found',
    url: 'https://git.example.com/api/swagger',
  }),
  otherProduct('a program in Spring', 404, {
    timestamp: 1,
    status: 404,
    error: 'Not Found',
    path: '/api/v4/license',
  }),
  otherProduct('errors in a list', 403, { errors: [{ code: 7 }] }),
  proxy(
    'the sign-in of a proxy (Traefik)',
    challenged('Basic realm="traefik"', '401 Unauthorized\n', 'text/plain'),
  ),
  proxy('the sign-in of a proxy without a word (Caddy)', challenged('Basic realm="restricted"')),
  proxy(
    'the sign-in of a proxy with a page (nginx)',
    challenged('Basic realm="x"', '<title>401</title>', 'text/html'),
  ),
  proxy('the sign-in of a domain', challenged('Negotiate, NTLM')),
  proxy(
    'the sign-in of a gateway in JSON',
    challenged('Basic', '{"message":"Unauthorized"}', 'application/json'),
  ),
  proxy('a 401 in plain text without a challenge', typed('text/plain', 401, 'Unauthorized')),
  {
    name: 'a 401 of GitLab behind a proxy that has one, too',
    answer: json(401, { message: '401 Unauthorized' }, { 'WWW-Authenticate': 'Basic realm="x"' }),
    failure: { kind: 'unauthorized' },
    summary: 'Token rejected',
    says: 'rejected this token',
    action: 'setToken',
  },
  {
    name: 'a 403 of GitLab whose type a proxy has taken off',
    answer: { status: 403, headers: {}, body: '{"message":"403 Forbidden"}' },
    failure: { kind: 'forbidden' },
    summary: 'Not allowed',
    says: "doesn't let this token use the License API",
    action: 'setToken',
  },
  blocked('a block list (Rack::Attack)', typed('text/plain', 403, 'Forbidden\n'), 'Forbidden'),
  blocked('a firewall without a word', { status: 403, headers: {}, body: '' }),
  { ...blocked('a block list at a write', typed('text/plain', 403, 'Forbidden\n'), 'Forbidden'), call: add },
]);
