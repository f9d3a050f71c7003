import { describe, expect, test, vi } from 'vitest';
import type { LicenseClient } from '../../../../src/gitlab/client';
import { errorFrom, failureFrom, html, json, redirect, typed } from '../connection';
import { gitlabAndClient } from '../openGitLab';
import type { Answer } from '../../../gitlab/server';
import { GitLabError, type Failure } from '../../../../src/gitlab/errors';

// The pauses between tries are the subject of retry.test.ts.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const NEARLY_2_MIB = 2 * 1024 * 1024 - 1_000;

/** A client of a server that answers like this, and the number of requests it has had. */
async function clientOf(answer: Answer) {
  const { client, gitlab } = await gitlabAndClient();
  gitlab.intercept(() => answer);
  return { client, requests: () => gitlab.requests.length };
}

function deepJson(depth: number): string {
  return `${'['.repeat(depth)}"why"${']'.repeat(depth)}`;
}

const read = (client: LicenseClient): Promise<unknown> => client.current();
const list = (client: LicenseClient): Promise<unknown> => client.licenses();
const add = (client: LicenseClient): Promise<unknown> => client.add('key');
const token = (client: LicenseClient): Promise<unknown> => client.token();
const version = (client: LicenseClient): Promise<unknown> => client.version();
const usage = (client: LicenseClient): Promise<unknown> => client.usageExport();

const KEY_LINE = `License Key,${'eyJkYXRhIjoi'.repeat(20)}`;

describe('what a hostile server sends ends in a failure of the right kind, after one request', () => {
  test.each<[string, Answer, (client: LicenseClient) => Promise<unknown>, Failure]>([
    [
      'a page of nothing but beginnings of titles',
      html(200, '<title '.repeat(NEARLY_2_MIB / 7)),
      read,
      { kind: 'notGitLab', reason: 'html', status: 200 },
    ],
    [
      'a page with a title that does not end',
      html(200, `<title>${'x'.repeat(NEARLY_2_MIB)}</title>`),
      read,
      { kind: 'notGitLab', reason: 'html', status: 200, title: `${'x'.repeat(999)}…` },
    ],
    [
      'a refusal that is nested deep',
      typed('application/json', 400, `{"message":${deepJson(12_000)}}`),
      add,
      { kind: 'rejected', status: 400, serverMessage: '…' },
    ],
    [
      'a refusal that is nothing but nested',
      typed('application/json', 404, `{"error":${deepJson(900_000)}}`),
      read,
      { kind: 'notGitLab', reason: 'otherProduct', status: 404, serverMessage: '…' },
    ],
    [
      'scopes without end',
      json(403, { error: 'insufficient_scope', scope: 'a '.repeat(NEARLY_2_MIB / 2) }),
      read,
      { kind: 'insufficientScope', wanted: Array.from({ length: 20 }, () => 'a') },
    ],
    [
      'a list of numbers',
      typed('application/json', 200, `[${'0,'.repeat(NEARLY_2_MIB / 2)}0]`),
      list,
      { kind: 'notGitLab', reason: 'shape', field: '0', others: numbers(1, 19) },
    ],
    [
      'more licenses than are read',
      typed('application/json', 200, `[${'{"id":1},'.repeat(20_000)}{"id":1}]`),
      list,
      { kind: 'tooLarge', limitRows: 10_000 },
    ],
    [
      'scopes that are numbers',
      json(200, { scopes: Array.from({ length: 200_000 }, () => 1) }),
      token,
      { kind: 'notGitLab', reason: 'shape', field: 'scopes' },
    ],
    [
      'a usage export with an error status',
      typed('text/plain', 422, KEY_LINE),
      usage,
      { kind: 'rejected', status: 422 },
    ],
    [
      'a usage export with an error status, as CSV',
      typed('text/csv', 422, KEY_LINE),
      usage,
      { kind: 'rejected', status: 422 },
    ],
    [
      'a redirect to a script',
      redirect('javascript:/api/v4/license'),
      read,
      { kind: 'notGitLab', reason: 'redirected', location: 'javascript:/api/v4/license' },
    ],
    [
      'a message that forges a line and turns its direction',
      json(400, { message: 'No.\r\n2027-01-01 all is well\u202e' }),
      add,
      { kind: 'rejected', status: 400, serverMessage: 'No. 2027-01-01 all is well' },
    ],
    [
      'a wait beyond all measure',
      json(429, {}, { 'Retry-After': '1e300' }),
      read,
      { kind: 'rateLimited', retryAfterSeconds: 31_536_000 },
    ],
  ])('%s', async (_name, answer, call, failure) => {
    const { client, requests } = await clientOf(answer);
    const error = await errorFrom(call(client));
    expect(error).toBeInstanceOf(GitLabError);
    expect((error as GitLabError).failure).toEqual(failure);
    expect(requests()).toBe(1);
  });
});

describe('a redirect below the root that leads above it on the way', () => {
  test.each(['..%2fevil', '%2e%2e%2fevil', '%252e%252e%252fevil', 'x/..%5cevil', '..;/evil'])(
    '%s is not followed',
    async (path) => {
      const { client, gitlab } = await gitlabAndClient({ root: '/gitlab' });
      gitlab.intercept(({ path: asked }) =>
        asked === '/gitlab/api/v4/license' ? redirect(`${gitlab.url}/${path}`) : 'pass',
      );
      expect(await failureFrom(client.current())).toMatchObject({ kind: 'notGitLab', reason: 'redirected' });
      expect(gitlab.requests).toHaveLength(1);
    },
  );
});

describe('what a hostile server sends as a success', () => {
  test('a list names at most 20 licenses that do not fit', async () => {
    const { client } = await clientOf(json(200, [{ id: 1 }, ...Array.from({ length: 9_000 }, () => 0)]));
    expect(await failureFrom(list(client))).toEqual({
      kind: 'notGitLab',
      reason: 'shape',
      field: '1',
      others: numbers(2, 20),
    });
  });

  test('a field nested deep leaves the license as it is otherwise', async () => {
    const { client } = await clientOf(
      typed('application/json', 200, `{"id":7,"plan":"ultimate","new":${deepJson(12_000)}}`),
    );
    const license = await client.current();
    expect(license).toMatchObject({ id: 7, plan: 'ultimate' });
    expect(JSON.stringify(license)).toContain('"new":[[[[[[["…"]]]]]]]');
  });

  test('user names and versions are short, whatever is sent', async () => {
    const long = '\u202ex\n'.repeat(300_000);
    const user = await clientOf(json(200, { username: long, is_admin: true }));
    expect((await user.client.user()).username.length).toBeLessThanOrEqual(1_000);
    const metadata = await clientOf(json(200, { version: long, enterprise: true }));
    expect(((await version(metadata.client)) as { version: string }).version.length).toBeLessThanOrEqual(
      1_000,
    );
  });

  test('a token that is repeated in a license is not in it', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(({ headers }) =>
      json(200, { id: 7, licensee: { Name: `I saw ${String(headers['private-token'])}` } }),
    );
    expect((await client.current())?.licensee).toEqual({ Name: 'I saw •••' });
  });
});

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
