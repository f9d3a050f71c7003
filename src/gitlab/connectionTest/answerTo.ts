import { failureOf, type Failure } from '../errors';

/** What a request came to. */
export type Answer<T> = { readonly value: T } | { readonly failure: Failure };

/** Throws nothing. */
export async function answerTo<T>(request: Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await request };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
