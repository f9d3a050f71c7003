import type { Instance } from '../../instances/instance';
import type { LicenseClient } from '../client';
import type { Contact } from './contact';
import type { ConfiguredProxy, LookUp } from './way';

/** What a test needs from outside. */
export interface TestParts {
  readonly instance: Instance;
  /** Undefined when none is stored: what needs one is skipped then. */
  readonly token: string | undefined;
  /** A client as every other request has it. @throws GitLabError caFile */
  readonly connect: (token: string | undefined) => Promise<LicenseClient>;
  /** The look at who answers. */
  readonly contact: (url: URL, signal: AbortSignal) => Promise<Contact>;
  readonly lookUp: LookUp;
  /** In the order in which they count. */
  readonly proxies: readonly ConfiguredProxy[];
}
