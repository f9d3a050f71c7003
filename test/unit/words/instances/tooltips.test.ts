import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { statusOf, type InstanceStatus } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import { day } from '../../licensing/rows';
import { factTooltip, instanceTooltip, licenseTooltip } from '../../../../src/words/instances/tooltips';

const NOW = Date.parse('2027-01-04T12:00:00Z');
const TODAY = '2027-01-04' as PlainDate;
const HOSTILE = '[x](command:y) <img src=x> $(trash)';
const ESCAPED = '\\[x\\]\\(command\\:y\\) \\<img src\\=x\\> \\$\\(trash\\)';

const LICENSE: License = {
  id: 1,
  plan: 'ultimate',
  starts_at: '2026-01-27',
  expires_at: '2027-01-27',
  user_limit: 80,
  expired: false,
};

function status(licenses: License[], attempt: Facts['attempt'] = { kind: 'idle' }, name = 'Production') {
  const current = licenses.at(-1);
  const facts: Facts = {
    credentials: 'present',
    last: { current, licenses, answer: { id: current?.id, at: NOW, since: NOW, on: TODAY } },
    attempt,
  };
  const instance = { url: 'https://gitlab.example.com' as InstanceUrl, name };
  const thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
  return statusOf(instance, facts, { now: NOW, today: TODAY }, thresholds);
}

/** As it is read: without the escapes. */
function read(shown: InstanceStatus): string[] {
  return instanceTooltip(shown, NOW).replaceAll('\\', '').split('\n\n');
}

describe("an instance's tooltip", () => {
  it('says what the line has no room for', () => {
    const renewal = { ...LICENSE, id: 2, starts_at: '2027-02-04', expires_at: '2028-02-04', user_limit: 100 };
    const [name, url, description, reasons, fetched] = read(
      status([renewal, { ...LICENSE, active_users: 90 }]),
    );
    expect([name, url, description]).toEqual([
      '**Production**',
      'https://gitlab.example.com',
      '23 days left · 10 over · gap in 23 days · Ultimate',
    ]);
    expect(reasons?.split('\n')).toEqual([
      '- Licensed through 2027-01-26.',
      '- 90 billable users for 80 seats (10 over).',
      '- Not licensed from 2027-01-27 through 2027-02-03. The next license starts on 2027-02-04.',
    ]);
    expect(fetched).toMatch(/^Fetched: Jan 4, 2027/);
  });

  it('says which license follows, which GitLab it is and when the token ends', () => {
    const renewal = { ...LICENSE, id: 21, starts_at: '2027-01-27', expires_at: '2028-01-27' };
    const known = { ...status([renewal, LICENSE]), version: '18.10.1-ee', tokenExpiresOn: day('2027-09-01') };
    const [, , , reasons, server] = read(known);
    expect(reasons?.split('\n')).toEqual([
      '- Licensed through 2028-01-26.',
      '- Renewed: license 21 takes effect on 2027-01-27.',
    ]);
    expect(server).toBe('GitLab 18.10.1-ee · token expires 2027-09-01');
  });

  it('says that a license takes over again', () => {
    const before = { ...LICENSE, id: 1, expires_at: '2027-06-01' };
    expect(read(status([before, { ...LICENSE, id: 2 }]))[3]).toContain(
      '- License 1 takes effect again on 2027-01-27.',
    );
  });

  it('has the whole address of an instance without a name', () => {
    const url = 'https://gitlab.research.example.com' as InstanceUrl;
    const unnamed = { ...status([LICENSE]), instance: { url } };
    expect(read(unnamed).slice(0, 2)).toEqual(['**gitlab.research.example.com**', url]);
  });

  it('says once why the last attempt failed, in the words of the server', () => {
    const failure = { kind: 'server', status: 500, serverMessage: HOSTILE } as const;
    const failed = { kind: 'failed', failure, at: NOW, inARow: 1 } as const;
    const text = instanceTooltip(status([LICENSE], failed), NOW);
    expect(text.split(ESCAPED)).toHaveLength(2);
  });

  it('takes names as they are', () => {
    expect(instanceTooltip(status([LICENSE], undefined, HOSTILE), NOW)).toContain(`**${ESCAPED}**\n\n`);
    expect(instanceTooltip(status([{ ...LICENSE, plan: HOSTILE }]), NOW)).toContain(` · ${ESCAPED}\n\n`);
  });
});

describe("a license's tooltip", () => {
  it('says what its role means and whose it is', () => {
    const license = { ...LICENSE, licensee: { Name: 'Ada', Company: HOSTILE, Note: null } };
    expect(licenseTooltip(license, { kind: 'current', expired: false }).split('\n\n')).toEqual([
      '**Ultimate license 1**',
      'GitLab uses this license now\\.',
      'current · expires 2027\\-01\\-27 · 80 seats',
      `Licensed to Ada\\, ${ESCAPED}`,
    ]);
  });

  it('takes names as they are', () => {
    expect(licenseTooltip({ plan: HOSTILE }, undefined)).toContain(`**${ESCAPED} license**`);
  });
});

describe("a fact's tooltip", () => {
  it('takes names and values as they are', () => {
    expect(factTooltip({ id: 'x', label: HOSTILE, value: HOSTILE, copy: HOSTILE })).toBe(
      `**${ESCAPED}\\: ${ESCAPED}**`,
    );
  });
});
