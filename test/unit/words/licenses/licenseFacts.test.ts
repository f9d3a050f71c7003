import { describe, expect, it } from 'vitest';
import { License } from '../../../../src/gitlab/schemas';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import type { Role } from '../../../../src/licensing/roles';
import { factAccessibleLabel, type Fact } from '../../../../src/words/licenses/fact';
import { planName } from '../../../../src/words/licenses/licenses';
import { KNOWN_FIELDS, licenseFacts, otherFields } from '../../../../src/words/licenses/licenseFacts';

const LICENSE: License = {
  id: 7,
  plan: 'ultimate',
  created_at: '2026-01-20T10:15:00.000Z',
  starts_at: '2026-01-27',
  expires_at: '2027-01-27',
  historical_max: 1400,
  maximum_user_count: 1450,
  licensee: { Name: 'Ada Müller', Email: 'ada@example.com', Company: 'Example, Inc.' },
  add_ons: { GitLab_FileLocks: 1 },
  expired: false,
  overage: 6,
  user_limit: 1200,
  active_users: 1206,
};

const CURRENT: Role = { kind: 'current', expired: false };
const ENDED: Role = { kind: 'expired' };
const UPCOMING: Role = { kind: 'upcoming', takesOver: '2027-01-27' as PlainDate };

function facts(fields: Partial<License> = {}, role: Role | undefined = CURRENT): Fact[] {
  return licenseFacts({ ...LICENSE, ...fields }, role);
}

function fact(id: string, fields: Partial<License> = {}, role: Role | undefined = CURRENT): Fact | undefined {
  return facts(fields, role).find((candidate) => candidate.id === id);
}

describe('the facts of a license', () => {
  it('are what GitLab says about it, each with the value as it is copied', () => {
    expect(facts().map(({ label, value, copy }) => [label, value, copy])).toEqual([
      ['Name', 'Ada Müller', 'Ada Müller'],
      ['Email', 'ada@example.com', 'ada@example.com'],
      ['Company', 'Example, Inc.', 'Example, Inc.'],
      ['Starts', '2026-01-27', '2026-01-27'],
      ['Expires', '2027-01-27', '2027-01-27'],
      ['Users in subscription', '1,200', '1200'],
      ['Billable users', '1,206', '1206'],
      ['Maximum users (during term)', '1,400', '1400'],
      ['Maximum users', '1,450', '1450'],
      ['Users over subscription', '6', '6'],
      ['Add-on GitLab_FileLocks', '1', '1'],
      ['ID', '7', '7'],
      ['Added on', '2026-01-20', '2026-01-20T10:15:00.000Z'],
    ]);
  });

  it('have ids that are unique among them', () => {
    const ids = facts({ licensee: { id: 'x', seats: 'y' }, add_ons: { id: 1 } }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leave out what the server does not send, and never say undefined or null', () => {
    expect(licenseFacts({}, undefined)).toEqual([]);
    const nothing: License = {
      created_at: null,
      starts_at: null,
      historical_max: null,
      maximum_user_count: null,
      licensee: { Name: null, Company: undefined, Email: '  ' },
      add_ons: null,
      expired: null,
      overage: null,
      user_limit: null,
      active_users: null,
    };
    expect(licenseFacts(nothing, CURRENT)).toEqual([]);
  });

  it('have no maximum of a license that has not started, of which GitLab sends 0 or the users of today', () => {
    const labels = facts({ historical_max: 0, maximum_user_count: 1206 }, UPCOMING).map(({ label }) => label);
    expect(labels.filter((label) => label.startsWith('Maximum'))).toEqual([]);
    expect(labels).toContain('Users in subscription');
    expect(fact('historicalMaximum', { historical_max: 0 }, CURRENT)?.value).toBe('0');
  });

  it('show the licensee whatever its keys are called', () => {
    const licensee = { Firma: 'Muster\n GmbH', Seats: 3, address: { city: 'Ulm' } };
    expect(facts({ licensee }).slice(0, 3)).toMatchObject([
      { label: 'Firma', value: 'Muster GmbH', explanation: 'Licensee' },
      { label: 'Seats', value: '3' },
      { label: 'address', value: '{"city":"Ulm"}' },
    ]);
  });

  it('name the last day beside the day of expiry', () => {
    expect(fact('expires')?.explanation).toBe(
      'Last day: 2027-01-26. The license is expired from the start of 2027-01-27.',
    );
    expect(fact('expires', { expires_at: null })?.value).toBe('Never');
  });

  it('keep a time of adding that is no time', () => {
    expect(fact('added', { created_at: 'long ago' })?.value).toBe('long ago');
  });

  it('are read to people who do not see the icon', () => {
    expect(factAccessibleLabel(fact('over')!)).toBe('Users over subscription, 6, warning');
    expect(factAccessibleLabel(fact('seats')!)).toBe('Users in subscription, 1,200');
  });
});

describe('seats and users', () => {
  it('are unlimited at 0, and then nobody is over', () => {
    expect(fact('seats', { user_limit: 0 })).toMatchObject({ value: 'Unlimited', copy: 'Unlimited' });
    expect(fact('over', { user_limit: 0, overage: 0 })).toBeUndefined();
    expect(fact('over', { user_limit: 0, historical_max: 40 }, ENDED)).toBeUndefined();
  });

  it('of a license in force are over by what GitLab says, with both its meanings', () => {
    expect(fact('over')).toMatchObject({ value: '6', alarm: true });
    expect(fact('over')?.explanation).toMatch(/active .* expired/);
    expect(fact('over', { overage: 0 })?.alarm).toBe(false);
  });

  it('of an ended license are over by its own maximum, without an alarm', () => {
    const old = { user_limit: 50, historical_max: 40, maximum_user_count: 300, overage: 250, expired: true };
    for (const role of [ENDED, { kind: 'current', expired: true } as const]) {
      expect(fact('over', old, role)).toMatchObject({
        label: 'Users over subscription (during term)',
        value: '0',
      });
      expect(fact('over', { ...old, historical_max: 57 }, role)?.value).toBe('7');
      expect(facts(old, role).some(({ alarm }) => alarm)).toBe(false);
    }
    expect(fact('maximumSinceStart', old, ENDED)?.explanation).toContain('after it expired');
  });

  it('of an upcoming license tell what its first day would be like', () => {
    expect(fact('over', { overage: 10 }, UPCOMING)).toMatchObject({
      label: 'Users over subscription (with current users)',
      value: '10',
      alarm: true,
    });
    expect(fact('billable', {}, UPCOMING)).toBeUndefined();
  });

  it('of a license that is on standby raise no alarm', () => {
    const role: Role = { kind: 'superseded', takesOver: undefined, passedOver: false };
    expect(fact('over', {}, role)?.alarm).toBe(false);
  });
});

describe('fields of a newer GitLab', () => {
  it('are kept when they can be read in a line', () => {
    const license = {
      ...LICENSE,
      quantum_seats: 3,
      trial: false,
      note: ' a  note ',
      nested: { a: 1 },
      nothing: null,
      long: 'x'.repeat(201),
    };
    expect(otherFields(license).map(({ label, value }) => [label, value])).toEqual([
      ['quantum_seats', '3'],
      ['trial', 'false'],
      ['note', 'a note'],
    ]);
    expect(otherFields(LICENSE)).toEqual([]);
  });

  it('are those that the schema of a license does not know', () => {
    expect([...KNOWN_FIELDS].sort()).toEqual(Object.keys(License.shape).sort());
  });
});

describe('what a server sends without end', () => {
  it('is shown up to a thousand characters a text', () => {
    const long = 'x'.repeat(10_000);
    const wild = {
      id: 7,
      plan: long,
      licensee: { [long]: long, deep: [long] },
      add_ons: { [long]: long },
      [long]: 'y',
    };
    const texts = [...licenseFacts(wild, undefined), ...otherFields(wild)].flatMap(
      ({ label, value, copy }) => [label, value, copy],
    );
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(1_010);
    expect(planName(wild)).toHaveLength(1_000);
  });
});
