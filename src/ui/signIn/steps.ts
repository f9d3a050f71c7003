/** The sign-in asks for an address, a token and a name. */
export const TOTAL_STEPS = 3;

/** What a step gives to the next one; undefined: the user has given up. */
export type StepResult<T> =
  { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | undefined;
