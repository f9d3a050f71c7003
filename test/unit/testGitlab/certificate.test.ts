import { X509Certificate } from 'node:crypto';
import { get } from 'node:https';
import { describe, expect, it } from 'vitest';
import { certificateOfOwnAuthority, newAuthority, selfSignedCertificate } from '../../gitlab/certificate';
import { startTestGitLab } from '../../gitlab/server';

describe('a certificate of an own authority', () => {
  const { ca, ...tls } = certificateOfOwnAuthority('Müller Root CA');
  const authority = new X509Certificate(ca);
  const server = new X509Certificate(tls.cert);

  it('is signed by the authority, whose name it gives', () => {
    expect(server.verify(authority.publicKey)).toBe(true);
    expect(server.checkIssued(authority)).toBe(true);
    expect(server.issuer).toBe('CN=Müller Root CA');
    expect([authority.ca, server.ca]).toEqual([true, false]);
  });

  it('is for the loopback interface, for 30 days', () => {
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(server.checkHost('localhost')).toBe('localhost');
    const days = (Date.parse(server.validTo) - Date.parse(server.validFrom)) / 86_400_000;
    expect(days).toBe(30);
  });

  it('is trusted with the authority, and only then', async () => {
    const gitlab = await startTestGitLab({ tls });
    const signIn = `${gitlab.url}/users/sign_in`;
    const status = (options: { ca?: string }) =>
      new Promise((resolve, reject) => {
        const request = get(signIn, { ...options, agent: false });
        request.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      });
    try {
      expect(await status({ ca })).toBe(200);
      await expect(status({})).rejects.toThrow('unable to verify the first certificate');
      await expect(status({ ca: selfSignedCertificate().cert })).rejects.toThrow();
    } finally {
      await gitlab.close();
    }
  });
});

it('a self-signed certificate is its own authority', () => {
  const certificate = new X509Certificate(selfSignedCertificate().cert);
  expect(certificate.ca).toBe(true);
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});

it('an authority signs also for another host, and for another time', () => {
  const server = new X509Certificate(newAuthority('Own CA').issue({ host: 'other.example', days: 0.5 }).cert);
  expect(server.checkHost('other.example')).toBe('other.example');
  expect(server.checkHost('localhost')).toBeUndefined();
  expect(Date.parse(server.validTo)).toBeLessThan(Date.now());
});
