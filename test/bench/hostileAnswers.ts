/** An answer of a server that means harm. */
export interface Hostile {
  readonly status: number;
  readonly contentType: string;
  /** Repeated until the answer is long enough. */
  readonly start: string;
  readonly repeated: string;
  readonly end: (repetitions: number) => string;
  readonly call: 'current' | 'licenses' | 'token' | 'user';
}

const JSON_TYPE = 'application/json';

/** What took seconds or hundreds of megabytes, one by one. */
export const HOSTILE_ANSWERS = {
  'HTML titles': html('<title ', ''),
  'an HTML title': html('x', '</title>', '<title>'),
  scopes: json('token', '{"scopes":[', '1,', () => '1]}'),
  'a scope of a 403': {
    ...json('current', '{"error":"insufficient_scope","scope":"', 'a ', () => '"}'),
    status: 403,
  },
  'a list of numbers': json('licenses', '[', '0,', () => '0]'),
  'a list of empty objects': json('licenses', '[', '{},', () => '{}]'),
  'nested lists': json('current', '{"id":7,"new":', '[', (repetitions) => `${']'.repeat(repetitions)}}`, 2),
  'nested objects': json(
    'current',
    '{"id":7,"new":',
    '{"a":',
    (repetitions) => `0${'}'.repeat(repetitions)}}`,
    1.2,
  ),
  'unbalanced brackets': json('current', '', ']', (repetitions) => '['.repeat(repetitions), 2),
  'a deep refusal': {
    ...json('current', '{"message":', '[', (repetitions) => `${']'.repeat(repetitions)}}`, 2),
    status: 400,
  },
  'a long name': json('user', '{"is_admin":true,"username":"', 'x y-', () => '"}'),
  // Each is kept: no other answer has as many characters that are looked through for secrets.
  'many long texts': json('current', '{"id":7,"new":[', `"${'a b%20c-'.repeat(1_200)}",`, () => '""]}'),
} as const satisfies Readonly<Record<string, Hostile & { readonly share?: number }>>;

export type HostileAnswer = keyof typeof HOSTILE_ANSWERS;

/** The text of an answer of about so many bytes, and never more. */
export function hostileText(answer: HostileAnswer, bytes: number): string {
  const { start, repeated, end, share = 1 }: Hostile & { readonly share?: number } = HOSTILE_ANSWERS[answer];
  const repetitions = Math.floor((bytes - start.length - end(0).length) / (repeated.length * share));
  return start + repeated.repeat(repetitions) + end(repetitions);
}

function html(repeated: string, end: string, start = ''): Hostile {
  return { status: 200, contentType: 'text/html', start, repeated, end: () => end, call: 'current' };
}

/** @param share how much longer an answer becomes with each repetition than what is repeated, by what ends it */
function json(
  call: Hostile['call'],
  start: string,
  repeated: string,
  end: Hostile['end'],
  share = 1,
): Hostile & { readonly share: number } {
  return { status: 200, contentType: JSON_TYPE, start, repeated, end, call, share };
}
