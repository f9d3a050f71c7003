import type * as z from 'zod/mini';
import { GitLabError } from './errors';
import { isJson, parseJson } from './responses';
import { CurrentLicense, License, LicenseList } from './schemas';
import type { Answer, Transport } from './transport';

/** One GitLab's license endpoints: https://docs.gitlab.com/api/license/. All methods throw {@link GitLabError}. */
export class LicenseClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `GET /license`: the license that is current by GitLab's own rule, with `active_users`; undefined when none. */
  async current(signal?: AbortSignal): Promise<License | undefined> {
    const answer = await this.#transport.read('license', { signal });
    return parsed(CurrentLicense, answer) ?? undefined;
  }

  /** `GET /licenses`: all licenses, newest id first, without `active_users`. GitLab does not page this list. */
  async licenses(signal?: AbortSignal): Promise<License[]> {
    return parsed(LicenseList, await this.#transport.read('licenses', { signal }));
  }

  /** `GET /license/:id`. */
  async license(id: number, signal?: AbortSignal): Promise<License> {
    return parsed(License, await this.#transport.read(`license/${id}`, { signal }));
  }
}

/** The body as what it should be. @throws GitLabError notGitLab */
function parsed<T extends z.ZodMiniType>(schema: T, answer: Answer): z.infer<T> {
  const { status } = answer;
  if (!isJson(answer.contentType)) {
    throw new GitLabError({ kind: 'notGitLab', reason: 'html', status });
  }
  const json = parseJson(new TextDecoder().decode(answer.bytes));
  if (json === undefined) {
    throw new GitLabError({ kind: 'notGitLab', reason: 'notJson', status });
  }
  const result = schema.safeParse(json);
  if (result.success) {
    return result.data;
  }
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw new GitLabError({ kind: 'notGitLab', reason: 'shape', field });
}
