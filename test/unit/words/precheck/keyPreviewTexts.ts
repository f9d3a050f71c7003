import type { InstanceSituation } from '../../../../src/licensing/precheck/instanceSituation';
import type { LicenseKeyReading } from '../../../../src/licensing/key/licenseKeyContent';
import { precheck, type Precheck } from '../../../../src/licensing/precheck/precheck';
import { effectLines } from '../../../../src/words/precheck/keyEffect';
import { previewText } from '../../../../src/words/precheck/keyPreview';
import { answerLines } from '../../../../src/words/precheck/predictedAnswer';
import { readingOf, situationWith } from '../../licensing/precheck/precheckWorld';
import type { Json } from '../../testGitlab/world';

const NAME = 'gitlab.example.com';

export const UNREADABLE: LicenseKeyReading = { kind: 'unreadable' };

/** The preview of a key with these attributes, or of what became of reading one. */
export function preview(key: Json | LicenseKeyReading, situation?: InstanceSituation): string {
  return previewText(judged(key, situation), NAME);
}

/** The lines about what the key does. */
export function effect(key: Json | LicenseKeyReading, situation?: InstanceSituation): string[] {
  return effectLines(judged(key, situation), NAME);
}

/** The lines about what the instance will answer. */
export function answer(key: Json | LicenseKeyReading, situation?: InstanceSituation): string[] {
  return answerLines(judged(key, situation).answer, NAME);
}

/** The warnings and the notes in a preview. */
export function worthKnowing(text: string): string[] {
  return text.split('\n').filter((line) => /^[⚠•]/u.test(line));
}

export function judged(
  key: Json | LicenseKeyReading,
  situation: InstanceSituation = situationWith(),
): Precheck {
  const reading = 'kind' in key ? (key as LicenseKeyReading) : readingOf(key);
  return precheck(reading, 'a1b2c3d4e5f6', situation);
}
