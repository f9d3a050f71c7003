/*
 * Measures how long requests take, in a process that does nothing else, and tells its parent.
 */

import { bareFetch, gitbeaker, ownClient } from './clients';
import { medians } from './interleaved';
import type { Target } from './server';

/** All contestants run through `fetch`, which is optimized long before what only one of them does. */
const REQUESTS = { warmUp: 2000, measured: 800 };
const DOWNLOADS = { warmUp: 3, measured: 15 };

/** Medians in milliseconds; the usage export is not part of @gitbeaker/rest. */
export type Times = Readonly<Record<string, { own: number; bare: number; gitbeaker?: number }>>;

async function times(target: Target): Promise<Times> {
  const own = ownClient(target);
  const other = gitbeaker(target);
  const bareJson = async (path: string): Promise<unknown> => (await bareFetch(target, path)).json();
  const bareBytes = async (path: string) => (await bareFetch(target, path)).arrayBuffer();
  return {
    'current license': await medians(
      { own: () => own.current(), gitbeaker: () => other.show(), bare: () => bareJson('license') },
      REQUESTS,
    ),
    'list of licenses': await medians(
      { own: () => own.licenses(), gitbeaker: () => other.all(), bare: () => bareJson('licenses') },
      REQUESTS,
    ),
    'usage export of 15 MB': await medians(
      { own: () => own.usageExport(), bare: () => bareBytes('license/usage_export.csv') },
      DOWNLOADS,
    ),
  };
}

process.once('message', (target: Target) => {
  void times(target).then((result) => {
    process.send?.(result);
    process.disconnect();
  });
});
