import { except, failing, SECONDS, type Expect } from '../expected';
import type { Fault } from '../fault';
import type { Respond } from '../faultyServer';
import { hanging, head, JSON_TYPE, raw } from '../responses';

export const refused = failing({
  kind: 'refused',
  action: 'retry',
  says: 'Check that GitLab is running',
  isTriedAgain: true,
  arrives: false,
});

const lostBefore = failing({
  kind: 'reset',
  action: 'retry',
  says: 'was lost',
  isTriedAgain: true,
  arrives: false,
});

const lost = failing({ kind: 'reset', action: 'retry', says: 'was lost', isTriedAgain: true });

/** The limit to the second: ten times as long would go unnoticed here otherwise. The export may take so long. */
const tooSlow = except(slowerThan(SECONDS.short), { export: slowerThan(SECONDS.short * 10) });

function slowerThan(seconds: number): Expect {
  return failing({
    kind: 'timeout',
    action: 'retry',
    says: [
      `didn't respond within ${seconds} seconds`,
      `didn't finish its response within ${seconds} seconds`,
      `stopped sending for ${SECONDS.short} seconds`,
    ],
  });
}

const HALF = `${head(200, { ...JSON_TYPE, 'Content-Length': '100' })}{"id":`;
const CHUNKED = head(200, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' });

/** Sends these bytes, then ends the connection with a RST once they are gone. */
function resetAfter(text: string): Respond {
  return (socket) => {
    if (text === '') {
      socket.resetAndDestroy();
      return;
    }
    socket.write(text, () => setImmediate(() => socket.resetAndDestroy()));
  };
}

/** Sends the first bytes, then one at a time for as long as somebody listens. */
function dripping(start: string, next: string): Respond {
  return (socket) => {
    socket.write(start);
    const drip = setInterval(() => socket.write(next), 15);
    socket.on('close', () => clearInterval(drip));
  };
}

export const CONNECTIONS: readonly Fault[] = [
  { name: 'refused: nobody listens', expect: refused, address: 'http://127.0.0.1:2' },
  { name: 'refused: nobody listens, TLS', expect: refused, address: 'https://127.0.0.1:2' },
  {
    name: 'closed at once',
    expect: lostBefore,
    behavior: { connected: (socket) => socket.end() },
  },
  {
    name: 'reset at once',
    expect: lostBefore,
    behavior: { connected: (socket) => socket.resetAndDestroy() },
  },
  { name: 'reset before the headers', expect: lost, behavior: { respond: resetAfter('') } },
  { name: 'closed before the headers', expect: lost, behavior: { respond: raw('') } },
  {
    name: 'reset within the headers',
    expect: lost,
    behavior: { respond: resetAfter('HTTP/1.1 200 OK\r\nContent-Ty') },
  },
  {
    name: 'closed within the headers',
    expect: lost,
    behavior: { respond: raw('HTTP/1.1 200 OK\r\nContent-Ty') },
  },
  {
    name: 'reset after the headers',
    expect: lost,
    behavior: { respond: resetAfter(head(200, { ...JSON_TYPE, 'Content-Length': '100' })) },
  },
  { name: 'reset within the body', expect: lost, behavior: { respond: resetAfter(HALF) } },
  { name: 'body shorter than announced', expect: lost, behavior: { respond: raw(HALF) } },
  { name: 'chunks that end early', expect: lost, behavior: { respond: raw(`${CHUNKED}6\r\n{"id":\r\n`) } },
];

export const SILENCES: readonly Fault[] = [
  { name: 'silent', expect: tooSlow, behavior: { respond: () => undefined }, neverEnds: true },
  {
    name: 'silent within the headers',
    expect: tooSlow,
    behavior: { respond: hanging('HTTP/1.1 200 OK\r\nContent-Ty') },
    neverEnds: true,
  },
  {
    name: 'silent after the headers',
    expect: tooSlow,
    behavior: { respond: hanging(head(200, { ...JSON_TYPE, 'Content-Length': '100' })) },
    neverEnds: true,
  },
  {
    name: 'silent within the body',
    expect: tooSlow,
    behavior: { respond: hanging(HALF) },
    neverEnds: true,
  },
  {
    name: 'headers that drip',
    expect: tooSlow,
    behavior: { respond: dripping('HTTP/1.1 200 OK\r\nX: ', 'x') },
    neverEnds: true,
  },
  {
    name: 'a body that drips',
    expect: tooSlow,
    behavior: { respond: dripping(CHUNKED, '1\r\n[\r\n') },
    neverEnds: true,
  },
  {
    name: 'nothing but 100 Continue',
    expect: tooSlow,
    behavior: { respond: dripping('HTTP/1.1 102 Processing\r\n\r\n', 'HTTP/1.1 102 Processing\r\n\r\n') },
    neverEnds: true,
  },
];
