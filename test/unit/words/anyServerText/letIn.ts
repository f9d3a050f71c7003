import { Door } from '../../../../src/gitlab/foreign/door';
import type { Failure } from '../../../../src/gitlab/errors';

const DOOR = new Door();

/** What of a value of a server the client lets in: words can rely on that, and on no more. */
export function letIn<Value extends object>(value: Value): Value {
  return DOOR.json(JSON.stringify(value)) as Value;
}

/** What of a failure the client lets in. */
export function letInFailure(failure: Failure): Failure {
  return DOOR.failure(failure);
}
