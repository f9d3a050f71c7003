import { connect } from '../../src/gitlab/connect';
import * as customCa from '../../src/gitlab/customCa';
import { failureOf, type Failure } from '../../src/gitlab/errors';
import { mayHaveHappened } from '../../src/gitlab/writeOutcome';
import type { InstanceUrl } from '../../src/instances/address';
import { failureText, type FailureText } from '../../src/words/failures/failures';
import type { Elsewhere, OtherHost } from './elsewhere';
import { SECONDS, type Expected } from './expected';
import type { Fault } from './fault';
import { openFaultyServer, type Arrival, type Behavior } from './faultyServer';
import { pausesOfCell } from './noPauses';
import type { Operation } from './operations';

/** What became of one operation that met one fault. */
export interface Cell {
  readonly fault: Fault;
  readonly operation: Operation;
  readonly expected: Expected;
  readonly failure: Failure | undefined;
  readonly text: FailureText | undefined;
  readonly requests: number;
  readonly elsewhere: number;
  /** What isn't as it should be. */
  readonly problems: readonly string[];
}

const NAME = 'Main';

/** A token of a cell, or a header for one. */
const ANY_TOKEN = /glpat-|^(?:private-token|authorization):/im;

export async function runCell(
  fault: Fault,
  operation: Operation,
  id: string,
  otherHost: OtherHost,
): Promise<Cell> {
  const elsewhere = otherHost.placeFor(id);
  const server =
    fault.address === undefined ? await openFaultyServer(behaviorOf(fault, elsewhere)) : undefined;
  const url = (fault.address ?? `${fault.scheme ?? 'http'}://127.0.0.1:${server?.port}`) as InstanceUrl;
  const token = `glpat-${id}-aaaaaaaaaaaaaaaaaaaa`;
  const pauses: number[] = [];
  const failure = await pausesOfCell.run(pauses, () => failureOfRun(fault, operation, url, token));
  await server?.close();
  const text = failure && failureText(failure, { url, name: NAME });
  const arrivals = server?.arrivals ?? [];
  const seen = { fault, operation, failure, text, expected: fault.expect(operation) };
  const counts = { requests: arrivals.length, elsewhere: elsewhere.arrivals().length };
  const problems = [
    ...unlike(seen.expected, { ...seen, ...counts }, fault.neverEnds === true),
    ...wrongPauses(fault, pauses, arrivals.length),
    ...broken({ fault, operation, token, failure, arrivals, elsewhere: elsewhere.arrivals() }),
  ];
  return { ...seen, ...counts, problems };
}

function behaviorOf({ behavior = {} }: Fault, elsewhere: Elsewhere): Behavior {
  return typeof behavior === 'function' ? behavior(elsewhere) : behavior;
}

async function failureOfRun(
  { caFile, neverEnds }: Fault,
  operation: Operation,
  url: InstanceUrl,
  token: string,
): Promise<Failure | undefined> {
  const environment = {
    fetch,
    timeoutSeconds: neverEnds === true ? SECONDS.short : SECONDS.long,
    userAgent: 'gitlab-license-manager/0.0.0 VSCode/1.105.0',
    importCustomCa: () => Promise.resolve(customCa),
  };
  try {
    await operation.run({
      ...{ url, token },
      connect: (given, asked = url) =>
        connect({ url: asked, ...(caFile !== undefined && asked === url && { caFile }) }, given, environment),
    });
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

interface Outcome {
  readonly failure: Failure | undefined;
  readonly text: FailureText | undefined;
  readonly requests: number;
  readonly elsewhere: number;
}

/** @param isTimed whether the clock may have ended it before the request arrived */
function unlike(
  expected: Expected,
  { failure, text, requests, elsewhere }: Outcome,
  isTimed: boolean,
): string[] {
  const { action, says } = expected;
  const kind = failure?.kind ?? 'ok';
  return [
    ...differing('kind', kind, expected.kind),
    ...(action === undefined ? [] : differing('action', text?.action, action)),
    ...(says === undefined || says.some((part) => text?.message.includes(part) === true)
      ? []
      : [`it says “${text?.message ?? ''}” instead of “${says.join('” or “')}”`]),
    ...(isTimed && requests === 0 ? [] : differing('number of requests', requests, expected.requests)),
    ...differing('number of requests elsewhere', elsewhere, expected.elsewhere ?? 0),
  ];
}

function differing(what: string, actual: unknown, expected: unknown): string[] {
  return actual === expected ? [] : [`its ${what} is ${String(actual)} instead of ${String(expected)}`];
}

/** A server that names a pause gets it before every further try. */
function wrongPauses({ pauseMs }: Fault, pauses: readonly number[], requests: number): string[] {
  const isObeyed = pauseMs === undefined || pauses.every((pause) => pause === pauseMs);
  const isPaused = pauseMs === undefined || pauses.length === requests - 1;
  return isObeyed && isPaused ? [] : [`it paused for ${pauses.join(', ')} ms instead of ${String(pauseMs)}`];
}

interface Seen {
  readonly fault: Fault;
  readonly operation: Operation;
  readonly token: string;
  readonly failure: Failure | undefined;
  readonly arrivals: readonly Arrival[];
  readonly elsewhere: readonly Arrival[];
}

/** What holds for every cell, whatever the fault is. */
function broken({ fault, operation, token, failure, arrivals, elsewhere }: Seen): string[] {
  const withToken = (arrival: Arrival) => arrival.text.includes(token);
  // Whosever it is: that of another cell would be one that was remembered.
  const withAny = ({ text }: Arrival) => ANY_TOKEN.test(text);
  const isAnonymous = operation.role === 'search' || operation.role === 'page';
  const isWrite = operation.role === 'write';
  return [
    ...(isWrite && arrivals.length > 1 && fault.isSentTwiceByFetch !== true
      ? ['a write was sent twice']
      : []),
    ...(elsewhere.some(withAny) ? ['the token arrived at another host'] : []),
    ...(isAnonymous && arrivals.some(withAny) ? ['the token was sent although nobody asked for it'] : []),
    ...(!isAnonymous && !arrivals.every(withToken) ? ['a request had no token'] : []),
    ...(arrivals.some(({ path }) => path.includes(token)) ? ['the token is in an address'] : []),
    ...(JSON.stringify(failure ?? {}).includes(token) ? ['the token is in the failure'] : []),
    ...(failure?.kind === 'unexpected' ? [`a bug: ${failure.where}`] : []),
    ...(isWrite && arrivals.length > 0 && isSilentLoss(failure)
      ? ['a lost answer counts as nothing done']
      : []),
  ];
}

/** A write that arrived and whose answer didn't has to be looked up afterwards. */
function isSilentLoss(failure: Failure | undefined): boolean {
  const isLost = failure?.kind === 'reset' || failure?.kind === 'timeout' || failure?.kind === 'refused';
  return isLost && !mayHaveHappened(failure);
}
