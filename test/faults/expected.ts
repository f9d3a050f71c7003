import type { FailureKind } from '../../src/gitlab/errors';
import type { ActionId } from '../../src/words/failures/failures';
import type { Operation } from './operations';

/** What has to become of an operation that meets a fault. */
export interface Expected {
  readonly kind: FailureKind | 'ok';
  readonly action?: ActionId;
  /** A part of the sentence; where several are named, one of them is in it. */
  readonly says?: readonly string[];
  /** How many requests arrive at the server. */
  readonly requests: number;
  /** How many arrive at another host; the token at none. */
  readonly elsewhere?: number;
}

export type Expect = (operation: Operation) => Expected;

/** How somebody without a token is refused by a GitLab: for the search, that is one. */
const FOUND: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'rateLimited', 'maintenance']);

/** Time limits: short for a server that never ends; long otherwise, so that a slow machine changes nothing. */
export const SECONDS = { short: 0.3, long: 60 };

/** How often a read is tried whose failure can pass. */
const TRIES = 3;

interface Class {
  readonly kind: FailureKind;
  readonly action: ActionId;
  readonly says: string | readonly string[];
  /** Whether a read is tried again; a write and a query never are. */
  readonly isTriedAgain?: boolean;
  /** Whether anything arrives at the server at all; it does unless said. */
  readonly arrives?: boolean;
}

/** Every operation fails alike. */
export function failing({ kind, action, says, isTriedAgain = false, arrives = true }: Class): Expect {
  const sentence = typeof says === 'string' ? [says] : says;
  return (operation) => {
    if (operation.role === 'page') {
      return { kind: 'ok', requests: arrives ? 1 : 0 };
    }
    const tries = isTriedAgain && hasTries(operation) ? TRIES : 1;
    const requests = arrives ? tries * stepsOf(operation, kind) : 0;
    return operation.role === 'search' && FOUND.has(kind)
      ? { kind: 'ok', requests }
      : { kind, action, says: sentence, requests };
  };
}

/** What is expected but of the operations that are named. */
export function except(expect: Expect, others: Partial<Record<Operation['name'], Expect>>): Expect {
  return (operation) => (others[operation.name] ?? expect)(operation);
}

export const succeeding: Expect = () => ({ kind: 'ok', requests: 1 });

function hasTries({ role }: Operation): boolean {
  return role === 'read' || role === 'export' || role === 'search';
}

/** A route that isn't there may have another one in its place: the older version's, or the list by page. */
function stepsOf({ name }: Operation, kind: FailureKind): number {
  const hasOther = name === 'version' || name === 'search' || name === 'users';
  return kind === 'notFound' && hasOther ? 2 : 1;
}
