import { X509Certificate } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connect, type Environment } from '../../../src/gitlab/connect';
import * as customCa from '../../../src/gitlab/customCa';
import type { Failure } from '../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../src/instances/address';
import { failureText } from '../../../src/words/failures/failures';
import { startTestGitLab, type TestGitLab } from '../../gitlab/server';
import { newAuthority } from './certificates';
import { failureFrom } from './connection';

const authority = newAuthority();
const folder = dirname(authority.file);
const inFolder = (name: string) => join(folder, name);

const open: TestGitLab[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((gitlab) => gitlab.close()));
});

async function secureGitLab(certificate: Parameters<typeof authority.issue>[0] = {}): Promise<TestGitLab> {
  const gitlab = await startTestGitLab({ tls: authority.issue(certificate) });
  open.push(gitlab);
  return gitlab;
}

const ENVIRONMENT: Environment = {
  fetch,
  timeoutSeconds: 5,
  userAgent: 'test',
  importCustomCa: () => Promise.resolve(customCa),
};

async function currentId(gitlab: TestGitLab, caFile?: string): Promise<number | undefined> {
  const instance = { url: gitlab.url as InstanceUrl, ...(caFile !== undefined && { caFile }) };
  const client = await connect(instance, gitlab.adminToken, ENVIRONMENT);
  return (await client.current())?.id;
}

function wordsFor(failure: Failure) {
  return failureText(failure, { url: 'https://gitlab.example.com' as InstanceUrl, name: 'Main' });
}

function unreadableStore(): never {
  throw new Error('the keychain is locked');
}

describe('a certificate', () => {
  test('of an unknown authority is not accepted, and nothing is sent', async () => {
    const gitlab = await secureGitLab();
    const { host } = new URL(gitlab.url);
    const failure = await failureFrom(currentId(gitlab));
    expect(failure).toEqual({ kind: 'certificate', host, code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    expect(gitlab.requests).toHaveLength(0);
    expect(wordsFor(failure)).toEqual({
      summary: 'Certificate not trusted',
      message:
        `This computer doesn't trust the certificate of ${host} (UNABLE_TO_VERIFY_LEAF_SIGNATURE), so nothing was sent. ` +
        'Install its certificate authority on this computer, or choose its CA file for this instance.',
      action: 'editInstance',
    });
  });

  test('that is past its end is not accepted, also with its authority', async () => {
    const gitlab = await secureGitLab({ days: 0.5 });
    const failure = await failureFrom(currentId(gitlab, authority.file));
    expect(failure).toMatchObject({ kind: 'certificate', code: 'CERT_HAS_EXPIRED' });
    expect(gitlab.requests).toHaveLength(0);
    expect(wordsFor(failure)).toMatchObject({ summary: 'Certificate expired', action: 'retry' });
    expect(wordsFor(failure).message).toContain('Ask its administrator to renew it');
  });

  test('for another host is not accepted, also with its authority', async () => {
    const gitlab = await secureGitLab({ host: 'other.example.com' });
    const failure = await failureFrom(currentId(gitlab, authority.file));
    expect(failure).toMatchObject({ kind: 'certificate', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(gitlab.requests).toHaveLength(0);
    expect(wordsFor(failure)).toMatchObject({ summary: 'Certificate for another host' });
    expect(wordsFor(failure).message).toContain('Check the URL of Main.');
  });

  test('that is not valid yet has words of its own', () => {
    const failure: Failure = { kind: 'certificate', host: 'gitlab.example.com', code: 'CERT_NOT_YET_VALID' };
    expect(wordsFor(failure)).toMatchObject({ summary: 'Certificate not valid yet', action: 'retry' });
    expect(wordsFor(failure).message).toContain('Check the clocks');
  });
});

describe('a file of certificate authorities', () => {
  test('makes its certificates trusted', async () => {
    expect(await currentId(await secureGitLab(), authority.file)).toBe(1);
  });

  test('may hold one certificate in binary form', async () => {
    const file = inFolder('ca.der');
    writeFileSync(file, new X509Certificate(readFileSync(authority.file)).raw);
    expect(await currentId(await secureGitLab(), file)).toBe(1);
  });

  test('may hold many, notes, and some that are broken', async () => {
    const file = inFolder('bundle.pem');
    const broken = '-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n';
    writeFileSync(file, `# Example Corp.\n${broken}${readFileSync(authority.file, 'utf8')}# end\n`);
    expect(await currentId(await secureGitLab(), file)).toBe(1);
  });

  test('counts again when it has changed', async () => {
    const file = inFolder('changing.pem');
    const gitlab = await secureGitLab();
    copyFileSync(newAuthority().file, file);
    expect((await failureFrom(currentId(gitlab, file))).kind).toBe('certificate');
    copyFileSync(authority.file, file);
    expect(await currentId(gitlab, file)).toBe(1);
  });

  test('has one pool of connections for each content', async () => {
    const copy = inFolder('copy.pem');
    copyFileSync(authority.file, copy);
    const other = newAuthority().file;
    const load = async (path: string) => {
      const loaded = await customCa.loadCustomCa(path);
      return loaded.kind === 'dispatcher' ? loaded.dispatcher : undefined;
    };
    const first = await load(authority.file);
    expect(first).toBeDefined();
    expect(await load(authority.file)).toBe(first);
    expect(await load(copy)).toBe(first);
    expect(await load(other)).not.toBe(first);
  });

  test('is trusted in addition to what is trusted anyway', async () => {
    const loaded = await customCa.loadCustomCa(authority.file);
    const dispatcher = loaded.kind === 'dispatcher' ? loaded.dispatcher : {};
    // VS Code finds the authorities of an Agent in the same way.
    const ca = Object.getOwnPropertySymbols(dispatcher)
      .map((symbol) => (dispatcher as Record<symbol, { connect?: { ca?: string[] } } | undefined>)[symbol])
      .find((options) => options?.connect?.ca !== undefined)?.connect?.ca;
    expect(ca).toEqual(expect.arrayContaining([...rootCertificates]));
    expect(ca).toHaveLength(new Set(ca).size);
  });

  test.each<[string, object]>([
    ['cannot be read', { getCACertificates: unreadableStore }],
    ['is unknown to an older Node', {}],
  ])('is trusted also where the store of the operating system %s', async (_name, store) => {
    vi.resetModules();
    vi.doMock('node:tls', () => ({ rootCertificates, ...store }));
    try {
      const { loadCustomCa } = await import('../../../src/gitlab/customCa');
      const importCustomCa = () => Promise.resolve({ ...customCa, loadCustomCa });
      const gitlab = await secureGitLab();
      const instance = { url: gitlab.url as InstanceUrl, caFile: authority.file };
      const client = await connect(instance, gitlab.adminToken, { ...ENVIRONMENT, importCustomCa });
      expect((await client.current())?.id).toBe(1);
    } finally {
      vi.doUnmock('node:tls');
    }
  });

  test('that cannot be read is a failure of its own', async () => {
    const path = inFolder('missing.pem');
    const gitlab = await secureGitLab();
    const failure = await failureFrom(currentId(gitlab, path));
    expect(failure).toEqual({ kind: 'caFile', reason: 'unreadable', path, code: 'ENOENT' });
    expect(gitlab.requests).toHaveLength(0);
    expect(wordsFor(failure)).toEqual({
      summary: "Can't read CA file",
      message: `Can't read the CA file of Main (ENOENT): ${path}. Check it, or choose another one.`,
      action: 'editInstance',
    });
  });

  test('is found below the home folder, and never by a relative path', async () => {
    const below = `~/${relative(homedir(), authority.file)}`;
    expect(await currentId(await secureGitLab(), below)).toBe(1);
    const path = relative(process.cwd(), authority.file);
    const failure = await failureFrom(currentId(await secureGitLab(), path));
    expect(failure).toEqual({ kind: 'caFile', reason: 'relativePath', path });
    expect(wordsFor(failure).message).toBe(
      `The CA file path of Main is relative: ${path}. Use an absolute path, or one that starts with ~/.`,
    );
  });

  test.skipIf(process.platform === 'win32')('is not read without end', async () => {
    const gitlab = await secureGitLab();
    symlinkSync('/dev/zero', inFolder('zero.pem'));
    execFileSync('mkfifo', [inFolder('pipe.pem')]);
    for (const path of ['zero.pem', 'pipe.pem'].map(inFolder)) {
      const failure = await failureFrom(currentId(gitlab, path));
      expect(failure).toEqual({ kind: 'caFile', reason: 'notAFile', path });
      expect(wordsFor(failure).message).toContain("isn't a regular file");
    }
    const large = inFolder('large.pem');
    writeFileSync(large, Buffer.alloc(4 * 1024 * 1024 + 1));
    const failure = await failureFrom(currentId(gitlab, large));
    expect(failure).toEqual({ kind: 'caFile', reason: 'tooLarge', path: large });
    expect(wordsFor(failure).message).toContain('up to 4 MiB');
  });

  test.each([
    ['nothing', ''],
    ['a text', 'My certificates\n'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
    ['a broken certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ])('with %s is a failure of its own', async (_name, content) => {
    const path = inFolder('useless.pem');
    writeFileSync(path, content);
    const failure = await failureFrom(currentId(await secureGitLab(), path));
    expect(failure).toEqual({ kind: 'caFile', reason: 'noCertificate', path });
    expect(wordsFor(failure).summary).toBe('No certificate in CA file');
    expect(wordsFor(failure).message).toContain(`doesn't contain a certificate: ${path}`);
  });

  test('is the only reason to load what it needs', async () => {
    const gitlab = await startTestGitLab();
    open.push(gitlab);
    const importCustomCa = () => Promise.reject(new Error('loaded'));
    const client = await connect({ url: gitlab.url as InstanceUrl }, gitlab.adminToken, {
      ...ENVIRONMENT,
      importCustomCa,
    });
    expect((await client.current())?.id).toBe(1);
  });
});
