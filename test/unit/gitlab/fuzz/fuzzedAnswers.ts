/** From 0 to below 1. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface FuzzedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  response(): Response;
}

const STATUSES = [200, 200, 200, 200, 201, 202, 204, 301, 302, 307, 400, 401, 403, 404, 405, 409, 413, 422];
const LATER = [429, 500, 502, 503, 504, 511, 520];
const TYPES = [
  'application/json',
  'application/json; charset=x',
  'text/html',
  'text/plain',
  'text/csv',
  'x',
  '',
];
const LOCATIONS = [
  ...[
    '/api/v4/license',
    '/users/sign_in',
    'https://other.example.com/api/v4/license',
    '//other.example.com/',
  ],
  ...['javascript:alert(1)', 'http://[', '', '/../../x', '/%2e%2e/x', 'http://gitlab.example.com/api/v4/x'],
];
const WAITS = ['0', '1', '61', '-1', '1e300', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT', ''];

/** What GitLab sends, as the ground for what it doesn't. */
const BODIES: readonly unknown[] = [
  { id: 7, plan: 'ultimate', starts_at: '2026-01-01', expires_at: '2027-01-01', user_limit: 10 },
  [
    { id: 7, plan: 'premium' },
    { id: 8, expires_at: null, licensee: { Name: 'A' } },
  ],
  { version: '18.10.1-ee', enterprise: true },
  { username: 'root', is_admin: true },
  { scopes: ['api'], expires_at: '2027-01-01', active: true },
  [{ id: 1, username: 'a', using_license_seat: true }],
  { success: true },
  { message: '403 Forbidden' },
  { error: 'invalid_token', error_description: 'Token is expired.' },
  { error: 'insufficient_scope', scope: 'api read_api' },
  { data: { currentLicense: { type: 'x', plan: 'y' } }, errors: [{ message: 'No.' }] },
  null,
];
const VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 1e300, '', 'x', [], {}, '2026-13-45', '\u202e', '__proto__', [[[[[]]]]]],
];

/** An answer that may be well, odd, broken or hostile; it may repeat the token. */
export function fuzzedAnswer(random: Random, token: string): FuzzedAnswer {
  const status = pick(random, random() < 0.25 ? LATER : STATUSES);
  const headers: Record<string, string> = { 'Content-Type': pick(random, TYPES) };
  if (random() < 0.6) {
    headers['Content-Type'] = 'application/json';
  }
  if (status < 400 && status >= 300) {
    headers.Location = pick(random, LOCATIONS);
  }
  if (random() < 0.2) {
    headers['Retry-After'] = pick(random, WAITS);
  }
  if (random() < 0.05) {
    headers['WWW-Authenticate'] = pick(random, ['Basic realm="x"', 'Bearer', 'Negotiate']);
  }
  const body = bodyOf(random, token);
  const response = () => new Response(status === 204 ? null : body, { status, headers });
  return { status, headers, body, response };
}

function bodyOf(random: Random, token: string): string {
  const text = JSON.stringify(changed(random, pick(random, BODIES)));
  const chance = random();
  if (chance < 0.1) {
    return text.slice(0, Math.floor(random() * text.length));
  }
  if (chance < 0.2) {
    const at = Math.floor(random() * text.length);
    return (
      text.slice(0, at) +
      pick(random, ['"', '{', ']', '\0', '\ufffd', token, '\\u0', '<title>']) +
      text.slice(at)
    );
  }
  return chance < 0.25 ? `<html><title>${token}</title>` : text;
}

/** Some of its values replaced by others. */
function changed(random: Random, value: unknown): unknown {
  if (random() < 0.1) {
    return pick(random, VALUES);
  }
  if (Array.isArray(value)) {
    return value.map((element) => changed(random, element));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, changed(random, field)]))
    : value;
}

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)] as T;
}
