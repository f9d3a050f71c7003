import type { TextAnswer } from './askText';

/** The sign-in asks for an address, a token and a name. */
export const TOTAL_STEPS = 3;

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
