import type { License } from '../../../gitlab/schemas';
import type { Instance } from '../../../instances/instance';
import type { Change } from '../../../licensing/changes/changeRecord';
import { fingerprintOf } from '../../../licensing/key/fingerprint';
import type { EarlierKey } from '../../../licensing/precheck/instanceSituation';
import { differences } from '../../../licensing/precheck/keyOfLicense';
import { readLicenseKey } from '../../../licensing/key/licenseKey';
import type { LicenseKeyReading } from '../../../licensing/key/licenseKeyContent';
import type { PublicKey } from '../../../licensing/key/publicKeys';
import { plainDateOfTime } from '../../../licensing/plainDate';
import type { CommandParts } from '../../base/command';
import type { Origin } from './keySources';
import { readPublicKeys } from '../../base/readPublicKeys';
import { readRecord } from '../sending/recordChange';

/** A whole license key on its way to an instance. */
export interface GivenKey {
  /** What is sent, and shown nowhere. */
  readonly key: string;
  readonly fingerprint: string;
  readonly reading: LicenseKeyReading;
  readonly origin: Origin;
  /** Whether nothing speaks against it that a license of an instance has come from this key. */
  canBe(license: License): boolean;
}

/** @param more public keys in addition to GitLab's own and those of the setting */
export async function givenKey(
  key: string,
  origin: Origin,
  more: readonly PublicKey[] = [],
): Promise<GivenKey> {
  const reading = readLicenseKey(key, [...(await readPublicKeys()), ...more]);
  return {
    key,
    fingerprint: fingerprintOf(key),
    reading,
    origin,
    canBe: (license) => reading.kind !== 'read' || differences(reading.content, license).length === 0,
  };
}

/** What tells the keys that were added to an instance from this computer. */
export type EarlierKeys = (instance: Instance) => readonly EarlierKey[];

/** Reads the record of changes once; one that cannot be read tells of no keys. */
export async function readEarlierKeys(parts: CommandParts): Promise<EarlierKeys> {
  const entries = await entriesOf(parts);
  return ({ url }) =>
    entries.flatMap(({ action, instance, answer, fingerprint, time, licenseId }) => {
      const on = plainDateOfTime(time);
      const isAddition = action === 'add' && instance === url && answer.status === 'done';
      return isAddition && fingerprint !== undefined && on !== undefined
        ? [{ fingerprint, on, ...(licenseId !== undefined && { licenseId }) }]
        : [];
    });
}

async function entriesOf(parts: CommandParts): Promise<readonly Change[]> {
  try {
    return (await readRecord(parts)).entries;
  } catch {
    return [];
  }
}
