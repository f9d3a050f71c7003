import type { Failure } from '../errors';
import type { Encryption } from './certificate';
import type { Peer } from './contact';

/** In the order in which they are shown. */
export const STEP_IDS = [
  'name',
  'tcp',
  'proxy',
  'tls',
  'http',
  'gitlab',
  'token',
  'adminMode',
  'currentLicense',
  'license',
  'licenses',
  'usageExport',
  'users',
  'changes',
  'graphql',
] as const;

export type StepId = (typeof STEP_IDS)[number];

/** What a step found out when all is well. */
interface StepFacts {
  name: { readonly addresses: readonly string[] };
  tcp: { readonly peer: Peer };
  proxy: { readonly peer: Peer; readonly setting: ProxySetting | undefined };
  /** Without what a look at the certificate didn't see. */
  tls: { readonly encryption: Encryption | undefined };
  http: object;
  /** Without a token GitLab keeps its version to itself. */
  gitlab: { readonly version?: string };
  token: TokenFacts;
  /** Whether the token has the scope, or does without it. */
  adminMode: { readonly hasScope: boolean };
  /** `id`: undefined when there is no license. */
  currentLicense: { readonly id: number | undefined };
  /** The current license again, asked for by its id. */
  license: { readonly id: number };
  licenses: { readonly count: number };
  /** Whether there is one; it isn't fetched, since it holds the license key. */
  usageExport: object;
  /** `tellsSeats`: whether it says who uses a seat. */
  users: { readonly tellsSeats: boolean };
  /** Whether the token may change licenses; undefined where GitLab doesn't tell. Nothing is changed to find out. */
  changes: { readonly isAllowed: boolean | undefined };
  /** Where GraphQL doesn't tell it to this token, the view has fewer facts. */
  graphql: { readonly isAllowed: boolean };
}

export interface TokenFacts {
  /** Undefined for a token that may not ask. */
  readonly username: string | undefined;
  readonly rights:
    | { readonly kind: 'legacy'; readonly scopes: readonly string[] }
    | { readonly kind: 'fineGrained' }
    /** GitLab before 15.5, or a token of another kind. */
    | { readonly kind: 'unknown' };
  /** The first day without it as GitLab writes it; null: never. */
  readonly expiresAt?: string | null;
}

/** Where a proxy is set: VS Code's setting, or a variable of the environment. */
export type ProxySetting = string;

export type SkipReason =
  /** The proxy does it. */
  | { readonly kind: 'proxy' }
  | { readonly kind: 'direct' }
  /** The URL's scheme is http. */
  | { readonly kind: 'notEncrypted' }
  | { readonly kind: 'noToken' }
  /** Fine-grained tokens have no scope for Admin Mode. */
  | { readonly kind: 'fineGrained' }
  | { readonly kind: 'noLicense' }
  /** What would have shown it failed for another reason. */
  | { readonly kind: 'unknown' }
  /** An earlier step failed. */
  | { readonly kind: 'after'; readonly step: StepId };

export interface Ok<Id extends StepId> {
  readonly outcome: 'ok';
  readonly id: Id;
  readonly milliseconds: number;
  readonly facts: StepFacts[Id];
}

export interface Skipped {
  readonly outcome: 'skipped';
  readonly id: StepId;
  readonly why: SkipReason;
}

export interface Failed {
  readonly outcome: 'failed';
  readonly id: StepId;
  readonly milliseconds: number;
  readonly failure: StepFailure;
  /** With a certificate that isn't accepted, as far as a look saw it. */
  readonly encryption?: Encryption;
  /** The proxy that failed, where one did. */
  readonly proxy?: { readonly peer: Peer | undefined; readonly setting: ProxySetting | undefined };
}

/** A failure of a request, or what a test sees of a proxy: that it can't be reached, wherever it is, or that it refuses. */
export type StepFailure =
  | Failure
  | { readonly kind: 'proxyUnreachable'; readonly code: string; readonly host?: string }
  | { readonly kind: 'proxyRefused'; readonly status: number };

export type OkStep = { [Id in StepId]: Ok<Id> }[StepId];

/** The result of one step. */
export type Step = OkStep | Skipped | Failed;
