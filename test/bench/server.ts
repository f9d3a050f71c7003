/*
 * The test instances to measure against, in a process of their own. Its parent gets the addresses and tokens as a
 * message and ends it by going away.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { license, startTestGitLab, type TestGitLab } from '../gitlab/server';
import { userPages } from './userPages';

/** GitLab's own ceiling for the usage export. */
const EXPORT_BYTES = 15 * 1024 * 1024;
/** A company of a few years: one each, and some in between for more seats. */
const LICENSES = 12;

/** In milliseconds; less than any GitLab takes to look up a page of users. */
const LOOK_UP_MS = 10;

export interface Target {
  readonly url: string;
  readonly token: string;
}

export interface Targets {
  readonly atOnce: Target;
  /** Takes `LOOK_UP_MS` for each page of users. */
  readonly lookingUp: Target;
}

function usageExport(): Buffer {
  const row = '2026-07-11 12:00:05,1234\n';
  return Buffer.from(`Date,Billable User Count\n${row.repeat(EXPORT_BYTES / row.length)}`);
}

/** @param lookUpMs what a page of users takes, in milliseconds */
async function start(lookUpMs: number): Promise<TestGitLab> {
  const licenses = Array.from({ length: LICENSES }, (_, index) => license({ id: index + 1 }));
  const gitlab = await startTestGitLab({ licenses });
  const body = usageExport();
  const pages = userPages(gitlab.url);
  gitlab.intercept(async ({ path }) => {
    gitlab.requests.length = 0;
    if (path.startsWith('/api/v4/users?')) {
      await (lookUpMs > 0 && pause(lookUpMs));
      return pages(path);
    }
    return path.endsWith('/usage_export.csv')
      ? { status: 200, headers: { 'Content-Type': 'text/csv' }, body }
      : 'pass';
  });
  process.once('disconnect', () => void gitlab.close());
  return gitlab;
}

async function main(): Promise<void> {
  const [atOnce, lookingUp] = await Promise.all([start(0), start(LOOK_UP_MS)]);
  process.send?.({ atOnce: targetOf(atOnce), lookingUp: targetOf(lookingUp) } satisfies Targets);
}

function targetOf({ url, adminToken }: TestGitLab): Target {
  return { url, token: adminToken };
}

void main();
