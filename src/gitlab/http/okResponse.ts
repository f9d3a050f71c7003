import type * as z from 'zod/mini';
import { GitLabError, ownError, type FailureOf } from '../errors';
import type { Door, Take } from '../foreign/door';
import { isCsv, isHtml, isJson, type Expected } from './mediaTypes';
import { notGitLabPage } from './errorResponse';

const utf8 = new TextDecoder();

/** A response with a 2xx status, read to its end. */
export interface OkResponse {
  readonly status: number;
  readonly contentType: string;
  /** The header `Link`, as the server wrote it; null without one. */
  readonly link: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What its text has to come through. */
  readonly door: Door;
}

/**
 * Makes sure that it was GitLab that answered: a proxy's page to sign in comes with status 200 too, and must not be
 * taken for a success.
 *
 * @throws GitLabError notGitLab
 */
export function checkMediaType(response: OkResponse, expected: Expected): void {
  const { status, contentType } = response;
  if (expected === 'done' && status === 204) {
    return;
  }
  const isExpected = expected === 'csv' ? isCsv(contentType) : isJson(contentType);
  if (!isExpected) {
    throw new GitLabError(unexpectedType(response, expected));
  }
}

/**
 * The body as what it should be.
 *
 * @param take what is wanted of it; all unless said
 * @throws GitLabError notGitLab
 */
export function parsed<T extends z.ZodMiniType>(schema: T, response: OkResponse, take?: Take): z.infer<T> {
  const json = ownError(() => response.door.json(textOf(response), take));
  if (json === undefined) {
    throw new GitLabError({ kind: 'notGitLab', reason: 'notJson', status: response.status });
  }
  const result = ownError(() => schema.safeParse(json));
  if (result.success) {
    return result.data;
  }
  const [field = '', ...others] = result.error.issues.map(({ path }) => path.join('.'));
  const found = { field, ...(others.length > 0 && { others }) };
  throw new GitLabError(response.door.failure({ kind: 'notGitLab', reason: 'shape', ...found }));
}

function unexpectedType(response: OkResponse, expected: Expected): FailureOf<'notGitLab'> {
  const { status, contentType } = response;
  if (isHtml(contentType)) {
    return notGitLabPage(status, textOf(response), response.door);
  }
  return { kind: 'notGitLab', reason: expected === 'csv' ? 'notCsv' : 'notJson', status };
}

function textOf({ bytes }: OkResponse): string {
  return utf8.decode(bytes);
}
