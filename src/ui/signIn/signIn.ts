import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { addressStep } from './addressStep';
import type { Address, SignInServices } from './services';
import { nameStep } from './nameStep';
import { tokenStep, type TriedToken } from './tokenStep';

export { addressStep } from './addressStep';
export { pickCaFile } from './chooseCaFile';
export { confirmsHttp } from './confirmsHttp';
export { nameStep } from './nameStep';
export { tokenStep } from './tokenStep';

/** What is known before anything has been asked. */
export interface PrefilledSignIn {
  readonly url?: InstanceUrl | undefined;
  readonly caFile?: string | undefined;
  readonly token?: string | undefined;
  readonly name?: string | undefined;
}

export interface SignedIn extends TriedToken {
  readonly instance: Instance;
}

type SignInStep =
  | {
      readonly at: 'address';
      readonly text: string;
      readonly caFile?: string | undefined;
      readonly caFor?: InstanceUrl | undefined;
    }
  | { readonly at: 'token'; readonly address: Address }
  | { readonly at: 'name'; readonly address: Address; readonly tried: TriedToken };

/**
 * Asks for what is missing of address, token and name, with a way back from each; address and token are tried at once.
 *
 * @returns undefined when the user gives up
 */
export async function signIn(
  services: SignInServices,
  given: PrefilledSignIn,
): Promise<SignedIn | undefined> {
  let step: SignInStep = { at: 'address', text: given.url ?? '', caFile: given.caFile, caFor: given.url };
  for (;;) {
    switch (step.at) {
      case 'address': {
        const address = await addressStep(services, step);
        if (address === undefined) {
          return undefined;
        }
        step = afterAddress(address, given);
        break;
      }
      case 'token': {
        const { address }: { address: Address } = step;
        const result = await tokenStep(services, address, { purpose: 'look', isPartOfSignIn: true });
        if (result === undefined) {
          return undefined;
        }
        step = result.kind === 'back' ? backToAddress(address) : { at: 'name', address, tried: result.value };
        break;
      }
      case 'name': {
        const { address, tried }: { address: Address; tried: TriedToken } = step;
        const result = await nameStep(address.url, { name: given.name, isPartOfSignIn: true });
        if (result === undefined) {
          return undefined;
        }
        if (result.kind === 'next') {
          return {
            ...tried,
            instance: { ...address, ...(result.value !== undefined && { name: result.value }) },
          };
        }
        step = { at: 'token', address };
      }
    }
  }
}

function afterAddress(address: Address, { token }: PrefilledSignIn): SignInStep {
  return token === undefined
    ? { at: 'token', address }
    : { at: 'name', address, tried: { token, details: {} } };
}

function backToAddress({ url, caFile }: Address): SignInStep {
  return { at: 'address', text: url, caFile, caFor: url };
}
