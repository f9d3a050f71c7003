import type { AccessToken, User } from '../accounts';
import type { RecordedRequest } from '../http/requests';
import type { GitLabState } from '../state';
import type { KeyPair } from '../keys/keyPair';

/** What a route's handler gets: an authenticated request and the instance it came to. */
export interface Call {
  state: GitLabState;
  request: RecordedRequest;
  /** The path's parameters by name, such as `id`. */
  params: Record<string, string>;
  token: AccessToken;
  user: User;
  /** The pair whose public half reads license keys here. */
  keys: () => KeyPair;
  /** The instance's address with its relative root, without trailing slash. */
  url: string;
  /** Runs a background job; it is dropped when the server closes. */
  later: (milliseconds: number, job: () => void) => void;
}
