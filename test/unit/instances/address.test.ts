import { describe, expect, it } from 'vitest';
import {
  canonicalAddress,
  hasSameHost,
  isGitLabCom,
  isInsecure,
  isLoopback,
  shortAddress,
} from '../../../src/instances/address';

function canonical(text: string): string {
  const result = canonicalAddress(text);
  return result.ok ? result.url : result.reason;
}

describe('canonicalAddress', () => {
  it.each([
    ['https://gitlab.example.com', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/', 'https://gitlab.example.com'],
    ['  https://GitLab.Example.COM//  ', 'https://gitlab.example.com'],
    ['gitlab.example.com', 'https://gitlab.example.com'],
    ['gitlab.example.com:8443/git', 'https://gitlab.example.com:8443/git'],
    ['HTTPS://gitlab.example.com:443/', 'https://gitlab.example.com'],
    ['http://gitlab.example.com:80', 'http://gitlab.example.com'],
    ['http://gitlab.example.com:8080', 'http://gitlab.example.com:8080'],
    ['https://user:secret@gitlab.example.com/?a=b#c', 'https://gitlab.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://[::1]:3000/', 'https://[::1]:3000'],
    ['https://example.com/gitlab', 'https://example.com/gitlab'],
    ['https://example.com/tools//gitlab/', 'https://example.com/tools/gitlab'],
    ['https://example.com/Tools/GitLab', 'https://example.com/Tools/GitLab'],
  ])('writes %s as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['https://gitlab.example.com/admin', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/admin/subscription?tab=1', 'https://gitlab.example.com'],
    ['https://example.com/gitlab/admin/application_settings/general', 'https://example.com/gitlab'],
    ['https://example.com/gitlab/-/user_settings/personal_access_tokens', 'https://example.com/gitlab'],
    ['https://gitlab.example.com/api/v4/license', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/api/v4', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/users/sign_in', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/admin/x/-/y', 'https://gitlab.example.com'],
  ])('cuts the page %s back to its root', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('keeps a path that only begins like a page of GitLab', () => {
    expect(canonical('https://example.com/administration')).toBe('https://example.com/administration');
    expect(canonical('https://example.com/api/v4beta')).toBe('https://example.com/api/v4beta');
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['https://', 'notAnAddress'],
    ['http://exa mple.com', 'notAnAddress'],
    ['ftp://gitlab.example.com', 'notHttp'],
    ['file:///etc/passwd', 'notAnAddress'],
    ['ssh://git@gitlab.example.com', 'notHttp'],
  ])('refuses "%s": %s', (text, reason) => {
    expect(canonical(text)).toBe(reason);
  });

  it('gives the same address again', () => {
    const once = canonical('https://Example.com:443/gitlab/-/profile');
    expect(canonical(once)).toBe(once);
  });
});

describe('what an address says about safety', () => {
  function url(text: string) {
    const result = canonicalAddress(text);
    if (!result.ok) {
      throw new Error(result.reason);
    }
    return result.url;
  }

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://127.8.9.10', 'http://[::1]'])(
    'counts %s as this computer',
    (text) => {
      expect(isLoopback(url(text))).toBe(true);
      expect(isInsecure(url(text))).toBe(false);
    },
  );

  it.each([
    'http://gitlab.localhost',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
  ])('counts %s as another one, over which http is read by others', (text) => {
    expect(isLoopback(url(text))).toBe(false);
    expect(isInsecure(url(text))).toBe(true);
  });

  it('never calls https insecure', () => {
    expect(isInsecure(url('https://gitlab.example.com'))).toBe(false);
  });

  it.each([
    ['https://a.example', 'https://a.example/gitlab', true],
    ['http://a.example', 'https://a.example', true],
    ['https://a.example', 'https://b.a.example', false],
    ['https://a.example', 'https://a.example:8443', false],
    ['https://a.example', 'https://a.example.org', false],
  ])('of %s and %s tells whether the host is the same: %s', (one, other, isSame) => {
    expect(hasSameHost(url(one), url(other))).toBe(isSame);
  });

  it.each([
    ['https://gitlab.com', true],
    ['https://gitlab.com/group/project', true],
    ['https://www.GitLab.com.', true],
    ['https://staging.gitlab.com', true],
    ['https://gitlab.com.example.com', false],
    ['https://mygitlab.com', false],
    ['https://example.com/gitlab.com', false],
    ['https://tenant.gitlab-dedicated.com', false],
  ])('tells of %s whether it belongs to GitLab.com: %s', (address, expected) => {
    expect(isGitLabCom(url(address))).toBe(expected);
  });

  it('is said without its scheme', () => {
    expect(shortAddress(url('https://example.com/gitlab'))).toBe('example.com/gitlab');
  });
});
