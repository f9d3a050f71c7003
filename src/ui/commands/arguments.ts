import * as z from 'zod/mini';
import { canonicalAddress, type InstanceUrl } from '../../instances/address';

/** An instance's address in any spelling, as its canonical URL. */
export const AddressArgument = z.pipe(
  z.string(),
  z.transform((text, context): InstanceUrl => {
    const address = canonicalAddress(text);
    if (address.ok) {
      return address.url;
    }
    context.issues.push({ code: 'custom', message: 'is not an http(s) address', input: text });
    return z.NEVER;
  }),
);

/** A token as it is pasted: the line end that comes along is no part of it. */
export const TokenArgument = z.string().check(z.trim(), z.minLength(1, 'must not be empty'));

export const TextArgument = z.string().check(z.trim(), z.minLength(1, 'must not be empty'));
