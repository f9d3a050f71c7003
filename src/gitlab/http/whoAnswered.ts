/** Whether GitLab itself has written an error, or something else that answers in its place. */

import * as z from 'zod/mini';
import { isHtml } from './mediaTypes';

interface AnswerHead {
  readonly status: number;
  readonly contentType: string;
  readonly challenge: string | undefined;
}

/** The fields in which GitLab says what is wrong. */
export const ErrorBody = z.looseObject({
  message: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
  error_description: z.optional(z.unknown()),
  scope: z.optional(z.unknown()),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** ee/lib/gitlab/middleware/read_only in GitLab's source: the one refusal without its status. */
export const READ_ONLY = 'You cannot perform write operations on a read-only instance';

/** What servers before GitLab ask for: GitLab's API itself knows "Bearer" alone. */
const PROXY_CHALLENGE = /(?:^|,)[ \t]*(?:basic|digest|negotiate|ntlm)\b/i;

/** Codes of GitLab's OAuth layer, such as "invalid_token". */
const OAUTH_CODE = /^[a-z_]+$/;

/** A 401 that GitLab's API, which answers in JSON, has not written: the sign-in of what stands before it. */
export function isProxySignIn(
  { status, contentType, challenge }: AnswerHead,
  body: ErrorBody | undefined,
): boolean {
  if (status === 407) {
    return true;
  }
  if (status !== 401 || (body !== undefined && isGitLabs(status, body))) {
    return false;
  }
  const isAsked = challenge !== undefined && PROXY_CHALLENGE.test(challenge);
  return isAsked || (body === undefined && !isHtml(contentType));
}

/**
 * Whether an error in JSON can be GitLab's: its API begins what it says with the status ("404 License Not Found"), and
 * its OAuth layer has codes (lib/api/helpers.rb, lib/api/api_guard.rb). Gateways and other products have words of
 * their own. Of other statuses nothing is known that tells them apart.
 */
export function isGitLabs(status: number, { message, error }: ErrorBody): boolean {
  if (status !== 401 && status !== 403 && status !== 404) {
    return true;
  }
  if (message !== undefined) {
    return typeof message === 'string' && (message.startsWith(`${status}`) || message === READ_ONLY);
  }
  if (typeof error !== 'string') {
    return false;
  }
  return error.startsWith(`${status}`) || (status !== 404 && OAUTH_CODE.test(error));
}
