import * as fc from 'fast-check';
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
    ['https://gitlab.example.com/admin/users/-/y', 'https://gitlab.example.com'],
    ['https://example.com/gitlab/admin/x/-/y', 'https://example.com/gitlab'],
    ['https://example.com/admin/gitlab/admin/x', 'https://example.com/admin/gitlab'],
  ])('cuts the page %s back to its root', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['"https://gitlab.example.com"', 'https://gitlab.example.com'],
    ['<https://gitlab.example.com>', 'https://gitlab.example.com'],
    ['“https://gitlab.example.com/”,', 'https://gitlab.example.com'],
    ['`gitlab.example.com`', 'https://gitlab.example.com'],
    ['(https://gitlab.example.com).', 'https://gitlab.example.com'],
    ['\u200bhttps://gitlab.example.com', 'https://gitlab.example.com'],
    ['\u202ahttps://gitlab.example.com\u202c', 'https://gitlab.example.com'],
    ['https://git\u00adlab.example.com\ufeff', 'https://gitlab.example.com'],
    ['https://https://gitlab.example.com', 'https://gitlab.example.com'],
    ['https://http://gitlab.example.com', 'http://gitlab.example.com'],
    ['http://https://gitlab.example.com', 'https://gitlab.example.com'],
    ['https//gitlab.example.com', 'https://gitlab.example.com'],
    ['http//gitlab.example.com:8080/x', 'http://gitlab.example.com:8080/x'],
    ['https:/gitlab.example.com', 'https://gitlab.example.com'],
    ['https:gitlab.example.com', 'https://gitlab.example.com'],
    ['https:\\\\gitlab.example.com', 'https://gitlab.example.com'],
    ['https.example.com', 'https://https.example.com'],
    ['https-git/x', 'https://https-git/x'],
    ['https://gitlab.example.com.', 'https://gitlab.example.com'],
    ['https://gitlab.example.com.:8443/x', 'https://gitlab.example.com:8443/x'],
    ['http://gitlab.example.com:10080', 'http://gitlab.example.com:10080'],
    ['2001:db8::1', 'https://[2001:db8::1]'],
    ['http://::1/gitlab', 'http://[::1]/gitlab'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['https://example.com/admin/gitlab', 'https://example.com/admin/gitlab'],
    ['https://example.com/admin/gitlab/-/profile', 'https://example.com/admin/gitlab'],
  ])('reads %j, as people paste it, as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(canonical(canonical(text))).toBe(expected);
  });

  const anyAddress = fc
    .tuple(
      fc.constantFrom('http', 'https'),
      fc.constantFrom('gitlab.example.com', '10.0.0.7', '[2001:db8::1]', 'example.com:8443'),
      fc.constantFrom('', '/gitlab', '/admin/gitlab', '/a/b/c'),
    )
    .map(([scheme, host, path]) => `${scheme}://${host}${path}`);

  const page = fc.constantFrom('', '/', '/-/profile?x=1#y', '/admin/subscription', '/api/v4/version');

  const decoration = fc.constantFrom<(text: string) => string>(
    (text) => `"${text}"`,
    (text) => `<${text}>`,
    (text) => `‘${text}’,`,
    (text) => `\u200b${text}\u202c`,
    (text) => ` ${text}\n`,
    (text) => `(${text}).`,
    (text) => `https://${text}`,
    (text) => text.replace('://', '//'),
  );

  it('reads an address within any mixture of these as the same one', () => {
    fc.assert(
      fc.property(anyAddress, page, fc.array(decoration, { maxLength: 6 }), (address, below, decorations) => {
        const pasted = decorations.reduce((text, decorate) => decorate(text), address + below);
        expect(canonical(pasted)).toBe(address);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the text', () => {
    const started = performance.now();
    for (const part of ['"', 'http://', '/', '.', '\u200b', '/admin', '::1', 'https:/']) {
      canonical(part.repeat(40_000));
      canonical(`https://a.example/${part.repeat(40_000)}`);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
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
    ['htp://gitlab.example.com', 'notHttp'],
    ['htp:/bad host 1', 'mistypedScheme'],
    ['htp:/gitlab.example.com', 'mistypedScheme'],
    ['htps//gitlab.example.com', 'mistypedScheme'],
    ['ttps//gitlab.example.com/git', 'mistypedScheme'],
    ['https;//gitlab.example.com', 'mistypedScheme'],
    ['http.//gitlab.example.com:8080', 'mistypedScheme'],
    ['https/gitlab.example.com', 'mistypedScheme'],
    ['hptts\\gitlab.example.com', 'mistypedScheme'],
    ['https://htp:/gitlab.example.com', 'mistypedScheme'],
    ['gitlab.example.com is our GitLab', 'notAnAddress'],
    ['https://gitlab.example.com/our git', 'notAnAddress'],
    ['https://gitlab.example.com/\u00a0(Production)', 'notAnAddress'],
    ['https://gitlab,example.com', 'notAnAddress'],
    ['https://gitlab.example.com;8443', 'notAnAddress'],
    ['https://(gitlab).example.com', 'notAnAddress'],
  ])('refuses "%s": %s', (text, reason) => {
    expect(canonical(text)).toBe(reason);
  });

  it.each([
    ['gitlab//', 'https://gitlab'],
    ['localhost:3000//gitlab', 'http'],
    ['https://gitlab//group/project', 'https://gitlab/group/project'],
    ['hp.example.com/gitlab', 'https://hp.example.com/gitlab'],
    ['http-cache/gitlab', 'https://http-cache/gitlab'],
    ['git_lab.example.com', 'https://git_lab.example.com'],
    ['https://gitlab.example.com/-/profile/our key', 'https://gitlab.example.com'],
  ])('takes %s for no mistyped scheme and no sentence', (text, expected) => {
    expect(canonical(text)).toContain(expected);
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
