import { grapeError } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Call } from './calls';

/** Runs a handler with the path's `id` as a number, or answers as Grape does to one that is no integer. */
export function withId(call: Call, handle: (id: number) => Answer): Answer {
  const text = call.params.id ?? '';
  return /^[+-]?\d+$/.test(text) ? handle(Number(text)) : grapeError(400, 'id is invalid');
}
