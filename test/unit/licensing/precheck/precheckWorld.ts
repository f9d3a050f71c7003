import type { License } from '../../../../src/gitlab/schemas';
import { coverageOf } from '../../../../src/licensing/coverage';
import type {
  EarlierKey,
  InstanceSituation,
  KnownInstance,
} from '../../../../src/licensing/precheck/instanceSituation';
import type { Effect } from '../../../../src/licensing/precheck/effect';
import { precheck, type Precheck } from '../../../../src/licensing/precheck/precheck';
import { readLicenseKey } from '../../../../src/licensing/key/licenseKey';
import type { LicenseKeyContent, LicenseKeyReading } from '../../../../src/licensing/key/licenseKeyContent';
import type { Finding } from '../../../../src/licensing/precheck/findings';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import { throwawayKeyPair } from '../../../gitlab/keys/keyPair';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import { legacy, type Json } from '../../testGitlab/world';
import { day, lastingAnswer } from '../rows';

// Made before any test begins, since on a busy machine it takes longer than a test may.
const { privateKey, publicKey } = throwawayKeyPair();

export const TODAY = day('2027-01-10');
export const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };

const LICENSEE = { Name: 'John Doe1', Email: 'johndoe1@gitlab.com', Company: 'GitLab' };

/** The license in use, a year old, for half a year more. */
const CURRENT: License = {
  id: 1,
  plan: 'ultimate',
  starts_at: '2026-01-10',
  expires_at: '2027-06-01',
  expired: false,
  user_limit: 100,
  historical_max: 90,
  active_users: 90,
  licensee: LICENSEE,
};

interface World {
  /** What is different about the license in use; null: there is none. */
  readonly current?: Partial<License> | null;
  /** Beside the one in use. */
  readonly others?: readonly License[];
  readonly earlierKeys?: readonly EarlierKey[];
  readonly highestCount?: NonNullable<KnownInstance['highestCount']>;
}

/** An instance on the day. */
export function situationWith({ current, others = [], earlierKeys = [], highestCount }: World = {}) {
  const inUse = current === null ? undefined : { ...CURRENT, ...current };
  const licenses = [...others, ...(inUse ? [inUse] : [])];
  const answer = lastingAnswer(inUse?.id, TODAY);
  return {
    today: TODAY,
    thresholds: THRESHOLDS,
    earlierKeys,
    known: {
      licenses,
      current: inUse,
      coverage: coverageOf(licenseRows(licenses), answer, TODAY, THRESHOLDS),
      billable: inUse?.active_users ?? undefined,
      ...(highestCount && { highestCount }),
    },
  } satisfies InstanceSituation;
}

/** An instance that has never answered. */
export const NOTHING_KNOWN: InstanceSituation = { today: TODAY, thresholds: THRESHOLDS, earlierKeys: [] };

/** A license beside the one in use, such as its renewal. */
export function license(
  id: number,
  starts_at: string,
  expires_at: string | null,
  more: Partial<License> = {},
) {
  return { ...CURRENT, id, starts_at, expires_at, expired: false, active_users: undefined, ...more };
}

/** What the product reads of a key with these attributes. */
export function readingOf(attributes: Json): LicenseKeyReading {
  const key = encodeKey(keyAttributes(attributes), privateKey);
  return readLicenseKey(key, [{ name: 'GitLab', pem: publicKey }]);
}

/** A well-formed Ultimate key of 100 seats from the day on for a year, unless overridden. */
export function contentOf(restrictions: Json = {}, overrides: Json = {}): LicenseKeyContent {
  const reading = readingOf(legacy({ active_user_count: 100, ...restrictions }, overrides));
  if (reading.kind !== 'read') {
    throw new Error(`This key is ${reading.kind}.`);
  }
  return reading.content;
}

/** A key that differs from the license in use in its days alone, unless overridden. */
export function check(
  days: string,
  situation: InstanceSituation = situationWith(),
  restrictions: Json = {},
  overrides: Json = {},
): Precheck {
  const [issued_at, expires_at] = days.split(' → ');
  const dates = { issued_at, expires_at: expires_at === 'never' ? undefined : expires_at };
  const key = legacy({ active_user_count: 100, ...restrictions }, { ...dates, ...overrides });
  return precheck(readingOf(key), 'f1', situation);
}

/** The kinds of the findings, in their order. */
export const kinds = ({ findings }: Precheck) => findings.map(({ kind }) => kind);

export const find = (result: Precheck, kind: Finding['kind']) =>
  result.findings.find((one) => one.kind === kind);

/** What a key does, in short. */
export function sayEffect(effect: Effect | undefined): string {
  switch (effect?.kind) {
    case 'takesEffectToday':
      return `today, replaces ${effect.replaces?.id ?? 'none'}, returns ${effect.returnsOn ?? 'never'}`;
    case 'startsLater':
      return [
        `${effect.from}, behind ${effect.behind?.id ?? 'none'}`,
        ...(effect.insteadOf === undefined ? [] : [`instead of ${effect.insteadOf.id}`]),
      ].join(', ');
    case 'expired':
      return `expired ${effect.on}`;
    default:
      return effect?.kind ?? 'none';
  }
}
