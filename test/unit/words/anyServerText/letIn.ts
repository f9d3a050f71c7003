/** What ends a line. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * What of a value of a server the client lets in: texts on one line, without controls and marks of direction, cut to a
 * length. Words can rely on that, and on no more.
 */
export function letIn<Value>(value: Value, longest: number): Value {
  return inside(value, (text) => text.replace(BREAKS, ' ').replace(INVISIBLE, '').slice(0, longest)) as Value;
}

function inside(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return clean(value);
  }
  if (Array.isArray(value)) {
    return value.map((element) => inside(element, clean));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const fields = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(fields.map(([name, field]) => [clean(name), inside(field, clean)]));
}
