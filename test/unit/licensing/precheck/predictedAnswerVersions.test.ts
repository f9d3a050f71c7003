import { describe, expect, it } from 'vitest';
import { readLicenseKey } from '../../../../src/licensing/key/licenseKey';
import { precheck } from '../../../../src/licensing/precheck/precheck';
import { predictAnswer } from '../../../../src/licensing/precheck/predictedAnswer';
import { findingSentence } from '../../../../src/words/precheck/keyFindings';
import type { Profile } from '../../../gitlab/server';
import { add, call, start } from '../../testGitlab/calls';
import { INVALID, legacy, TODAY, type Json } from '../../testGitlab/world';
import { day } from '../rows';
import { readingOf, situationWith } from './precheckWorld';

const CUSTOMER = { licensee: { Name: 'Ada', Email: 'ada@example.com', Company: 'Example' } };
const TEAM = { licensee: { Name: 'Ada', Email: 'ada@gitlab.com', Company: 'GitLab' } };

/** Keys without an end, and others on which the versions agree. */
const KEYS: Readonly<Record<string, Json>> = {
  'no expiry, of a customer': legacy({}, { ...CUSTOMER, expires_at: undefined }),
  'an expiry that is none, of a customer': legacy({}, { ...CUSTOMER, expires_at: 'never' }),
  "no expiry, of GitLab's own team": legacy({}, { ...TEAM, expires_at: undefined }),
  'no expiry, of a customer, offline': legacy(
    {},
    {
      ...CUSTOMER,
      expires_at: undefined,
      cloud_licensing_enabled: true,
      offline_cloud_licensing_enabled: true,
    },
  ),
  'an expiry as people write it': legacy({}, { ...CUSTOMER, expires_at: '1 Feb 2028' }),
  'a notification date that is none': legacy({}, { ...CUSTOMER, notify_admins_at: 'soon' }),
  'a start that is none': legacy({}, { ...CUSTOMER, issued_at: '2027-02-30' }),
  'version 2': legacy({}, { ...CUSTOMER, version: 2 }),
  'a list of restrictions': { issued_at: TODAY, expires_at: '2028-01-10', restrictions: [1] },
};

const TAKES_ENDLESS = [
  'no expiry, of a customer',
  'an expiry that is none, of a customer',
  'no expiry, of a customer, offline',
];

const VERSIONS: readonly Profile[] = ['15', '17', '18.10', '19'];

describe.each(VERSIONS)('on GitLab %s', (profile) => {
  it.each(Object.entries(KEYS))('%s is judged as that version judges it', async (name, attributes) => {
    const gitlab = await start({ today: TODAY, licenses: [], profile });
    const key = gitlab.licenseKey(attributes);
    const { version } = (await call(gitlab, '/metadata')).json as { version: string };
    const reading = readLicenseKey(key, [{ name: 'this GitLab', pem: gitlab.publicKey }]);
    const answer = predictAnswer(reading, { ...situationWith({ current: null }), version });

    const reply = await add(gitlab, key);
    const said = { 201: 'accepted', 400: 'refused', 500: 'unknown' }[reply.status];
    expect(answer.kind).toBe(said);
    if (answer.kind === 'refused') {
      expect(reply.json).toEqual({ message: answer.message });
    }
    if (TAKES_ENDLESS.includes(name)) {
      expect(reply.status).toBe(profile === '15' ? 201 : 400);
    }
  });
});

describe('a key without an end', () => {
  const judged = (version?: string, attributes: Json = CUSTOMER) =>
    precheck(readingOf(legacy({}, { ...attributes, expires_at: undefined })), 'f1', {
      ...situationWith(),
      ...(version !== undefined && { version }),
    });
  const said = ({ findings }: ReturnType<typeof judged>) =>
    findings.filter(({ kind }) => kind === 'noExpiry').map((one) => [one.level, findingSentence(one)]);

  it.each([undefined, '16.0.0-ee', '19.5.0-ee', 'unknown'])('is refused by %s', (version) => {
    expect(judged(version).answer).toMatchObject({ kind: 'refused', message: INVALID });
    expect(said(judged(version))).toEqual([
      ['refused', 'The key has no expiry date, which current versions of GitLab require.'],
    ]);
  });

  it.each(['15.0.0-ee', '15.11.13-ee', '14.10.5-ee'])('is taken by %s, up to an update', (version) => {
    expect(judged(version).answer).toEqual({ kind: 'accepted', when: 'now', from: day(TODAY) });
    expect(said(judged(version))).toEqual([
      [
        'warning',
        'The key has no expiry date. This license no longer counts after an update to GitLab 16.0 or later.',
      ],
    ]);
  });

  it("of GitLab's own team is taken by all of them", () => {
    for (const version of [undefined, '15.6.8-ee', '19.5.0-ee']) {
      expect(judged(version, TEAM).answer.kind).toBe('accepted');
      expect(said(judged(version, TEAM))).toEqual([]);
    }
  });
});
