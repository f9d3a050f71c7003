/** What a file with instances says, as it is written. */

/** Where something stands in the file, from 1: a line of CSV, or an entry of a list in JSON. */
export interface Place {
  readonly unit: 'line' | 'entry';
  readonly number: number;
}

/** What can be said of an instance. */
export const FIELDS = ['url', 'token', 'name', 'caFile', 'group'] as const;
export type Field = (typeof FIELDS)[number];

/** What a row says of an instance, trimmed; without what it doesn't say. */
export interface WrittenRow {
  readonly place: Place;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
}

/** A row that can't be read at all. */
export interface UnreadRow {
  readonly place: Place;
  readonly problem:
    | {
        readonly kind:
          /** A row of CSV has more cells than there are columns: a comma stands in one without quotation marks. */
          | 'moreCells'
          /** A quotation mark is never closed, so nothing can be read from here on. */
          | 'openQuote'
          /** An entry of a list in JSON that is no object. */
          | 'notAnEntry';
      }
    /** A field in JSON that is no text. */
    | { readonly kind: 'notText'; readonly field: Field };
}

/** Why nothing of a file is read. */
export type FileRefusal =
  | { readonly kind: 'empty' | 'notUtf8' | 'notJson' | 'notAList' | 'noAddressColumn' }
  | { readonly kind: 'sameColumn'; readonly field: Field }
  | { readonly kind: 'tooManyRows'; readonly limit: number };

export interface ImportFile {
  readonly kind: 'rows';
  readonly rows: readonly (WrittenRow | UnreadRow)[];
  /** Columns or fields that mean nothing here, as they are written. */
  readonly ignored: readonly string[];
}

/** More instances than anybody has. */
export const MOST_ROWS = 2_000;

const NAMES: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['url', 'url'],
  ['address', 'url'],
  ['token', 'token'],
  ['name', 'name'],
  ['cafile', 'caFile'],
  ['group', 'group'],
]);

/** The field that a column or a field is called after, in capitals or not: "CA file", "ca_file", "caFile". */
export function fieldCalled(name: string): Field | undefined {
  return NAMES.get(name.toLowerCase().replace(/[\s_-]+/g, ''));
}
