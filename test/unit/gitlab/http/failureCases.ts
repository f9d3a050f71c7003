import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LicenseClient } from '../../../../src/gitlab/client';
import type { Failure } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText, type ActionId } from '../../../../src/words/failures/failures';
import { startTestGitLab, type Answer, type TestGitLab } from '../../../gitlab/server';
import { clientOf, failureFrom } from '../connection';

/** What a server answers, and what becomes of it. */
export interface FailureCase {
  readonly name: string;
  readonly answer: Answer;
  /** Reads the current license when left out. */
  readonly call?: (client: LicenseClient) => Promise<unknown>;
  readonly failure: Failure;
  readonly summary: string;
  /** A part of the message. */
  readonly says: string;
  readonly action: ActionId;
  /** How many requests are sent; 1 when left out. */
  readonly requests?: number;
}

export const add = (client: LicenseClient) => client.add('key');

/** Runs each case against a server: the failure, its words, and how often it was asked. */
export function testFailures(cases: readonly FailureCase[]): void {
  let gitlab: TestGitLab;
  beforeAll(async () => {
    gitlab = await startTestGitLab();
  });
  afterAll(() => gitlab.close());

  test.each(cases)('$name', async ({ answer, call, failure, summary, says, action, requests = 1 }) => {
    const stop = gitlab.intercept(() => answer);
    gitlab.requests.length = 0;
    const client = clientOf(gitlab.url, gitlab.adminToken);
    const actual = await failureFrom(call === undefined ? client.current() : call(client));
    stop();
    expect(actual).toEqual(failure);
    expect(gitlab.requests).toHaveLength(requests);

    const text = failureText(actual, { url: gitlab.url as InstanceUrl, name: 'Main' });
    expect(text).toMatchObject({ summary, action });
    expect(text.message).toContain(says);
    expect(text.message).toContain('Main');
  });
}
