import * as z from 'zod/mini';
import type { Change } from './changes/changeRecord';

const Text = z.optional(z.string());

const State = z.optional(
  z.union([
    z.object({ billableUsers: z.number() }),
    z.object({
      id: z.optional(z.int()),
      plan: z.nullish(z.string()),
      starts_at: z.nullish(z.string()),
      expires_at: z.nullish(z.string()),
      user_limit: z.nullish(z.number()),
    }),
  ]),
);

const Entry = z.object({
  time: z.iso.datetime(),
  instance: z.string(),
  account: Text,
  action: z.enum(['add', 'delete', 'refreshBillableUsers']),
  licenseId: z.optional(z.int()),
  fingerprint: Text,
  before: State,
  after: State,
  answer: z.object({
    status: z.enum(['done', 'refused', 'unclear', 'failed']),
    kind: Text,
    message: Text,
  }),
});

export interface ChangeRecord {
  /** As they were appended. */
  readonly entries: readonly Change[];
  /** How many lines are none: damaged, cut off, or of a newer version of the extension. */
  readonly unreadable: number;
}

/** Reads the text of the record, one JSON object a line, which anything may have happened to. Throws nothing. */
export function readChanges(text: string): ChangeRecord {
  const lines = text.split(/\r\n|\n/).filter((line) => line.trim() !== '');
  const entries = lines.map(readLine).filter((entry) => entry !== undefined);
  return { entries, unreadable: lines.length - entries.length };
}

function readLine(line: string): Change | undefined {
  const entry = Entry.safeParse(parseJson(line));
  return entry.success ? entry.data : undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
