import { LicenseClient } from '../../../src/gitlab/client';
import { failureOf, type Failure } from '../../../src/gitlab/errors';
import { Transport } from '../../../src/gitlab/http/transport';
import type { TransportOptions } from '../../../src/gitlab/http/transportOptions';
import type { InstanceUrl } from '../../../src/instances/address';
import type { Answer } from '../../gitlab/server';

/** A client as the extension makes it, with short time limits. */
export function clientOf(
  url: string,
  token: string | undefined,
  overrides: Partial<TransportOptions> = {},
): LicenseClient {
  return new LicenseClient(
    new Transport({
      root: url as InstanceUrl,
      token,
      fetch,
      timeoutSeconds: 5,
      userAgent: 'gitlab-license-manager/0.0.0 VSCode/1.105.0',
      ...overrides,
    }),
  );
}

/** A log whose lines of every level go into this list. */
export function logOf(lines: string[]): NonNullable<TransportOptions['log']> {
  const add = (level: string) => (line: string) => {
    lines.push(`${level} ${line}`);
  };
  return { debug: add('debug'), warn: add('warn') };
}

/** The failure that a request ends with. Throws when it succeeds. */
export async function failureFrom(request: Promise<unknown>): Promise<Failure> {
  const error = await errorFrom(request);
  return failureOf(error);
}

export async function errorFrom(request: Promise<unknown>): Promise<unknown> {
  try {
    await request;
  } catch (error) {
    return error;
  }
  throw new Error('The request succeeded.');
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return typed('application/json', status, JSON.stringify(value), headers);
}

export function html(status: number, body: string): Answer {
  return typed('text/html; charset=utf-8', status, body);
}

export function typed(
  contentType: string,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Answer {
  return { status, headers: { 'Content-Type': contentType, ...headers }, body };
}

export function redirect(location: string, status = 302): Answer {
  return { status, headers: { Location: location }, body: '' };
}
