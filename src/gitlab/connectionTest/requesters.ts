import { createRequire } from 'node:module';
import type * as http from 'node:http';
import type * as https from 'node:https';
import type { Requesters } from './contact';

/** VS Code's own, which go through its proxies: it puts them in place of Node's only for `require`, and without `node:`. */
export function requesters(): Requesters {
  const load = createRequire(import.meta.url);
  return {
    http: (load('http') as typeof http).request,
    https: (load('https') as typeof https).request,
  };
}
