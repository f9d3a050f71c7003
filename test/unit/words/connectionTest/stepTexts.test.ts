import { describe, expect, test } from 'vitest';
import { readCertificate } from '../../../../src/gitlab/connectionTest/certificate';
import type { Failed, Step } from '../../../../src/gitlab/connectionTest/steps';
import type { InstanceUrl } from '../../../../src/instances/address';
import { certificateReport } from '../../../../src/words/connectionTest/certificateTexts';
import { stepActions, stepActionTitle } from '../../../../src/words/connectionTest/stepActions';
import { outcomeText, stepReason, wholeReason } from '../../../../src/words/connectionTest/stepTexts';
import { testReport } from '../../../../src/words/connectionTest/testReport';
import { newAuthority } from '../../../gitlab/certificate';

const instance = { url: 'https://gitlab.example.com' as InstanceUrl, name: 'Main' };
const issued = (options: Parameters<ReturnType<typeof newAuthority>['issue']>[0] = {}) => ({
  protocol: 'TLSv1.3',
  chain: [readCertificate(newAuthority('Test CA').issue(options).cert)],
});

function refused(code: string, encryption = issued()): Failed {
  return {
    ...{ outcome: 'failed', id: 'tls', milliseconds: 12, encryption },
    failure: { kind: 'certificate', host: 'gitlab.example.com', code },
  };
}

const titlesOf = (step: Step) => stepActions(step, instance).map(stepActionTitle);
const past = new Date(Date.now() - 43_200_000).toISOString().slice(0, 10);

describe('a certificate that is not accepted', () => {
  test.each<[string, Failed, string, string[]]>([
    [
      'of an unknown authority',
      refused('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      "This computer doesn't trust the certificate authority CN=Test CA.",
      ['Choose CA File…', 'Show Certificate', 'Copy for the Server Administrator'],
    ],
    [
      'that has expired',
      refused('CERT_HAS_EXPIRED', issued({ days: 0.5 })),
      `The certificate CN=server expired on ${past}.`,
      ['Show Certificate', 'Copy for the Server Administrator'],
    ],
    [
      'for another host',
      refused('ERR_TLS_CERT_ALTNAME_INVALID', issued({ host: 'other.example.com' })),
      'The certificate is for other.example.com, not for gitlab.example.com.',
      ['Show Certificate', 'Copy for the Server Administrator'],
    ],
    [
      'that is broken in another way',
      refused('PATH_LENGTH_EXCEEDED'),
      'The certificate of gitlab.example.com is invalid (PATH_LENGTH_EXCEEDED).',
      ['Show Certificate', 'Copy for the Server Administrator'],
    ],
  ])('%s is named, with what helps', (_name, step, reason, actions) => {
    expect(stepReason(step, instance)).toBe(reason);
    expect(titlesOf(step)).toEqual(actions);
  });

  test('has its code in a report, once', () => {
    expect(wholeReason(refused('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), instance)).toBe(
      "This computer doesn't trust the certificate authority CN=Test CA. (UNABLE_TO_VERIFY_LEAF_SIGNATURE)",
    );
    expect(wholeReason(refused('PATH_LENGTH_EXCEEDED'), instance)).toBe(
      'The certificate of gitlab.example.com is invalid (PATH_LENGTH_EXCEEDED).',
    );
  });

  test('is copied with what its owner needs, and without anything secret', () => {
    const encryption = issued();
    const report = certificateReport(encryption, instance.url, 'It expired.');
    expect(report).toContain(
      'It expired.\nProtocol: TLSv1.3\n\nCertificate 1\nSubject: CN=server\nIssuer: CN=Test CA',
    );
    expect(report).toContain(`SHA-256: ${encryption.chain[0]!.fingerprint}`);
    expect(report).toContain('-----END CERTIFICATE-----');
    expect(report).not.toContain('PRIVATE KEY');
  });
});

describe('a proxy', () => {
  const failed = { outcome: 'failed', id: 'proxy', milliseconds: 3 } as const;
  const peer = { address: '10.0.0.1', port: 8080 };

  test('that refuses is named by its setting and its status', () => {
    const step: Step = {
      ...{ ...failed, failure: { kind: 'proxyRefused', status: 403 } },
      proxy: { peer, setting: 'HTTPS_PROXY' },
    };
    expect(stepReason(step, instance)).toBe(
      "Rejected by 10.0.0.1:8080 (the proxy in HTTPS_PROXY) (HTTP 403). Ask the proxy's administrator to allow gitlab.example.com.",
    );
    expect(titlesOf(step)).toEqual(['Open Proxy Settings']);
  });

  test.each([
    [
      403,
      "Rejected by your network's proxy (HTTP 403). Ask the proxy's administrator to allow gitlab.example.com.",
    ],
    [
      407,
      "Your network's proxy requires you to sign in (HTTP 407). Use a URL with your user name and password in the VS Code setting http.proxy.",
    ],
  ])('that refuses and stays unknown is named by its status: %i', (status, says) => {
    const step: Step = {
      ...failed,
      failure: { kind: 'proxyRefused', status },
      proxy: { peer: undefined, setting: undefined },
    };
    expect(stepReason(step, instance)).toBe(says);
  });

  test('without a setting is of the system', () => {
    const step: Step = { outcome: 'ok', id: 'proxy', milliseconds: 3, facts: { peer, setting: undefined } };
    expect(stepReason(step, instance)).toBe('10.0.0.1:8080 (a proxy of the system or of a PAC file)');
    expect(outcomeText(step)).toBe('OK, 3 ms');
  });
});

test.each<[string, Step]>([
  ['OK, 3 ms', { outcome: 'ok', id: 'graphql', milliseconds: 3, facts: { isAllowed: true } }],
  ['Limited, 3 ms', { outcome: 'ok', id: 'graphql', milliseconds: 3, facts: { isAllowed: false } }],
  ['OK, 3 ms', { outcome: 'ok', id: 'changes', milliseconds: 3, facts: { isAllowed: true } }],
  ['Limited, 3 ms', { outcome: 'ok', id: 'changes', milliseconds: 3, facts: { isAllowed: false } }],
  ['Not tested', { outcome: 'ok', id: 'changes', milliseconds: 3, facts: { isAllowed: undefined } }],
])('what a token may do is %s', (says, step) => {
  expect(outcomeText(step)).toBe(says);
});

test('a report is a table in Markdown, in which nothing of a server is markup', () => {
  const steps: Step[] = [
    { outcome: 'ok', id: 'name', milliseconds: 1, facts: { addresses: ['10.0.0.9'] } },
    {
      ...{ outcome: 'ok', id: 'token', milliseconds: 1234 },
      facts: {
        ...{ username: '[x](command:y) | z', expiresAt: null },
        rights: { kind: 'legacy', scopes: ['api'] },
      },
    },
    { outcome: 'skipped', id: 'graphql', why: { kind: 'after', step: 'token' } },
  ];
  const report = testReport(steps, instance);
  expect(report).toContain('## Connection test of Main\n');
  expect(report).toContain('| Host name | OK, 1 ms | 10.0.0.9 |');
  expect(report).toContain('| Token | OK, 1,234 ms |');
  expect(report).toContain('| GraphQL | Skipped | Requires an earlier step: Token |');
  expect(report).not.toContain('](command');
  expect(report).toContain('\\| z');
});

describe('a permission that a fine-grained token lacks', () => {
  const lacking = (serverMessage: string): Step => ({
    ...{ outcome: 'failed', id: 'licenses', milliseconds: 3 },
    failure: { kind: 'insufficientScope', wanted: [], serverMessage },
  });
  const denied = lacking(
    'Access denied: This operation requires a fine-grained personal access token with the following instance permissions: [License: Read].',
  );

  test("comes before what a row may cut off, and a report has GitLab's own words", () => {
    expect(stepReason(denied, instance)).toBe(
      'The token is missing License: Read. Create a token that has it, and replace the current one.',
    );
    expect(wholeReason(denied, instance)).toContain('GitLab says: Access denied: This operation requires');
    expect(testReport([denied], instance)).toContain('GitLab says: Access denied');
  });

  test('is said in other words of GitLab as they are', () => {
    expect(stepReason(lacking('Ask [someone] else.'), instance)).toContain(
      'GitLab says: Ask [someone] else.',
    );
  });
});

test('a missing token is stored from the test', () => {
  const step: Step = { outcome: 'skipped', id: 'token', why: { kind: 'noToken' } };
  expect(titlesOf(step)).toEqual(['Replace Token…']);
});

test.each([
  [true, 'The token has the api scope.'],
  [false, "The token doesn't have the api scope. When you make a change, you're asked for one that does."],
  [undefined, 'Known only when you make a change. GitLab then names the missing permission.'],
])('what is known of changes (%s) is said', (isAllowed, says) => {
  const step: Step = { outcome: 'ok', id: 'changes', milliseconds: 0, facts: { isAllowed } };
  expect(stepReason(step, instance)).toBe(says);
});
