import { afterEach, describe, expect, test, vi } from 'vitest';
import { retryAfterSeconds } from '../../../../src/gitlab/http/errorResponse';
import type { Answer } from '../../../gitlab/server';
import { failureFrom, json, typed } from '../connection';
import { gitlabAndClient } from '../openGitLab';

/** The pauses between tries, in milliseconds; they take no time here. */
const pauses = vi.hoisted((): number[] => []);

vi.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  },
}));

afterEach(() => {
  pauses.length = 0;
});

const THROTTLED = (seconds: string) => typed('text/plain', 429, 'Retry later\n', { 'Retry-After': seconds });
const BROKEN = json(502, {});

/** A client whose first requests get these answers; what follows reaches GitLab. */
async function clientThatFirstGets(...answers: readonly Answer[]) {
  const { client, gitlab } = await gitlabAndClient();
  const left = [...answers];
  gitlab.intercept(() => left.shift() ?? 'pass');
  return { client, gitlab };
}

describe('a read is tried again', () => {
  test('after growing, random pauses', async () => {
    const { client, gitlab } = await clientThatFirstGets(BROKEN, BROKEN);
    expect((await client.current())?.id).toBe(1);
    expect(gitlab.requests).toHaveLength(3);
    const [first = 0, second = 0] = pauses;
    expect(first).toBeGreaterThanOrEqual(250);
    expect(first).toBeLessThanOrEqual(500);
    expect(second).toBeGreaterThanOrEqual(500);
    expect(second).toBeLessThanOrEqual(1000);
  });

  test('but no more than twice', async () => {
    const { client, gitlab } = await clientThatFirstGets(BROKEN, BROKEN, BROKEN);
    expect(await failureFrom(client.current())).toEqual({ kind: 'server', status: 502 });
    expect(gitlab.requests).toHaveLength(3);
  });

  test.each(['0', '1', '60'])('after the %s seconds that the server asks for', async (seconds) => {
    const { client, gitlab } = await clientThatFirstGets(THROTTLED(seconds));
    await client.current();
    expect(pauses).toEqual([Number(seconds) * 1000]);
    expect(gitlab.requests).toHaveLength(2);
  });

  test('not when the server asks for more than a minute', async () => {
    const { client, gitlab } = await clientThatFirstGets(THROTTLED('61'));
    expect(await failureFrom(client.current())).toEqual({ kind: 'rateLimited', retryAfterSeconds: 61 });
    expect(gitlab.requests).toHaveLength(1);
  });

  test('when a maintenance is soon over', async () => {
    const { client, gitlab } = await clientThatFirstGets(
      json(503, { message: 'GitLab is undergoing maintenance' }, { 'Retry-After': '5' }),
    );
    await client.current();
    expect(pauses).toEqual([5000]);
    expect(gitlab.requests).toHaveLength(2);
  });

  test('never when asking again cannot help', async () => {
    for (const status of [400, 401, 403, 404, 405, 409, 422]) {
      const { client, gitlab } = await clientThatFirstGets(json(status, { message: 'no' }));
      await failureFrom(client.current());
      expect(gitlab.requests, `status ${status}`).toHaveLength(1);
    }
  });
});

describe('Retry-After', () => {
  const NOW = Date.UTC(2026, 0, 1);

  test.each([
    [undefined, undefined],
    ['', undefined],
    ['30', 30],
    ['-5', 0],
    ['Thu, 01 Jan 2026 00:01:30 GMT', 90],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['soon', undefined],
  ])('%j is %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });
});
