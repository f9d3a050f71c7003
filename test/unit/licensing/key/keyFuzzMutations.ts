import fc from 'fast-check';

/** A change to a text: what a careless copy, a mail program or a bad line does to it. */
type Mutation = (text: string) => string;

/** A place in a text, whatever its length: 0 to 1. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 1, max: 200 });

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const symbol = fc.constantFrom(...Array.from(BASE64));
/** What stands around keys, and what ought to have no effect or a known one. */
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\n',
    '\r\n',
    ' ',
    '\u00A0',
    '\u200B',
    '\uFEFF',
    '\\n',
    '\\u002b',
    '\\',
    '"',
    '> ',
    '```',
    '\0',
  ),
  fc.constantFrom(
    '-----BEGIN X LICENSE-----',
    '-----END X LICENSE-----',
    'BEGIN ',
    'LICENSE',
    '=',
    '==',
    '}',
    'fQ==',
  ),
  fc.constantFrom('eyJkYXRhI', 'eyJrZXki', 'IiwiaXYiOiI', 'İ', 'ſ', 'K', 'Ａ', '=3D', '<br>'),
);

function at(text: string, where: number): number {
  return Math.floor(where * text.length);
}

function splice(text: string, where: number, removed: number, added: string): string {
  const from = at(text, where);
  return text.slice(0, from) + added + text.slice(from + removed);
}

const cutEnd = place.map(
  (where): Mutation =>
    (text) =>
      text.slice(0, at(text, where)),
);
const cutStart = place.map(
  (where): Mutation =>
    (text) =>
      text.slice(at(text, where)),
);
const lose = fc.tuple(place, count).map(
  ([where, lost]): Mutation =>
    (text) =>
      splice(text, where, lost, ''),
);
const insert = fc.tuple(place, noise).map(
  ([where, added]): Mutation =>
    (text) =>
      splice(text, where, 0, added),
);
const replace = fc.tuple(place, symbol).map(
  ([where, other]): Mutation =>
    (text) =>
      splice(text, where, 1, other),
);
const flipBit = fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(([where, bit]): Mutation => (text) => {
  const code = text.charCodeAt(at(text, where)) || 0;
  return splice(text, where, 1, String.fromCharCode(code ^ (1 << bit)));
});
const duplicate = fc.tuple(place, count, place).map(
  ([from, length, to]): Mutation =>
    (text) =>
      splice(text, to, 0, text.slice(at(text, from), at(text, from) + length)),
);
const swap = fc.tuple(place, count).map(
  ([where, length]): Mutation =>
    (text) =>
      splice(
        text,
        where,
        length,
        Array.from(text.slice(at(text, where), at(text, where) + length))
          .reverse()
          .join(''),
      ),
);

/** Some changes, one after the other. */
export const mutation: fc.Arbitrary<Mutation> = fc
  .array(fc.oneof(cutEnd, cutStart, lose, insert, replace, flipBit, duplicate, swap), {
    minLength: 1,
    maxLength: 4,
  })
  .map(
    (changes): Mutation =>
      (text) =>
        changes.reduce((changed, change) => change(changed), text),
  );

/** A change to one part of an envelope, from which the others are told by their names. */
export const partMutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.constantFrom('data', 'key', 'iv'), fc.oneof(mutation, lose, fc.constant(withoutPadding)))
  .map(
    ([part, mutate]): Mutation =>
      (envelope) =>
        envelope.replace(new RegExp(`(?<="${part}":")[^"]*`), (base64) => mutate(base64)),
  );

function withoutPadding(text: string): string {
  return text.replaceAll('=', '');
}

/** A piece taken out of a text, of at least one character. */
export const loss = lose;

/** What has no effect on a key, between its lines or around it. */
export const harmless: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom(
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '\n> ',
      '\n    ',
      '"\n"',
      '\\n',
      '\\r\\n',
      ' ',
      '\u2028',
      '\\\n',
      '",\n "',
    ),
    fc.integer({ min: 1, max: 100 }),
    fc.constantFrom(
      '',
      '\uFEFF',
      '"',
      '```\n',
      '> ',
      '“',
      '-----BEGIN A B LICENSE-----\n',
      'Dear customer,\n\n',
    ),
    fc.constantFrom('', '\n', '\n```\n', '”', '\n-----END A B LICENSE-----', '\n\nYours\n', '\u200B'),
  )
  .map(([lineEnd, columns, before, after]): Mutation => (text) => {
    const lines = text.replaceAll('\n', '').match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
    return before + lines.join(lineEnd) + after;
  });
