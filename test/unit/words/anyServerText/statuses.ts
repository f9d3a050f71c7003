import fc from 'fast-check';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { Failure } from '../../../../src/gitlab/errors';
import { answered, failed, statusNow } from '../../fleet/statuses';
import { letInFailure } from './letIn';
import { anyDay, anyLicense, serverText } from './serverText';

const said = fc.record({ serverMessage: serverText }, { requiredKeys: [] });
const status = fc.constantFrom(400, 403, 500, 502);

const ofKind = <Kind extends string, Data extends object>(kind: Kind, data: fc.Arbitrary<Data>) =>
  data.map((values) => ({ kind, ...values }));

const rawFailure: fc.Arbitrary<Failure> = fc.oneof(
  ofKind('unauthorized', said),
  ofKind('tokenExpired', fc.record({ expiresAt: fc.oneof(anyDay, serverText) }, { requiredKeys: [] })),
  ofKind(
    'insufficientScope',
    fc.record({ wanted: fc.array(serverText, { maxLength: 3 }), serverMessage: serverText }),
  ),
  ofKind('notAdmin', fc.record({ username: serverText })),
  ofKind('forbidden', said),
  ofKind(
    'notSupported',
    fc.record({ reason: fc.constant('communityEdition' as const), version: serverText }),
  ),
  ofKind(
    'notSupported',
    fc.record({
      reason: fc.constant('olderServer' as const),
      version: serverText,
      since: fc.constant('16.4'),
    }),
  ),
  ofKind('rejected', fc.record({ status, serverMessage: serverText })),
  ofKind(
    'maintenance',
    fc.record({ serverMessage: serverText, retryAfterSeconds: fc.constantFrom(0, 900, 1e21) }),
  ),
  ofKind('server', fc.record({ status, serverMessage: serverText })),
  ofKind('blocked', fc.record({ status, serverMessage: serverText })),
  ofKind('port', fc.record({ hostname: serverText, port: fc.constant(10080) })),
  ofKind(
    'notGitLab',
    fc.record({ reason: fc.constant('otherProduct' as const), status, serverMessage: serverText }),
  ),
  ofKind('redirect', fc.record({ address: serverText })),
  ofKind('notGitLab', fc.record({ reason: fc.constant('html' as const), status, title: serverText })),
  ofKind('notGitLab', fc.record({ reason: fc.constant('redirected' as const), location: serverText })),
  ofKind(
    'notGitLab',
    fc.record({
      reason: fc.constant('shape' as const),
      field: serverText,
      others: fc.array(serverText, { maxLength: 30 }),
    }),
  ),
);

/** A failure of each kind that has texts of a server in it. */
export const anyFailure = rawFailure.map(letInFailure);

/** An instance with any licenses, fresh or with a failure. */
export const anyStatus: fc.Arbitrary<InstanceStatus> = fc
  .tuple(fc.array(anyLicense, { maxLength: 3 }), fc.option(anyFailure, { nil: undefined }))
  .map(([licenses, failure]) => {
    const numbered = licenses.map((license, index) => ({ ...license, id: index + 1 }));
    return statusNow(answered(numbered, failure && { attempt: failed(failure) }));
  });

/** The address of an instance is the user's own, and nothing of a server is in it. */
export function withoutOwnLinks(text: string, statuses: readonly InstanceStatus[]): string {
  return statuses.reduce((left, { instance }) => left.replaceAll(`](${instance.url})`, ''), text);
}
