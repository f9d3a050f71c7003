import type { License } from '../../../gitlab/schemas';
import type { Instance } from '../../../instances/instance';
import { readLicenseKey } from '../../../licensing/key/licenseKey';
import type { LicenseKeyReading } from '../../../licensing/key/licenseKeyContent';
import { termsOf } from '../../../licensing/key/licenseTerms';
import { GITLAB_PUBLIC_KEY } from '../../../licensing/key/publicKeys';
import { recognizeKey } from '../../../licensing/key/recognizeKey';
import { plainDateOf } from '../../../licensing/plainDate';
import { differences } from '../../../licensing/precheck/keyOfLicense';
import { noteSavedExport, noteTerms } from '../../../storage/usageReports';
import { headerSteps } from '../../../usage/reading/exportHeader';
import { inSlices } from '../../../usage/steps';
import type { CommandParts } from '../../base/command';
import { configuration } from '../../base/configuration';
import { readPublicKey } from '../../base/readPublicKeys';

/**
 * Records that the usage export of an instance was saved, and what the key in it says.
 *
 * @param license the current one
 */
export async function noteUsageExport(
  parts: CommandParts,
  { url }: Instance,
  license: License,
  bytes: Uint8Array,
): Promise<void> {
  await noteSavedExport(parts, url, plainDateOf(new Date()));
  const header = await inSlices(headerSteps(bytes), {});
  const recognized = recognizeKey(header?.kind === 'header' ? (header.licenseKey ?? '') : '');
  if (recognized.kind === 'licenseKey') {
    await noteKey(parts, { url }, license, readLicenseKey(recognized.key, await publicKeys()));
  }
}

/** Records what a key says of a license, if it is the one that the license has come from. */
export async function noteKey(
  parts: CommandParts,
  { url }: Pick<Instance, 'url'>,
  license: License,
  reading: LicenseKeyReading | undefined,
): Promise<void> {
  if (reading?.kind === 'read' && differences(reading.content, license).length === 0) {
    await noteTerms(parts, url, license, termsOf(reading.content));
  }
}

/** Files that hold none are no matter here. */
async function publicKeys() {
  const read = await Promise.all(configuration.publicKeyFiles().map(readPublicKey));
  return [GITLAB_PUBLIC_KEY, ...read.flatMap((one) => ('problem' in one ? [] : [one]))];
}
