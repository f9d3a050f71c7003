/* The look at a proxy as a client makes it: with a time limit of its own, and without a token. */

import { afterEach, expect, test, vi } from 'vitest';
import { connect } from '../../../../src/gitlab/connect';
import * as customCa from '../../../../src/gitlab/customCa';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureFrom } from '../connection';

const proxyStatus = vi.hoisted(() => vi.fn((..._given: unknown[]) => Promise.resolve(403)));

vi.mock('../../../../src/gitlab/connectionTest/proxyStatus', () => ({ proxyStatus }));

const TOKEN = 'glpat-lookTokenLookToken';

afterEach(() => proxyStatus.mockClear());

/** What `fetch` says when something else than its caller has ended a request. */
function cancelled(): Promise<never> {
  return Promise.reject(new TypeError('fetch failed', { cause: new DOMException('Request was cancelled.') }));
}

test.each([
  // A proxy that hangs leaves most of the time for further tries.
  [30, 5],
  [600, 5],
  [2, 2],
])('of %i seconds for a request, a proxy is waited for %i', async (timeoutSeconds, looked) => {
  const client = await connect({ url: 'https://gitlab.test/root' as InstanceUrl }, TOKEN, {
    ...{ timeoutSeconds, userAgent: 'test', fetch: cancelled },
    importCustomCa: () => Promise.resolve(customCa),
  });
  expect(await failureFrom(client.current())).toEqual({ kind: 'proxy', status: 403 });
  expect(proxyStatus).toHaveBeenCalledOnce();
  const [asked, , options] = proxyStatus.mock.calls[0] ?? [];
  expect(String(asked)).toMatch(/^https:\/\/gitlab\.test\//);
  expect(options).toMatchObject({ timeoutSeconds: looked, userAgent: 'test' });
  expect(JSON.stringify([String(asked), options])).not.toContain(TOKEN);
});
