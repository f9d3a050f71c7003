import { failing } from '../expected';
import type { Fault } from '../fault';
import type { Arrival } from '../faultyServer';
import { json, page, response } from '../responses';
import { loop, redirected } from './redirects';

const rejected = failing({ kind: 'rejected', action: 'retry', says: 'rejected the request' });
const webPage = failing({
  kind: 'notGitLab',
  action: 'openInstance',
  says: 'responded with a web page instead of the GitLab API',
});

/** What was sent as the token; nothing by whoever has none. */
function tokenIn({ text }: Arrival): string {
  return /^private-token: (.*)$/im.exec(text)?.[1]?.trim() ?? '';
}

/** Servers that repeat what they were sent, token and key: none of it may be in what a person reads. */
export const ECHOES: readonly Fault[] = [
  {
    name: 'an error that repeats the request',
    expect: rejected,
    behavior: { respond: (socket, { text }) => json(400, { message: text })(socket) },
  },
  {
    name: 'a page that repeats the request',
    expect: webPage,
    behavior: { respond: (socket, { text }) => page(403, text.replace(/[<>]/g, ''))(socket) },
  },
  {
    name: '302 to an address with the token',
    // Only who has no token may go there, and goes on in circles.
    expect: (operation) => (operation.role === 'search' ? loop : redirected)(operation),
    behavior: {
      respond: (socket, arrival) => response(302, { Location: `${arrival.path}${tokenIn(arrival)}` })(socket),
    },
  },
];
