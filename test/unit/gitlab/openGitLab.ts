import { afterEach } from 'vitest';
import type { LicenseClient } from '../../../src/gitlab/client';
import { startTestGitLab, type TestGitLab, type TestGitLabOptions } from '../../gitlab/server';
import { clientOf } from './connection';

const open: TestGitLab[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((gitlab) => gitlab.close()));
});

export interface GitLabAndClient {
  readonly gitlab: TestGitLab;
  /** With the administrator's token. */
  readonly client: LicenseClient;
}

/** A GitLab that is closed after the test, and a client of it. */
export async function gitlabAndClient(options: TestGitLabOptions = {}): Promise<GitLabAndClient> {
  const gitlab = await startTestGitLab(options);
  open.push(gitlab);
  return { gitlab, client: clientOf(gitlab.url, gitlab.adminToken) };
}
