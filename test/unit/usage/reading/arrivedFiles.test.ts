import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseUsageExport } from '../../../../src/usage/reading/usageExport';
import { notAnExportText } from '../../../../src/words/usage/usageNotes';
import { usagePage } from '../../../../src/words/usage/usagePage';
import { inOneGo } from '../inOneGo';
import { day } from './exports';

const sample = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'samples', name)));

/** What a person reads of a file: the headline and the notes, or why it is no usage export. */
async function told(name: string) {
  const parsed = await parseUsageExport(sample(name));
  if (parsed.kind === 'cancelled') {
    throw new Error('Nobody has cancelled.');
  }
  if (parsed.kind === 'notAnExport') {
    return { headline: notAnExportText(name, parsed), notes: [], days: 0, last: undefined };
  }
  const { report } = parsed;
  const input = { title: name, report, today: day('2026-06-01'), key: undefined, live: undefined };
  const { lead, notes, rows } = inOneGo(usagePage(input));
  return {
    headline: lead.text,
    notes: notes.map(({ text }) => text),
    days: rows.counts.length,
    last: rows.counts.at(-1),
  };
}

describe('a usage export as it arrives', () => {
  it.each([
    {
      name: 'excel-us.csv',
      headline: "A spreadsheet has changed this file, so its dates can't be read.",
      days: 0,
      last: undefined,
    },
    {
      name: 'excel-de-semicolon.csv',
      headline: "A spreadsheet has changed excel-de-semicolon.csv: line 1 isn't separated by commas.",
      days: 0,
      last: undefined,
    },
    { name: 'utf16-powershell.csv', note: 'The file is encoded in UTF-16', days: 90, last: 109 },
    { name: 'cut-small.csv', note: "GitLab doesn't cut off files of this size", days: 90, last: 109 },
  ])('$name', async ({ name, headline = '', note, days, last }) => {
    const page = await told(name);
    expect(page).toMatchObject({ days, last });
    expect(page.headline).toContain(headline);
    if (note !== undefined) {
      expect(page.notes.join('\n')).toContain(note);
      expect(page.headline).not.toContain('spreadsheet');
    }
  });
});
