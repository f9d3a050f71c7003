import { describe, expect, it } from 'vitest';
import type { SecretStorage } from 'vscode';
import { GitLabError } from '../../../src/gitlab/errors';
import { redact } from '../../../src/gitlab/foreign/redact';
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

  it.each([
    ['replaced', (tokens: Tokens) => tokens.set(URL_A, 'glpat-another')],
    ['removed', (tokens: Tokens) => tokens.remove(URL_A)],
  ])('are taken out of what servers say also once they are %s', async (how, change) => {
    const token = `glpat-stored-long-ago-${how}`;
    const secrets = new Secrets();
    secrets.values.set(`gitlabLicenses.token:${URL_A}`, token);
    await change(new Tokens(secrets));
    expect(redact(`not ${token}`, [])).toBe('not •••');
  });

  it('are replaced although the old one cannot be read', async () => {
    const secrets = new Secrets();
    secrets.get = () => Promise.reject(new Error('damaged'));
    await new Tokens(secrets).set(URL_A, 'glpat-1');
    expect([...secrets.values.values()]).toEqual(['glpat-1']);
  });
});
