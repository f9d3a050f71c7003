/*
 * Measures what one hostile answer costs, in a process that does nothing else, and tells its parent.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { LicenseClient } from '../../src/gitlab/client';
import { Transport } from '../../src/gitlab/http/transport';
import type { InstanceUrl } from '../../src/instances/address';
import { HOSTILE_ANSWERS, hostileText, type HostileAnswer } from './hostileAnswers';
import { median, spreadOf, timesOf, type Spread } from './interleaved';

export interface HostileTask {
  readonly answer: HostileAnswer;
  readonly bytes: number;
}

export interface HostileCost {
  readonly milliseconds: number;
  /** The same for an answer of half the length. */
  readonly halfMilliseconds: number;
  /** How many times as long the whole took as half of it, round by round. */
  readonly growth: Spread;
  /** What `JSON.parse` takes for as many bytes of licenses as GitLab sends them. */
  readonly parseMilliseconds: number;
  /** How many times as long the whole took, round by round. */
  readonly parses: Spread;
  /** The most memory the process took at once, above what it took before, garbage included. */
  readonly memoryBytes: number;
}

const ROUNDS = { warmUp: 20, measured: 61 };
const WARM_UP_BYTES = 64 * 1024;
const SETTLING_MS = 200;
const BYTES_OF_A_KIB = 1024;

async function costOf({ answer, bytes }: HostileTask): Promise<HostileCost> {
  await ask(answer, bodyOf(answer, WARM_UP_BYTES));
  const body = bodyOf(answer, bytes);
  const usual = licensesText(bytes);
  globalThis.gc?.();
  await pause(SETTLING_MS);
  const before = process.memoryUsage().rss;
  await ask(answer, body);
  const memoryBytes = highest() - before;
  const half = bodyOf(answer, bytes / 2);
  const times = await timesOf(
    {
      whole: () => ask(answer, body),
      half: () => ask(answer, half),
      // What stands in for the network copies the bytes, which is not the client's doing.
      delivery: () => new Response(body).arrayBuffer(),
      parse: () => Promise.resolve(JSON.parse(usual)),
    },
    ROUNDS,
  );
  const delivery = median(times.delivery);
  const whole = times.whole.map((time) => time - delivery);
  const halves = times.half.map((time) => time - delivery / 2);
  const [halfMilliseconds, parseMilliseconds] = [median(halves), median(times.parse)];
  return {
    milliseconds: median(whole),
    halfMilliseconds,
    growth: spreadOf(whole.map((time) => time / halfMilliseconds)),
    parseMilliseconds,
    parses: spreadOf(whole.map((time) => time / parseMilliseconds)),
    memoryBytes,
  };
}

/** The whole way of an answer through the client, but for the network; that it fails is as it should be. */
async function ask(answer: HostileAnswer, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const { status, contentType, call } = HOSTILE_ANSWERS[answer];
  const headers = { 'Content-Type': contentType, 'Content-Length': String(body.byteLength) };
  const transport = new Transport({
    root: 'https://gitlab.example.com' as InstanceUrl,
    token: 'glpat-aB3_dE-fG7_hIjKlM9oP',
    fetch: () => Promise.resolve(new Response(body, { status, headers })),
    timeoutSeconds: 30,
    userAgent: 'bench',
  });
  await new LicenseClient(transport)[call]().catch(() => undefined);
}

function bodyOf(answer: HostileAnswer, bytes: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(hostileText(answer, bytes));
}

function licensesText(bytes: number): string {
  const license = JSON.stringify({
    id: 7,
    plan: 'ultimate',
    created_at: '2026-01-27T10:00:00.000Z',
    starts_at: '2026-01-27',
    expires_at: '2027-01-27',
    historical_max: 180,
    maximum_user_count: 180,
    expired: false,
    overage: 0,
    user_limit: 200,
    licensee: { Name: 'Jane Doe', Email: 'jane@example.com', Company: 'Example' },
    add_ons: {},
  });
  return `[${Array.from({ length: Math.floor(bytes / (license.length + 1)) }, () => license).join(',')}]`;
}

/** The most memory the process has ever had. */
function highest(): number {
  return process.resourceUsage().maxRSS * BYTES_OF_A_KIB;
}

process.once('message', (task: HostileTask) => {
  void costOf(task).then((cost) => {
    process.send?.(cost);
    process.disconnect();
  });
});
