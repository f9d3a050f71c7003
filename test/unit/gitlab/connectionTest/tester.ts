import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from '../../../../src/gitlab/connect';
import { contact, type Requesters } from '../../../../src/gitlab/connectionTest/contact';
import type { TestParts } from '../../../../src/gitlab/connectionTest/parts';
import type { Step, StepId } from '../../../../src/gitlab/connectionTest/steps';
import { testConnection } from '../../../../src/gitlab/connectionTest/testConnection';
import { lookUp } from '../../../../src/gitlab/connectionTest/way';
import * as customCa from '../../../../src/gitlab/customCa';
import type { Instance } from '../../../../src/instances/instance';

export const direct: Requesters = { http: httpRequest, https: httpsRequest };

interface Tested {
  readonly instance: Instance;
  readonly token?: string | undefined;
  readonly requesters?: Requesters;
  readonly overrides?: Partial<TestParts>;
}

/** The steps of a whole test by their ids, in the order in which they were told. */
export async function stepsOf(tested: Tested): Promise<ReadonlyMap<StepId, Step>> {
  const { instance, token, requesters = direct, overrides } = tested;
  const options = { timeoutSeconds: 5, userAgent: 'test' };
  const steps: Step[] = [];
  const parts: TestParts = {
    ...{ instance, token, lookUp, proxies: [] },
    connect: (given) =>
      connect(instance, given, { ...options, fetch, importCustomCa: () => Promise.resolve(customCa) }),
    contact: (url, signal) => contact(url, requesters, { ...options, signal }),
    ...overrides,
  };
  await testConnection(parts, (step) => steps.push(step), new AbortController().signal);
  return new Map(steps.map((step) => [step.id, step]));
}

/** How each step went, in a word. */
export function outcomes(steps: ReadonlyMap<StepId, Step>): Record<string, string> {
  return Object.fromEntries([...steps].map(([id, step]) => [id, wordFor(step)]));
}

function wordFor(step: Step): string {
  switch (step.outcome) {
    case 'ok':
      return 'ok';
    case 'skipped':
      return step.why.kind === 'after' ? `after ${step.why.step}` : step.why.kind;
    case 'failed':
      return `failed: ${step.failure.kind}`;
  }
}
