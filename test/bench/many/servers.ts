/*
 * Hundreds of GitLabs with 20 licenses each, in a process of their own, which counts what they are asked. Its parent
 * gets the addresses as a message and ends it by going away.
 */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { day, license, startTestGitLab, type Interception, type LicenseRow } from '../../gitlab/server';
import type { Counts, ServedInstance, Servers, ServerTask } from './task';

const LICENSES = 20;
const SAMPLE_MS = 20;

/** A company of many years: the last license is the current one, and the ends of instances lie apart. */
function licensesOf(index: number): LicenseRow[] {
  return Array.from({ length: LICENSES }, (_, back) => {
    const endsIn = 5 + (index % 400) - back * 365;
    return license({ id: LICENSES - back, starts_at: day(endsIn - 365), expires_at: day(endsIn) });
  });
}

class Counter {
  #requests = 0;
  #inUse = 0;
  #mostInUse = 0;
  #mostOpen = 0;
  readonly #ownSockets = new Set<Socket>();

  constructor() {
    setInterval(() => this.#sample(), SAMPLE_MS);
  }

  isOwn(socket: Socket): void {
    this.#ownSockets.add(socket);
    socket.once('close', () => this.#ownSockets.delete(socket));
  }

  add(response: ServerResponse): void {
    this.#requests += 1;
    this.#inUse += 1;
    this.#mostInUse = Math.max(this.#mostInUse, this.#inUse);
    response.once('close', () => (this.#inUse -= 1));
  }

  get counts(): Counts {
    return {
      requests: this.#requests,
      inUse: this.#inUse,
      mostInUse: this.#mostInUse,
      mostOpen: this.#mostOpen,
    };
  }

  begin(): void {
    this.#requests = 0;
    this.#mostInUse = this.#inUse;
    this.#mostOpen = 0;
  }

  #sample(): void {
    const sockets = process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap');
    this.#mostOpen = Math.max(this.#mostOpen, sockets.length - this.#ownSockets.size);
  }
}

async function startInstance(index: number, answerMs: number, counter: Counter): Promise<ServedInstance> {
  const gitlab = await startTestGitLab({ licenses: licensesOf(index) });
  const count = (response: ServerResponse): void => {
    gitlab.requests.length = 0;
    gitlab.queries.length = 0;
    counter.add(response);
  };
  gitlab.intercept(async (_request, response): Promise<Interception> => {
    count(response);
    await pause(answerMs);
    return 'pass';
  });
  gitlab.interceptQueries((_query, response) => {
    count(response);
    return 'pass';
  });
  return { url: gitlab.url, token: gitlab.adminToken };
}

async function startControl(counter: Counter): Promise<string> {
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      counter.begin();
    }
    response.end(JSON.stringify(counter.counts));
  });
  server.on('connection', (socket: Socket) => counter.isOwn(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function main({ instances, answerMs }: ServerTask): Promise<void> {
  const counter = new Counter();
  const started: ServedInstance[] = [];
  for (let index = 0; index < instances; index++) {
    started.push(await startInstance(index, answerMs, counter));
  }
  const servers: Servers = { instances: started, control: await startControl(counter) };
  process.send?.(servers);
}

process.once('disconnect', () => process.exit());
process.once('message', (task: ServerTask) => void main(task));
