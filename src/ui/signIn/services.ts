import type { Failure } from '../../gitlab/errors';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import type { TextAnswer } from './askText';

/** An instance's address with the CA file that is needed to reach it. */
export type Address = Pick<Instance, 'url' | 'caFile'>;

export type FoundAddress =
  | { readonly kind: 'found'; readonly url: InstanceUrl }
  | { readonly kind: 'notFound'; readonly url: InstanceUrl; readonly message: string }
  /** There may be a GitLab instance, but the issuer of its certificate is not trusted; a CA file can fix that. */
  | { readonly kind: 'untrusted'; readonly message: string };

/** What the server returns about a token; nothing for OAuth tokens and before GitLab 15.5. */
export interface TokenDetails {
  readonly canWrite?: boolean;
  /** It has permissions, which the server doesn't tell. */
  readonly isFineGrained?: true;
  /** `YYYY-MM-DD`: the first day on which it no longer counts. */
  readonly expiresAt?: string;
  /** GitLab's own, as it writes it. */
  readonly version?: string;
}

export type TokenVerdict =
  | { readonly kind: 'accepted'; readonly details: TokenDetails }
  /** `lacking`: further scopes that a token needs here, as far as the server says. */
  | { readonly kind: 'refused'; readonly message: string; readonly lacking: readonly string[] };

/**
 * What the sign-in needs of the rest. It is a bundle of its own, since most starts do not need it, and therefore gets
 * answers in words: classes and state of the other bundle would be strangers here.
 */
export interface SignInServices {
  /** The GitLab that an address belongs to, asked for without a token. */
  find(address: Address): Promise<FoundAddress>;
  /** Why an address cannot be used although a GitLab instance responds there. */
  objection(url: InstanceUrl): string | undefined;
  /** Whether the token shows the licenses of the instance. */
  tryToken(instance: Instance, token: string, signal: AbortSignal): Promise<TokenVerdict>;
  /** What is wrong with a text that cannot be a token, so that it is not even sent. */
  oddToken(instance: Instance): string;
  /** Tests the connection with what has been entered so far, in a list of its own; absent where that isn't offered. */
  readonly testConnection?: TestConnection | undefined;
  /** Opens the page of the instance that makes a token with these scopes. */
  openTokenPage(instance: Instance, scopes: readonly string[]): Promise<void>;
  /** Opens the page that makes a fine-grained token, and tells which permissions to choose there. */
  openFineGrainedTokenPage(instance: Instance, permissions: readonly string[]): Promise<void>;
}

/** @param token undefined: none has been entered yet */
export type TestConnection = (address: Address, token: string | undefined) => Promise<void>;

/** The sign-in asks for an address, a token and a name. */
export const STEPS = {
  address: { number: 1, total: 3 },
  token: { number: 2, total: 3 },
  name: { number: 3, total: 3 },
} as const;

/** What a step gives to the next one; undefined: the user has given up. */
export type StepResult<T> =
  { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | undefined;

export function stepResult<T>(answer: TextAnswer<T>): StepResult<T> {
  switch (answer.kind) {
    case 'answer':
      return { kind: 'next', value: answer.value };
    case 'back':
      return { kind: 'back' };
    case 'cancelled':
      return undefined;
  }
}

/** OpenSSL's codes for an issuer that is not known, https://nodejs.org/api/tls.html#x509-certificate-error-codes. */
const UNKNOWN_ISSUER: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Whether another file of certificate authorities can fix it: none makes an expired certificate good. */
export function caFileMends(failure: Failure): boolean {
  return failure.kind === 'caFile' || (failure.kind === 'certificate' && UNKNOWN_ISSUER.has(failure.code));
}
