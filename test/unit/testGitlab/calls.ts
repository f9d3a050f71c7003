import { afterEach } from 'vitest';
import { startTestGitLab } from '../../gitlab/server';
import type { TestGitLab, TestGitLabOptions } from '../../gitlab/server';

const running: TestGitLab[] = [];

/** Starts a GitLab that is closed after the test. */
export async function start(options: TestGitLabOptions = {}): Promise<TestGitLab> {
  const gitlab = await startTestGitLab(options);
  running.push(gitlab);
  return gitlab;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((gitlab) => gitlab.close()));
});

export interface CallOptions {
  method?: string;
  /** The administrator's token when left out; null for none. */
  token?: string | null;
  headers?: Record<string, string>;
  body?: string | URLSearchParams | FormData;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

/**
 * A request to the API over a real socket. Redirects are not followed.
 * @param path below `/api/v4`
 */
export async function call(gitlab: TestGitLab, path: string, options: CallOptions = {}): Promise<Reply> {
  const token = options.token === undefined ? gitlab.adminToken : options.token;
  const response = await fetch(`${gitlab.url}/api/v4${path}`, {
    method: options.method ?? 'GET',
    redirect: 'manual',
    headers: { ...(token === null ? {} : { 'PRIVATE-TOKEN': token }), ...options.headers },
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

/** Adds a key in a JSON body, as a careful client does. */
export function add(gitlab: TestGitLab, license: string, token?: string): Promise<Reply> {
  return call(gitlab, '/license', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ license }),
    ...(token === undefined ? {} : { token }),
  });
}

/** The id of the license that GET /license answers; null without one. */
export async function currentId(gitlab: TestGitLab): Promise<number | null> {
  const { json } = await call(gitlab, '/license');
  return json === null ? null : (json as { id: number }).id;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
