import * as z from 'zod/mini';
import type { Failure } from '../../gitlab/errors';
import type { FailedAttempt } from '../facts';
import { Time } from './storedSubscription';

/* How the failure of the last attempt stands in the file of an instance, beside the licenses. */

const Text = z.string();
const OptionalText = z.exactOptional(z.string());
const Status = z.int();

/** A kind with these fields. */
const kind = <Kind extends Failure['kind'], Shape extends z.core.$ZodShape>(name: Kind, shape: Shape) =>
  z.object({ kind: z.literal(name), ...shape });

const NotFound = z.union([
  kind('notFound', { what: z.literal('record') }),
  kind('notFound', { what: z.literal('route'), since: OptionalText }),
]);

const NotSupported = z.union([
  kind('notSupported', { reason: z.literal('communityEdition'), version: Text }),
  kind('notSupported', { reason: z.literal('olderServer'), version: Text, since: OptionalText }),
]);

const NotGitLab = z.union([
  kind('notGitLab', { reason: z.literal('html'), status: Status, title: OptionalText }),
  kind('notGitLab', { reason: z.enum(['notJson', 'notCsv']), status: Status }),
  kind('notGitLab', { reason: z.literal('otherProduct'), status: Status, serverMessage: OptionalText }),
  kind('notGitLab', { reason: z.literal('redirected'), location: Text }),
  kind('notGitLab', { reason: z.literal('notHttp'), host: Text }),
  kind('notGitLab', {
    reason: z.literal('shape'),
    field: Text,
    others: z.exactOptional(z.array(z.string())),
  }),
]);

const CaFile = z.union([
  kind('caFile', { path: Text, reason: z.literal('unreadable'), code: Text }),
  kind('caFile', {
    path: Text,
    reason: z.enum(['relativePath', 'notAFile', 'tooLarge', 'noCertificate']),
  }),
]);

const Token = z.union([
  kind('unauthorized', {
    serverMessage: OptionalText,
    reason: z.exactOptional(z.literal('characters')),
  }),
  kind('tokenExpired', { expiresAt: OptionalText }),
  kind('tokenRevoked', {}),
  kind('insufficientScope', { wanted: z.array(z.string()), serverMessage: OptionalText }),
  kind('notAdmin', { username: OptionalText }),
  kind('adminMode', {}),
  kind('forbidden', { serverMessage: OptionalText }),
]);

const Server = z.union([
  kind('proxy', { status: Status }),
  kind('blocked', { status: Status, serverMessage: OptionalText }),
  kind('readOnly', {}),
  kind('rejected', { status: Status, serverMessage: OptionalText }),
  kind('rateLimited', { retryAfterSeconds: z.exactOptional(z.number()) }),
  kind('maintenance', { serverMessage: OptionalText, retryAfterSeconds: z.number() }),
  kind('server', { status: Status, serverMessage: OptionalText }),
  z.union([kind('tooLarge', { limitBytes: z.number() }), kind('tooLarge', { limitRows: z.number() })]),
]);

const Network = z.union([
  kind('timeout', { seconds: z.number(), waitingFor: z.enum(['headers', 'nextBytes', 'end']) }),
  kind('dns', { host: Text, temporary: z.boolean() }),
  kind('refused', { host: Text, code: Text }),
  kind('proxyUnreachable', { code: Text, host: Text }),
  kind('port', { hostname: Text, port: z.int() }),
  kind('reset', { host: Text, code: OptionalText }),
  kind('certificate', { host: Text, code: Text }),
  kind('tls', { host: Text, code: Text }),
  kind('redirect', { address: Text }),
]);

/**
 * What a start may show of the last session. Left out is what says nothing about the instance: that somebody canceled,
 * that this computer's key ring was locked, a bug.
 */
const Known: z.ZodMiniType<Failure> = z.union([
  Token,
  Server,
  Network,
  NotFound,
  NotSupported,
  NotGitLab,
  CaFile,
]);

const Attempt: z.ZodMiniType<FailedAttempt> = z.object({
  kind: z.literal('failed'),
  failure: Known,
  at: Time,
  inARow: z.int().check(z.positive()),
});

/** What is damaged, or of a kind that only another version knows, is as if it had never been there. */
export const StoredFailure = z.catch(z.optional(Attempt), undefined);
