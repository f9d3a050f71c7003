import fc from 'fast-check';
import type { License } from '../../../../src/gitlab/schemas';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import { plainLines, plainText } from '../../../../src/words/text/plainText';
import { FRAGMENTS, INVISIBLE, WILD_DATES } from '../../../gitlab/hostile/texts';
import { letIn } from './letIn';

/** For each function; `npm run test:long` makes it 20,000. */
export const RUNS = Number(process.env.TEXT_RUNS ?? 200);

export const LIMIT_MS = 30_000 + RUNS * 60;

/** The most characters of one foreign text that a person has to see, and that a file of ours keeps. */
export const SHOWN = 1_000;
export const KEPT = 10_000;

/** Repeated it makes a text long; nothing else has it, and nothing has to escape it. */
const LONG_LETTER = '\u0436';

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom('ultimate', 'Premium', ' ', '18.10.1-ee') },
);

export const shortText = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

const longText = fc
  .tuple(piece, fc.constantFrom(SHOWN + 1, KEPT + 1), piece)
  .map(([before, length, after]) => before + LONG_LETTER.repeat(length) + after);

/** A text of a server as it comes, as random as it is hostile. */
export const serverText = fc.oneof({ weight: 9, arbitrary: shortText }, { weight: 1, arbitrary: longText });

const wildDay = fc.constantFrom(...WILD_DATES.filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)));
export const anyDay = fc.oneof(fc.constantFrom('2026-01-27', '2027-01-27', '2028-02-29'), wildDay);

const anyNumber = fc.constantFrom(0, 1, 200, 1_234, -1, 0.5, 1e21, Number.MAX_SAFE_INTEGER);
const anyValue = fc.oneof(
  serverText,
  anyNumber,
  fc.boolean(),
  fc.constant(null),
  fc.array(serverText, { maxLength: 2 }),
);
const anyNames = fc.dictionary(serverText, anyValue, { maxKeys: 3 });
const nullish = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

/** What the schema of a license lets through, with unknown fields. */
export const anyLicense: fc.Arbitrary<License> = fc
  .record(
    {
      id: fc.nat(1_000),
      plan: nullish(serverText),
      created_at: nullish(fc.oneof(serverText, fc.constantFrom(...WILD_DATES))),
      starts_at: nullish(anyDay),
      expires_at: nullish(anyDay),
      historical_max: nullish(anyNumber),
      maximum_user_count: nullish(anyNumber),
      licensee: nullish(anyNames),
      add_ons: nullish(anyNames),
      expired: nullish(fc.boolean()),
      overage: nullish(anyNumber),
      user_limit: nullish(anyNumber),
      active_users: nullish(anyNumber),
    },
    { requiredKeys: [] },
  )
  .chain((known) =>
    fc.dictionary(serverText, anyValue, { maxKeys: 2 }).map((others) => letIn({ ...others, ...known })),
  );

/** What was made of foreign texts. */
export interface Made {
  /** What a person reads on one line. */
  readonly lines?: readonly (string | undefined)[];
  /** What a person reads with line breaks of ours, as in a dialog. */
  readonly blocks?: readonly (string | undefined)[];
  readonly markdown?: readonly (string | undefined)[];
  /** What goes into a file or the clipboard, for programs and spreadsheets. */
  readonly data?: readonly (string | undefined)[];
}

/** Tries `make` on random values, and expects nothing of what it makes to act, to hide or to have no end. */
export function expectHarmless<Value>(values: fc.Arbitrary<Value>, make: (value: Value) => Made): void {
  fc.assert(
    fc.property(values, (value) => requireHarmless(make(value))),
    { numRuns: RUNS, endOnFailure: true },
  );
}

/** The same for what takes its time. */
export async function expectHarmlessLater<Value>(
  values: fc.Arbitrary<Value>,
  make: (value: Value) => Promise<Made>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(values, async (value) => requireHarmless(await make(value))),
    { numRuns: RUNS, endOnFailure: true },
  );
}

export function day(text: string): PlainDate {
  return text as PlainDate;
}

function requireHarmless({ lines = [], blocks = [], markdown = [], data = [] }: Made): void {
  for (const text of lines.filter(isText)) {
    refuse(text, [/[\n\r\t\u2028\u2029]/, INVISIBLE]);
    // Links and icons end at the door to the window, which every line goes through.
    refuse(plainText(text), [LINK, ICON]);
    refuseLong(text, SHOWN);
  }
  for (const text of blocks.filter(isText)) {
    refuse(text, [/[\r\t\u2028\u2029]/, INVISIBLE]);
    refuse(plainLines(text), [LINK, ICON]);
    refuseLong(text, SHOWN);
  }
  for (const text of markdown.filter(isText)) {
    refuse(text, [/[\r\t\u2028\u2029]/, INVISIBLE, LINK, ICON]);
    refuseLong(text, SHOWN);
  }
  for (const text of data.filter(isText)) {
    refuse(text, [INVISIBLE]);
    refuseLong(text, KEPT);
  }
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

/** VS Code's own patterns for links and icons begin like this; in Markdown an escaped mark does not match. */
const LINK = /\]\(/;
const ICON = /\$\(/;

function refuseLong(text: string, most: number): void {
  if (text.includes(LONG_LETTER.repeat(most + 1))) {
    throw new Error(
      `more than ${String(most)} characters of one text after ${JSON.stringify(text.slice(0, 40))}`,
    );
  }
}

function refuse(text: string, patterns: readonly RegExp[]): void {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found !== null) {
      const around = text.slice(Math.max(0, found.index - 40), found.index + 20);
      throw new Error(`${pattern.source.slice(0, 40)} in ${JSON.stringify(around)}`);
    }
  }
}
