import type { FailureKind } from '../../../src/gitlab/errors';
import type { ActionId } from '../../../src/words/failures/failures';
import { failing, type Expect } from '../expected';
import type { Fault } from '../fault';
import { ALIKE } from '../operations';
import { json, page, response } from '../responses';

interface Outcome {
  readonly kind: FailureKind;
  readonly action: ActionId;
  readonly says: string;
  readonly isTriedAgain?: boolean;
}

const rejected: Outcome = { kind: 'rejected', action: 'retry', says: 'rejected the request' };
const server: Outcome = { kind: 'server', action: 'retry', says: 'failed with HTTP 5', isTriedAgain: true };
const notFound: Outcome = { kind: 'notFound', action: 'openInstance', says: "doesn't have the License API" };
const html: Outcome = { kind: 'notGitLab', action: 'openInstance', says: 'responded with a web page' };
const notApi: Outcome = { kind: 'notGitLab', action: 'openInstance', says: "isn't a GitLab API" };
const ownProxy: Outcome = {
  kind: 'proxy',
  action: 'retry',
  says: "Your network's proxy requires you to sign in",
};
const itsProxy: Outcome = { kind: 'proxy', action: 'editInstance', says: 'A proxy in front of' };
const blocked: Outcome = { kind: 'blocked', action: 'retry', says: 'are blocked before they reach the API' };
const unauthorized: Outcome = { kind: 'unauthorized', action: 'setToken', says: 'rejected this token' };
const forbidden: Outcome = { kind: 'forbidden', action: 'setToken', says: "doesn't let this token use" };
const rateLimited: Outcome = {
  kind: 'rateLimited',
  action: 'retry',
  says: 'received too many requests',
  isTriedAgain: true,
};

/** What GitLab says of the statuses whose words count. */
const MESSAGES: Readonly<Record<number, string>> = {
  401: '401 Unauthorized',
  403: '403 Forbidden',
  404: '404 Not Found',
};

/** What each status comes to: as GitLab's API says it, as a page, and with nothing in it. */
const STATUSES: Readonly<Record<number, readonly [json: Outcome, page: Outcome, empty: Outcome]>> = {
  400: [rejected, html, rejected],
  401: [unauthorized, html, itsProxy],
  402: [rejected, html, rejected],
  403: [forbidden, html, blocked],
  404: [notFound, html, notApi],
  405: [notFound, html, notFound],
  406: [rejected, html, rejected],
  407: [ownProxy, ownProxy, ownProxy],
  408: [rejected, html, rejected],
  409: [rejected, html, rejected],
  410: [rejected, html, rejected],
  411: [rejected, html, rejected],
  412: [rejected, html, rejected],
  413: [rejected, rejected, rejected],
  414: [rejected, rejected, rejected],
  415: [rejected, html, rejected],
  418: [rejected, html, rejected],
  422: [rejected, html, rejected],
  423: [rejected, html, rejected],
  425: [rejected, html, rejected],
  429: [rateLimited, rateLimited, rateLimited],
  431: [rejected, html, rejected],
  451: [rejected, html, rejected],
  500: [server, server, server],
  501: [server, server, server],
  502: [server, server, server],
  503: [server, server, server],
  504: [server, server, server],
  505: [server, server, server],
  507: [server, server, server],
  508: [server, server, server],
  511: [server, server, server],
  520: [server, server, server],
  521: [server, server, server],
  522: [server, server, server],
  525: [server, server, server],
  530: [server, server, server],
  599: [server, server, server],
};

/** Statuses that mean something else, or come from something else, without GitLab's JSON. */
const ALSO_WITHOUT_JSON: ReadonlySet<number> = new Set([
  ...[400, 401, 403, 404, 405, 407, 413, 414, 422, 429],
  ...[500, 502, 503],
]);

/** Statuses that no proxy and no GitLab is known to have often. */
const SELDOM: ReadonlySet<number> = new Set([
  411, 412, 415, 423, 451, 501, 505, 507, 508, 521, 525, 530, 599,
]);

/** A license that isn't there is a record; all other routes of GitLab are there. */
function withRecords(status: number, outcome: Outcome, isJson: boolean): Expect {
  const expect = failing(outcome);
  if (status !== 404 || !isJson) {
    return expect;
  }
  const record = failing({ kind: 'notFound', action: 'retry', says: 'no longer has this license' });
  return (operation) =>
    operation.name === 'license' || operation.name === 'delete' || operation.name === 'recount'
      ? record(operation)
      : expect(operation);
}

/**
 * `fetch` sends everything once more over a new connection (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch):
 * by this status a server says that it hasn't even looked at it (RFC 9110, section 15.5.20). No option turns that off: only
 * a body that is a stream isn't repeated, which deletions don't have, and whose length some proxies then don't get.
 */
const MISDIRECTED: Fault = {
  name: '421',
  expect: (operation) => ({ ...failing(rejected)(operation), requests: 2 }),
  behavior: { respond: json(421, { message: '421 Misdirected Request' }) },
  isSentTwiceByFetch: true,
};

export const STATUS_FAULTS: readonly Fault[] = [
  MISDIRECTED,
  ...Object.entries(STATUSES).flatMap(([text, [asJson, asPage, empty]]) => {
    const status = Number(text);
    const withoutJson = { isLong: ALSO_WITHOUT_JSON.has(status) ? ALIKE : (true as const) };
    return [
      {
        ...(SELDOM.has(status) && { isLong: true as const }),
        name: `${status} of GitLab`,
        expect: withRecords(status, asJson, true),
        behavior: { respond: json(status, { message: MESSAGES[status] ?? `${status} Status` }) },
      },
      {
        ...withoutJson,
        name: `${status} as a page`,
        expect: withRecords(status, asPage, false),
        behavior: { respond: page(status, `${status} Status`) },
      },
      {
        ...withoutJson,
        name: `${status} that is empty`,
        expect: withRecords(status, empty, false),
        behavior: { respond: response(status, {}) },
      },
    ];
  }),
];
