/*
 * The GitLab that is measured against, in a process of its own. Its parent gets the address and a token as a message
 * and ends it by going away.
 */

import { license, startTestGitLab } from '../gitlab/server';
import { userPages } from './userPages';

/** GitLab's own ceiling for the usage export. */
const EXPORT_BYTES = 15 * 1024 * 1024;
/** A company of a few years: one each, and some in between for more seats. */
const LICENSES = 12;

export interface Target {
  readonly url: string;
  readonly token: string;
}

function usageExport(): Buffer {
  const row = '2026-07-11 12:00:05,1234\n';
  return Buffer.from(`Date,Billable User Count\n${row.repeat(EXPORT_BYTES / row.length)}`);
}

async function main(): Promise<void> {
  const licenses = Array.from({ length: LICENSES }, (_, index) => license({ id: index + 1 }));
  const gitlab = await startTestGitLab({ licenses });
  const body = usageExport();
  const pages = userPages(gitlab.url);
  gitlab.intercept(({ path }) => {
    gitlab.requests.length = 0;
    if (path.startsWith('/api/v4/users?')) {
      return pages(path);
    }
    return path.endsWith('/usage_export.csv')
      ? { status: 200, headers: { 'Content-Type': 'text/csv' }, body }
      : 'pass';
  });
  process.once('disconnect', () => void gitlab.close());
  process.send?.({ url: gitlab.url, token: gitlab.adminToken } satisfies Target);
}

void main();
