import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Failure, FailureOf } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import { clientOf, failureFrom, json, typed } from '../connection';
import { gitlabAndClient } from '../openGitLab';

const CSV = { 'Content-Type': 'text/csv' };

function messageFor(failure: Failure): string {
  const url = 'https://gitlab.example.com' as InstanceUrl;
  return failureText(failure, { url, name: 'Main' }).message;
}

/** A GitLab whose answers a test writes piece by piece, and a client with a short limit. */
async function slowGitLab(answer: (response: ServerResponse) => void, timeoutSeconds: number) {
  const { gitlab } = await gitlabAndClient();
  gitlab.intercept((_request, response) => {
    answer(response);
    return 'taken';
  });
  return { gitlab, client: clientOf(gitlab.url, gitlab.adminToken, { timeoutSeconds }) };
}

function drip(response: ServerResponse, everyMilliseconds: number): void {
  const timer = setInterval(() => response.write('1,'), everyMilliseconds);
  response.once('close', () => clearInterval(timer));
}

describe('time', () => {
  test('a server that says nothing', async () => {
    const { client, gitlab } = await slowGitLab(() => undefined, 1);
    const failure = await failureFrom(client.current());
    expect(failure).toEqual({ kind: 'timeout', seconds: 1, waitingFor: 'headers' });
    expect(gitlab.requests).toHaveLength(1);
    expect(messageFor(failure)).toBe(
      "Main didn't respond within 1 seconds. Try again. If it keeps happening, increase gitlabLicenses.requestTimeoutSeconds.",
    );
  });

  test('a server that stops in the middle of a long answer', async () => {
    const { client } = await slowGitLab((response) => response.writeHead(200, CSV).write('Date'), 0.1);
    const failure = await failureFrom(client.usageExport());
    expect(failure).toEqual({ kind: 'timeout', seconds: 0.1, waitingFor: 'nextBytes' });
    expect(messageFor(failure)).toContain('stopped sending for 0.1 seconds');
  });

  test('a server that answers on and on', async () => {
    const { client } = await slowGitLab((response) => drip(response.writeHead(200, {}), 20), 1);
    const failure = await failureFrom(client.current());
    expect(failure).toEqual({ kind: 'timeout', seconds: 1, waitingFor: 'end' });
    expect(messageFor(failure)).toContain("didn't finish its response within 1 seconds");
  });

  test('the usage export may take ten times as long, to begin with and as a whole', async () => {
    const { client } = await slowGitLab((response) => {
      setTimeout(() => response.writeHead(200, CSV).end('Date'), 200);
    }, 0.1);
    expect(new TextDecoder().decode(await client.usageExport())).toBe('Date');
  });

  test('all tries together wait no longer than the limit', async () => {
    const { client, gitlab } = await slowGitLab((response) => {
      setTimeout(() => response.writeHead(502).end(), 1500);
    }, 2.5);
    expect(await failureFrom(client.current())).toEqual({
      kind: 'timeout',
      seconds: 2.5,
      waitingFor: 'headers',
    });
    expect(gitlab.requests).toHaveLength(2);
  });
});

describe('cancellation', () => {
  test('before the request', async () => {
    const { client, gitlab } = await slowGitLab(() => undefined, 5);
    expect(await failureFrom(client.current(AbortSignal.abort()))).toEqual({ kind: 'cancelled' });
    expect(gitlab.requests).toEqual([]);
  });

  test.each([
    ['before the answer', (): undefined => undefined],
    ['in the middle of the answer', (response: ServerResponse) => response.writeHead(200).write('{')],
  ])('%s', async (_name, answer) => {
    const cancel = new AbortController();
    const { client, gitlab } = await slowGitLab((response) => {
      answer(response);
      setTimeout(() => cancel.abort(), 30);
    }, 5);
    const failure = await failureFrom(client.current(cancel.signal));
    expect(failure).toEqual({ kind: 'cancelled' });
    expect(gitlab.requests).toHaveLength(1);
    expect(messageFor(failure)).toBe('The request to Main was canceled.');
  });

  test('in the pause before another try', async () => {
    const { client, gitlab } = await gitlabAndClient();
    const cancel = new AbortController();
    gitlab.intercept(() => {
      setTimeout(() => cancel.abort(), 50);
      return typed('text/plain', 429, 'Retry later', { 'Retry-After': '60' });
    });
    const before = Date.now();
    const failure = await failureFrom(client.current(cancel.signal));
    expect(failure).toEqual({ kind: 'cancelled', askAgainAt: expect.any(Number) as number });
    // Whoever asks again knows how long the server wants to be left alone.
    const { askAgainAt = 0 } = failure as FailureOf<'cancelled'>;
    expect(askAgainAt).toBeGreaterThanOrEqual(before + 60_000);
    expect(askAgainAt).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(gitlab.requests).toHaveLength(1);
  });

  test('afterwards does no harm', async () => {
    const { client } = await gitlabAndClient();
    const cancel = new AbortController();
    const current = await client.current(cancel.signal);
    cancel.abort();
    expect(current?.id).toBe(1);
  });
});

describe('size', () => {
  const MIB = 1024 * 1024;

  test('JSON of more than 2 MiB, told at once by its length', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(() => json(200, 'x'.repeat(2 * MIB)));
    const failure = await failureFrom(client.current());
    expect(failure).toEqual({ kind: 'tooLarge', limitBytes: 2 * MIB });
    expect(gitlab.requests).toHaveLength(1);
    expect(messageFor(failure)).toContain('sent more than 2 MiB, so the extension stopped reading');
  });

  test('an export of more than 32 MiB, of unknown length', async () => {
    let isCut = false;
    const { client } = await slowGitLab((response) => {
      response.once('close', () => (isCut = true));
      response.writeHead(200, CSV);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(MIB))) {
          // Until the socket is full.
        }
      };
      response.on('drain', more);
      more();
    }, 5);
    expect(await failureFrom(client.usageExport())).toEqual({ kind: 'tooLarge', limitBytes: 32 * MIB });
    await expect.poll(() => isCut).toBe(true);
  });

  test('a refusal that is too long', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(() => json(400, { message: 'x'.repeat(3 * MIB) }));
    expect((await failureFrom(client.add('key'))).kind).toBe('tooLarge');
  });
});
