import type { InstanceUrl } from '../../instances/address';
import type { Expected } from './mediaTypes';
import type { Log } from './requestLog';

/** What belongs to one GitLab and one purpose. */
export interface TransportOptions {
  readonly root: InstanceUrl;
  /** Sent in the header `PRIVATE-TOKEN`, and only below `root`. Without one the server is asked as nobody. */
  readonly token: string | undefined;
  /** VS Code's own `fetch`, so that its proxy settings and the system's certificates apply. */
  readonly fetch: typeof fetch;
  /** Passed to `fetch` as it is: an undici Agent that trusts further certificate authorities. */
  readonly dispatcher?: unknown;
  /**
   * `close` has each connection end with its answer, for what is asked of every instance in turn: `fetch` would keep
   * the connections of hundreds open for four seconds. `keep` unless said.
   */
  readonly afterAnswer?: 'keep' | 'close';
  /** How long a server may keep silent, and how long a usual request may take, in seconds. */
  readonly timeoutSeconds: number;
  readonly userAgent: string;
  /** The status with which a proxy refuses to connect, asked for without a token; undefined when none does. */
  readonly askProxy?: (url: URL, signal: AbortSignal) => Promise<number | undefined>;
  /** Gets one line a request. */
  readonly log?: Log;
  /** Where a proxy is set for this server, such as `http.proxy`, for the log. */
  readonly proxySetting?: string | undefined;
}

/** What belongs to one request. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** `json` unless said. */
  readonly expected?: Expected;
  /** The answer's size limit in bytes; 2 MiB unless said. */
  readonly limitBytes?: number;
  /** How many times `timeoutSeconds` the whole answer may take; 1 unless said. */
  readonly patience?: number;
  readonly onProgress?: ((receivedBytes: number) => void) | undefined;
}
