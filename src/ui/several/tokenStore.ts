import { failureOf } from '../../gitlab/errors';
import type { Instance } from '../../instances/instance';
import { failureText } from '../../words/failures/failures';
import { takeDetails } from '../background/tokenDetails';
import type { CommandParts } from '../base/command';
import type { TokenDetails } from '../signIn/services';
import { signInServices } from '../signIn/signInServices';

/** Tries tokens of several instances and stores those that work. */
export interface TokenStore {
  /** @returns why it isn't stored; undefined: it is */
  tryAndStore(instance: Instance, token: string, signal: AbortSignal): Promise<string | undefined>;
  /** Asks the instances whose token was stored, in turn. Called once, after the last of them. */
  finish(): Promise<void>;
}

export function tokenStore(parts: CommandParts): TokenStore {
  const services = signInServices(parts);
  const stored = new Map<Instance, TokenDetails>();
  return {
    async tryAndStore(instance, token, signal) {
      const verdict = await parts.fleet.request(() => services.tryToken(instance, token, signal));
      if (verdict.kind === 'refused') {
        return verdict.message;
      }
      try {
        await parts.tokens.set(instance.url, token);
      } catch (error) {
        return failureText(failureOf(error), instance).message;
      }
      stored.set(instance, verdict.details);
      return undefined;
    },
    async finish() {
      const [first, ...others] = [...stored.keys()].map(({ url }) => url);
      if (first !== undefined) {
        await parts.fleet.credentialsChanged(first, ...others);
      }
      for (const [{ url }, details] of stored) {
        takeDetails(parts.fleet, url, details);
      }
    },
  };
}
