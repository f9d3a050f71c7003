/** What pages with a table say to the extension host alike: its rows are filtered, sorted, selected and exported. */

import * as z from 'zod/mini';

/** The words that such pages have in common, translated by the host. `{0}` stands for a value. */
export const TableTexts = z.object({
  locale: z.string(),
  table: z.string(),
  refresh: z.string(),
  filter: z.string(),
  state: z.string(),
  all: z.string(),
  shown: z.string(),
  shownSelected: z.string(),
  tableKeys: z.string(),
  selectAll: z.string(),
  clearSelection: z.string(),
  withoutSelection: z.string(),
  copyCsv: z.string(),
  copyMarkdown: z.string(),
  saveCsv: z.string(),
  saveMarkdown: z.string(),
  copied: z.string(),
  /** Of the button that opens the row of the keyboard. */
  open: z.string(),
});
export type TableTexts = z.infer<typeof TableTexts>;

export interface TableOrder<Column extends string> {
  readonly by: Column;
  readonly descending: boolean;
}

/**
 * What the user has chosen to see, and which rows.
 *
 * @param filter as its fields hold it
 * @param columns those that the table can be sorted by
 * @param ids of the rows that are selected
 */
export function tableChoices<
  Filter extends z.ZodMiniType,
  const Columns extends readonly string[],
  Ids extends z.ZodMiniType,
>(filter: Filter, columns: Columns, ids: Ids) {
  return z.object({
    filter,
    order: z.object({ by: z.enum(columns), descending: z.boolean() }),
    selected: ids,
  });
}

/** Rows that were selected one by one, or all that are shown. */
export const ChosenRows = z.enum(['selected', 'shown']);
export type ChosenRows = z.infer<typeof ChosenRows>;

const ExportFormat = z.enum(['csv', 'markdown']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/**
 * What such a page says.
 *
 * @param choices see {@link tableChoices}
 * @param exported which rows are copied or saved
 */
export function tableMessages<Choices extends z.ZodMiniType, Exported extends Record<string, z.ZodMiniType>>(
  choices: Choices,
  exported: Exported,
) {
  return [
    z.object({ kind: z.literal('ready') }),
    z.object({ kind: z.literal('refresh') }),
    /** To be kept in memory until the page is made again. */
    z.object({ kind: z.literal('choices'), choices }),
    z.object({ kind: z.literal('copy'), format: ExportFormat, ...exported }),
    z.object({ kind: z.literal('save'), format: ExportFormat, ...exported }),
  ] as const;
}
