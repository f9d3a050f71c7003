/** Everything that is known about adding a license key to one instance, before anything is sent. */

import type { License } from '../../gitlab/schemas';
import { comparisonFindings, earlierKeyFindings } from './comparisonFindings';
import type { Coverage } from '../coverage';
import { coverageFindings } from './coverageFindings';
import { consequencesOf, type Consequences, type Effect } from './effect';
import { worstFirst, type Finding } from './findings';
import type { InstanceSituation } from './instanceSituation';
import { keyFindings } from './keyFindings';
import type { LicenseKeyContent, LicenseKeyReading } from '../key/licenseKeyContent';
import { predictAnswer, type PredictedAnswer } from './predictedAnswer';

/** A preview of adding a key; the server judges. */
export interface Precheck {
  readonly key: LicenseKeyReading;
  readonly fingerprint: string;
  /** Absent when the key could not be read. */
  readonly effect?: Effect;
  /** The coverage today; absent when the instance has never answered. */
  readonly before?: Coverage;
  /** The coverage with the key; absent when it is unknown. */
  readonly after?: Coverage;
  /** The license whose usage export can be saved now and no longer when the key is added. */
  readonly replaced?: License;
  /** How many of the instance's licenses couldn't be read: the effect is the one without them. */
  readonly unread: number;
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly answer: PredictedAnswer;
}

/**
 * Judges a key for an instance.
 *
 * @param fingerprint tells the key's text from others, also where nothing reads it
 */
export function precheck(
  key: LicenseKeyReading,
  fingerprint: string,
  situation: InstanceSituation,
): Precheck {
  const content = key.kind === 'read' ? key.content : undefined;
  const consequences = content && consequencesOf(content, situation);
  const replaced =
    consequences?.effect.kind === 'takesEffectToday' ? consequences.effect.replaces : undefined;
  return {
    key,
    fingerprint,
    ...(consequences && { effect: consequences.effect }),
    ...(situation.known && { before: situation.known.coverage }),
    ...(consequences?.after && { after: consequences.after }),
    ...(replaced && { replaced }),
    unread: situation.known?.unreadable?.length ?? 0,
    findings: worstFirst([
      ...earlierKeyFindings(content, fingerprint, situation),
      ...keyFindings(key, consequences?.effect, situation.version),
      ...(content && consequences ? instanceFindings(content, consequences, situation) : []),
      ...situationFindings(situation),
    ]),
    answer: predictAnswer(key, situation),
  };
}

function instanceFindings(
  content: LicenseKeyContent,
  consequences: Consequences,
  { known }: InstanceSituation,
): Finding[] {
  if (known === undefined) {
    return [];
  }
  return [
    ...comparisonFindings(content, consequences, known),
    ...coverageFindings(content, consequences, known),
  ];
}

function situationFindings({ known, today }: InstanceSituation): Finding[] {
  if (known === undefined) {
    return [{ level: 'unknown', kind: 'instanceUnknown' }];
  }
  const { clock, today: server } = known.coverage;
  return clock === 'differs' ? [{ level: 'warning', kind: 'clockDiffers', local: today, server }] : [];
}
