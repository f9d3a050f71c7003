import { setTimeout as wait } from 'node:timers/promises';
import { html } from '../../gitlab/http/answers';
import type { Interceptor } from '../../gitlab/server';
import type { Fate } from './meddler';

/** The time limit of a request while the changes go wrong. */
export const LIMIT_SECONDS = 3;

const GATEWAY_PAGE = '<html><title>502 Bad Gateway</title></html>';
const GATEWAY = `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: ${GATEWAY_PAGE.length}\r\n\r\n${GATEWAY_PAGE}`;
const ERROR = `HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;

/** A way in which a change goes wrong. */
export interface Trouble {
  readonly what: string;
  readonly on?: Partial<Fate>;
  readonly gitlab?: Interceptor;
  /** Whether the server has made the change all the same. */
  readonly isDone: boolean;
  /** The kind of the failure. */
  readonly kind: string;
  /** Whether GitLab may still be at work, so that what is not there may come yet. */
  readonly mayRun?: true;
  /** What is said of the answer. */
  readonly lost: RegExp;
}

const LOST = /^There was no response from \S+\. /;

export const TROUBLES: readonly Trouble[] = [
  { what: 'is cut before it is read', on: { request: 'cut' }, isDone: false, kind: 'reset', lost: LOST },
  {
    what: 'is cut once it has been read',
    gitlab: (_request, response) => {
      response.destroy();
      return 'taken';
    },
    isDone: false,
    kind: 'reset',
    lost: LOST,
  },
  { what: 'is done but its answer is lost', on: { answer: 'cut' }, isDone: true, kind: 'reset', lost: LOST },
  {
    what: 'is done but its answer breaks off',
    on: { answer: 'cutInTheMiddle' },
    isDone: true,
    kind: 'reset',
    lost: LOST,
  },
  {
    what: 'is never answered',
    on: { request: 'silence' },
    isDone: false,
    kind: 'timeout',
    mayRun: true,
    lost: LOST,
  },
  {
    what: 'is done but not answered',
    on: { answer: 'silence' },
    isDone: true,
    kind: 'timeout',
    mayRun: true,
    lost: LOST,
  },
  {
    what: 'takes longer than the time limit',
    gitlab: () => wait((LIMIT_SECONDS + 1) * 1000, 'pass' as const),
    isDone: true,
    kind: 'timeout',
    mayRun: true,
    lost: LOST,
  },
  {
    what: 'meets a proxy without GitLab',
    gitlab: () => html(502, GATEWAY_PAGE),
    isDone: false,
    kind: 'server',
    mayRun: true,
    lost: /^\S+ failed with HTTP 502. /,
  },
  {
    what: 'is done although a proxy gives up',
    on: { answer: { instead: GATEWAY } },
    isDone: true,
    kind: 'server',
    lost: /^\S+ failed with HTTP 502. /,
  },
  {
    what: 'is done although GitLab fails after it',
    on: { answer: { instead: ERROR } },
    isDone: true,
    kind: 'server',
    lost: /^\S+ failed with HTTP 500. /,
  },
];
