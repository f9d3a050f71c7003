import type { AttentionReason } from '../../fleet/reasons';
import type { InstanceStatus } from '../../fleet/status';
import { tokenText, unreachableText } from '../accessReasons';
import { expiryText, gapText, renewalText, seatsText } from '../licenseReasons';

/** A reason to look at an instance, in words. */
export interface ReasonText {
  /** A few words, to stand behind the instance's name: "12 days left", "14 users over". */
  readonly summary: string;
  /** In full, with dates and numbers. */
  readonly sentence: string;
}

/** @param now epoch milliseconds */
export function reasonText(reason: AttentionReason, status: InstanceStatus, now: number): ReasonText {
  switch (reason.kind) {
    case 'expiry':
      return expiryText(reason);
    case 'gap':
      return gapText(reason);
    case 'renewal':
      return renewalText(reason);
    case 'seats':
      return seatsText(reason);
    case 'token':
      return tokenText(reason, status);
    case 'unreachable':
      return unreachableText(reason, status, now);
  }
}

/** Everything there is to look at, the worst first. `now` is in epoch milliseconds. */
export function reasonTexts(status: InstanceStatus, now: number): ReasonText[] {
  return status.attention.reasons.map((reason) => reasonText(reason, status, now));
}
