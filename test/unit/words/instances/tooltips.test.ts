import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { statusOf, type InstanceStatus } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { PlainDate } from '../../../../src/licensing/plainDate';
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
      'Ultimate · 23 days left',
    ]);
    expect(reasons?.split('\n')).toEqual([
      '- The last day with a license is 2027-01-26.',
      '- 90 billable users on 80 seats: 10 over.',
      '- There is no license from 2027-01-27 to 2027-02-03, before the next one starts.',
    ]);
    expect(fetched).toMatch(/^Fetched: Jan 4, 2027/);
  });

  it('says once why the last attempt failed, in the words of the server', () => {
    const failure = { kind: 'server', status: 500, serverMessage: HOSTILE } as const;
    const failed = { kind: 'failed', failure, at: NOW, inARow: 1 } as const;
    const text = instanceTooltip(status([LICENSE], failed), NOW);
    expect(text.split(ESCAPED)).toHaveLength(2);
  });

  it('takes names as they are', () => {
    expect(instanceTooltip(status([LICENSE], undefined, HOSTILE), NOW)).toContain(`**${ESCAPED}**\n\n`);
    expect(instanceTooltip(status([{ ...LICENSE, plan: HOSTILE }]), NOW)).toContain(`${ESCAPED} ·`);
  });
});

describe("a license's tooltip", () => {
  it('says what its role means and whose it is', () => {
    const license = { ...LICENSE, licensee: { Name: 'Ada', Company: HOSTILE, Note: null } };
    expect(licenseTooltip(license, { kind: 'current', expired: false }).split('\n\n')).toEqual([
      '**Ultimate**',
      'GitLab uses this license now\\.',
      'current · expires 2027\\-01\\-27 · 80 seats',
      `Licensed to Ada\\, ${ESCAPED}`,
    ]);
  });

  it('takes names as they are', () => {
    expect(licenseTooltip({ plan: HOSTILE }, undefined)).toContain(`**${ESCAPED}**`);
  });
});

describe("a fact's tooltip", () => {
  it('takes names and values as they are', () => {
    expect(factTooltip({ id: 'x', label: HOSTILE, value: HOSTILE, copy: HOSTILE })).toBe(
      `**${ESCAPED}\\: ${ESCAPED}**`,
    );
  });
});
