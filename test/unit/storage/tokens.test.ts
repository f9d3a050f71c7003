import { describe, expect, it } from 'vitest';
import type { SecretStorage } from 'vscode';
import { GitLabError } from '../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../src/instances/address';
import { Tokens } from '../../../src/storage/tokens';

const URL_A = 'https://a.example' as InstanceUrl;

/** VS Code's secret storage, as far as tokens need it. */
class Secrets implements SecretStorage {
  readonly values = new Map<string, string>();

  keys = () => Promise.resolve([...this.values.keys()]);
  get = (key: string) => Promise.resolve(this.values.get(key));
  store = (key: string, value: string) => Promise.resolve(void this.values.set(key, value));
  delete = (key: string) => Promise.resolve(void this.values.delete(key));
  onDidChange = () => ({ dispose: () => undefined });
}

describe('the stored tokens', () => {
  it('are found also when their instances are not known', async () => {
    const secrets = new Secrets();
    secrets.values.set('gitlabLicenses.token:https://gone.example/gitlab', 'glpat-1');
    secrets.values.set('somethingElse', 'no token');
    const tokens = new Tokens(secrets);
    await tokens.set(URL_A, 'glpat-2');
    expect(await tokens.urls()).toEqual(['https://gone.example/gitlab', URL_A]);
    await tokens.remove(URL_A);
    expect(await tokens.urls()).toEqual(['https://gone.example/gitlab']);
  });

  it('cannot be found while the secret storage is locked', async () => {
    const secrets = new Secrets();
    secrets.keys = () => Promise.reject(new Error('locked'));
    await expect(new Tokens(secrets).urls()).rejects.toThrow(new GitLabError({ kind: 'secretStorage' }));
  });
});
