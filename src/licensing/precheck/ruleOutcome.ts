/** What a single rule of GitLab says to a license key. */

export type RefusalReason =
  | { readonly reason: 'invalid' }
  /** Today's billable users are more than the seats allow. */
  | { readonly reason: 'currentUsers'; readonly users: number; readonly seats: number; readonly over: number }
  /** The most users in the period of the current license are more than the seats allow. */
  | { readonly reason: 'priorUsers'; readonly users: number; readonly seats: number; readonly over: number }
  /** The true-up is for fewer users than the period had beyond its seats. */
  | { readonly reason: 'trueUp'; readonly quantity: number; readonly needed: number }
  | { readonly reason: 'expired' };

/** One rule's refusal. */
export type Refusal = RefusalReason & {
  readonly kind: 'refused';
  /** GitLab's text in English; it may send it in the language of the token's user. */
  readonly message: string;
  /** Whether a recount of the billable users can change the answer. */
  readonly recountHelps: boolean;
};

export interface UnknownAnswer {
  readonly kind: 'unknown';
  readonly why:
    /** None of the available public keys reads the key. */
    | 'unreadable'
    /** The instance has never answered. */
    | 'instanceUnknown'
    /** Without a current license GitLab looks at days about which the License API returns nothing. */
    | 'noCurrentLicense'
    /** The server has not returned its users, or not since the license in use changed. */
    | 'usersUnknown'
    /** The users in the period of the true-up are not known. */
    | 'trueUpPeriod'
    /** GitLab fails with status 500 on a key without restrictions. */
    | 'noRestrictions'
    /** GitLab fails with status 500 on what isn't JSON, or is of another version. */
    | 'serverError';
}

/** What one rule says; `passes`: nothing against the key. */
export type RuleOutcome = { readonly kind: 'passes' } | Refusal | UnknownAnswer;

export const PASSES: RuleOutcome = { kind: 'passes' };
