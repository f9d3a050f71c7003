import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { LicenseClient } from '../../../src/gitlab/client';
import type { FailureKind } from '../../../src/gitlab/errors';
import type { Interceptor } from '../../gitlab/server';
import { clientOf, failureFrom, html, json, redirect, typed } from './connection';
import { gitlabAndClient } from './openGitLab';

/** Does something to the response, after which GitLab has nothing to say. */
function taken(act: (response: ServerResponse) => unknown): Interceptor {
  return (_request, response) => {
    act(response);
    return 'taken';
  };
}

function cutInTheMiddle(response: ServerResponse): void {
  response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '200' });
  response.write('{"id":', () => response.destroy());
}

const TROUBLE: readonly (readonly [string, Interceptor, FailureKind])[] = [
  ['cut before the answer', taken((response) => response.destroy()), 'reset'],
  ['cut in the middle of the answer', taken(cutInTheMiddle), 'reset'],
  ['left without an answer', taken(() => undefined), 'timeout'],
  ['left in the middle of the answer', taken((response) => response.writeHead(201).write('{')), 'timeout'],
  ['redirected', () => redirect('https://gitlab.example.com/api/v4/license', 308), 'redirect'],
  ['throttled', () => typed('text/plain', 429, 'Retry later\n', { 'Retry-After': '0' }), 'rateLimited'],
  ['in maintenance', () => json(503, { message: 'soon' }, { 'Retry-After': '0' }), 'maintenance'],
  ['at an error inside', () => json(500, { message: '500 Internal Server Error' }), 'server'],
  ['at a gateway without GitLab', () => html(502, ''), 'server'],
  ['at a page', () => html(200, '<title>Sign in</title>'), 'notGitLab'],
  ['refused', () => json(400, { message: 'no' }), 'rejected'],
];

const WRITES: readonly (readonly [string, (client: LicenseClient) => Promise<unknown>])[] = [
  ['add', (client) => client.add('key')],
  ['delete', (client) => client.delete(1)],
  ['refreshBillableUsers', (client) => client.refreshBillableUsers(1)],
];

describe.each(WRITES)('%s is sent exactly once', (_name, write) => {
  test.each(TROUBLE)('when it is %s', async (_trouble, interceptor, kind) => {
    const { gitlab } = await gitlabAndClient();
    // Short only where it has to pass: a busy machine may take its time for an answer.
    const timeoutSeconds = kind === 'timeout' ? 0.2 : 20;
    const client = clientOf(gitlab.url, gitlab.adminToken, { timeoutSeconds });
    gitlab.intercept(interceptor);
    expect((await failureFrom(write(client))).kind).toBe(kind);
    expect(gitlab.requests).toHaveLength(1);
  });

  test('when the connection is cut right after the answer', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(taken((response) => response.end(() => response.socket?.destroy())));
    await failureFrom(write(client));
    expect(gitlab.requests).toHaveLength(1);
  });

  test('when a connection that was kept open turns out to be closed', async () => {
    const { client, gitlab } = await gitlabAndClient();
    await client.current();
    gitlab.intercept(taken((response) => response.destroy()));
    expect((await failureFrom(write(client))).kind).toBe('reset');
    expect(gitlab.requests).toHaveLength(2);
  });
});
