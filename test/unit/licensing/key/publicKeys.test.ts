import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GITLAB_PUBLIC_KEY, parsePublicKey } from '../../../../src/licensing/key/publicKeys';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';

const { publicKey, privateKey } = throwawayKeyPair();

describe('public keys', () => {
  it('GitLab’s own is the one in its source', () => {
    const der = createPublicKey(GITLAB_PUBLIC_KEY.pem).export({ type: 'spki', format: 'der' });
    expect(createHash('sha256').update(der).digest('hex')).toBe(
      '0404c81872c23c3efdb316b784949b1cdf1baa431de48e1233d67a436ab82833',
    );
    expect(parsePublicKey('x', GITLAB_PUBLIC_KEY.pem).kind).toBe('publicKey');
  });

  it.each<[string, string]>([
    ['PUBLIC KEY', publicKey],
    ['RSA PUBLIC KEY', createPublicKey(publicKey).export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['CRLF', publicKey.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${publicKey}`],
    ['a comment before it', `The key of our reseller\n${publicKey}`],
  ])('with %s are accepted', (_, pem) => {
    expect(parsePublicKey('reseller.pem', pem)).toEqual({
      kind: 'publicKey',
      publicKey: { name: 'reseller.pem', pem },
    });
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pkcs1 = { type: 'pkcs1', format: 'pem' } as const;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });

  it.each<[string, string]>([
    ['privateKey', privateKey],
    ['privateKey', rsa.privateKey.export(pkcs1).toString()],
    ['privateKey', rsa.privateKey.export({ ...pkcs1, cipher: 'aes-128-cbc', passphrase: 'x' }).toString()],
    ['privateKey', publicKey + privateKey],
    ['privateKey', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n'],
    ['certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
    ['notRsa', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['damaged', publicKey.replace('MIIB', 'MIIC')],
    ['damaged', publicKey.slice(0, -30)],
    ['damaged', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n'],
    ['notPem', ''],
    ['notPem', 'ssh-rsa AAAAB3NzaC1yc2E= me@example.com'],
    ['notPem', publicKey.replaceAll('-', '')],
  ])('%s is refused', (problem, pem) => {
    expect(parsePublicKey('x', pem)).toEqual({ kind: 'refused', problem });
  });
});
