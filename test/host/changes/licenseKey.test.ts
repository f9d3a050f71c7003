import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { fingerprintOf } from '../../../src/licensing/key/fingerprint';
import { recognizeKey } from '../../../src/licensing/key/recognizeKey';
import { readLicenseKey } from '../../../src/licensing/key/licenseKey';
import { GITLAB_PUBLIC_KEY, parsePublicKey, type PublicKey } from '../../../src/licensing/key/publicKeys';
import { throwawayKeyPair } from '../../gitlab/keys/keyPair';
import { encodeKey, keyAttributes } from '../../gitlab/keys/licenseKey';
import { SAMPLE_KEY, SAMPLE_PUBLIC_KEY } from '../support/sampleKey';

const SAMPLE: PublicKey = { name: 'sample', pem: SAMPLE_PUBLIC_KEY };

/** Desktop VS Code brings BoringSSL in place of OpenSSL. */
suite('license keys are read with the cryptography of the extension host', () => {
  function cleaned(text: string): string {
    const recognized = recognizeKey(text);
    ok(recognized.kind === 'licenseKey', recognized.kind);
    return recognized.key;
  }

  test('one that OpenSSL has made', () => {
    equal(cleaned(SAMPLE_KEY), SAMPLE_KEY);
    const reading = readLicenseKey(SAMPLE_KEY, [GITLAB_PUBLIC_KEY, SAMPLE]);
    ok(reading.kind === 'read', reading.kind);
    equal(reading.reader, 'sample');
    const { type, plan, startsAt, expiresAt, seats, licensee } = reading.content;
    deepEqual(
      { type, plan, startsAt, expiresAt, seats, licensee },
      {
        type: 'offlineCloud',
        plan: 'ultimate',
        startsAt: '2026-01-27',
        expiresAt: '2027-01-27',
        seats: 220,
        licensee: { Name: 'Søren Ångström', Company: '株式会社' },
      },
    );
  });

  test('one of the test GitLab, between BEGIN and END', () => {
    const { privateKey, publicKey } = throwawayKeyPair();
    const key = cleaned(encodeKey(keyAttributes(), privateKey, 'GitLab Enterprise Edition'));
    equal(readLicenseKey(key, [SAMPLE, { name: 'own', pem: publicKey }]).kind, 'read');
  });

  test('and not with a public key that does not fit', () => {
    deepEqual(readLicenseKey(SAMPLE_KEY, [GITLAB_PUBLIC_KEY]), { kind: 'unreadable' });
  });

  test('and not when something in it was altered', () => {
    const envelope = JSON.parse(Buffer.from(SAMPLE_KEY, 'base64').toString()) as Record<string, string>;
    const data = Buffer.from(envelope.data ?? '', 'base64')
      .reverse()
      .toString('base64');
    const altered = Buffer.from(JSON.stringify({ ...envelope, data })).toString('base64');
    deepEqual(readLicenseKey(altered, [SAMPLE]), { kind: 'unreadable', openedBy: 'sample' });
  });

  test('which knows public keys from others', () => {
    const { privateKey, publicKey } = throwawayKeyPair();
    equal(parsePublicKey('GitLab', GITLAB_PUBLIC_KEY.pem).kind, 'publicKey');
    equal(parsePublicKey('own', publicKey).kind, 'publicKey');
    deepEqual(parsePublicKey('own', privateKey), { kind: 'refused', problem: 'privateKey' });
    const damaged = publicKey.replace('MIIB', 'MIIC');
    deepEqual(parsePublicKey('own', damaged), { kind: 'refused', problem: 'damaged' });
  });

  test('and have their fingerprint', () => {
    equal(fingerprintOf(SAMPLE_KEY.replaceAll('\n', '\r\n')), fingerprintOf(SAMPLE_KEY));
  });
});
