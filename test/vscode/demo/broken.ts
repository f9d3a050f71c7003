import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { READ_PERMISSIONS } from '../../../src/gitlab/tokenScopes';
import { newAuthority } from '../../gitlab/certificate';
import { html } from '../../gitlab/http/answers';
import { fineGrained, startTestGitLab, type TestGitLab, type TestGitLabOptions } from '../../gitlab/server';
import { startProxy } from '../../gitlab/http/proxy';
import type { Settings } from '../settings';
import type { RunningInstance } from './instances';

/** Instances that can't be read, each for another reason, and the settings that belong to them. */
export interface BrokenSetUps {
  readonly instances: readonly RunningInstance[];
  readonly settings: Settings;
}

/** Names that nobody has, of which the first one goes through the proxy (RFC 6761). */
const BEHIND_PROXY = 'https://gitlab.company.test';
const UNKNOWN_NAME = 'https://gitlab.invalid';

type Part = Partial<Pick<RunningInstance, 'url' | 'token' | 'caFile'>>;

/**
 * Starts one instance that is well and eight that aren't: an unknown authority, an expired certificate, one of another
 * host, a proxy that refuses, a name that nobody has, something else than GitLab, a user without rights, and a
 * fine-grained token without License: Read.
 *
 * @param folder for the file of a certificate authority
 */
export async function startBroken(folder: string): Promise<BrokenSetUps> {
  const authority = newAuthority('Company Root CA');
  const caFile = join(folder, 'company-root-ca.pem');
  writeFileSync(caFile, authority.ca);
  const proxy = await startProxy(() => ({ status: 403 }));
  const lackingRead = READ_PERMISSIONS.filter((permission) => permission !== 'License: Read');
  const instances = await Promise.all([
    start('All Well', {}, () => ({})),
    start('Private CA', { tls: authority.issue() }, () => ({})),
    start('Expired', { tls: authority.issue({ days: 0.5 }) }, () => ({ caFile })),
    start('Renamed', { tls: authority.issue({ host: 'other.example.com' }) }, () => ({ caFile })),
    start('Proxy Refuses', {}, () => ({ url: BEHIND_PROXY })),
    start('Unknown Name', {}, () => ({ url: UNKNOWN_NAME })),
    start('Not GitLab', {}, (gitlab) => {
      gitlab.intercept(() => html(200, '<title>Welcome to the Wiki</title>'));
      return {};
    }),
    start('No Rights', {}, ({ userToken }) => ({ token: userToken })),
    start('Lacking', { profile: '19' }, (gitlab) => ({
      token: gitlab.token(fineGrained(lackingRead)),
    })),
  ]);
  const [first, ...others] = instances;
  const withProxy = {
    ...first,
    close: () => Promise.all([first.close(), proxy.close()]).then(() => undefined),
  };
  return {
    instances: [withProxy, ...others],
    settings: {
      'http.proxy': `http://127.0.0.1:${proxy.port}`,
      'http.noProxy': [new URL(UNKNOWN_NAME).hostname],
    },
  };
}

async function start(
  name: string,
  options: TestGitLabOptions,
  part: (gitlab: TestGitLab) => Part,
): Promise<RunningInstance> {
  const gitlab = await startTestGitLab(options);
  const { url, adminToken: token } = gitlab;
  return { url, token, name, goesDown: false, close: () => gitlab.close(), ...part(gitlab) };
}
