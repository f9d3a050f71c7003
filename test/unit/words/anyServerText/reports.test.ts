import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../../src/words/report/report';
import { NOW } from '../../fleet/statuses';
import { LIMIT_MS, RUNS, shortText } from './serverText';
import { anyStatus } from './statuses';

/** What a spreadsheet takes for a formula, at the start of a cell, after what it drops or can't show there. */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])/u;

/** A number of ours, which is no text. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;

const SIGNS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  ';',
  ',',
  ' ',
  '"',
  "'",
  '\uff1d',
  '\uff0b',
  '\uff0d',
  '\uff20',
  '\u200b',
  '\u00a0',
];

const sign = fc.constantFrom(...SIGNS, '=1+1', ';=1', '\t@x', '\r+1');

/** Signs where a spreadsheet could begin a cell, between any texts. */
const formulaText = fc.array(fc.oneof(sign, shortText), { maxLength: 6 }).map((parts) => parts.join(''));

const named = fc.tuple(anyStatus, formulaText, formulaText).map(([status, name, plan]) => {
  const [first, ...others] = status.last?.licenses ?? [];
  const licenses = first === undefined ? [] : [{ ...first, plan, licensee: { [plan]: name } }, ...others];
  return {
    ...status,
    instance: { ...status.instance, name },
    ...(status.last !== undefined && { last: { ...status.last, licenses } }),
  };
});

describe('whatever a server says, and however an instance is called', { timeout: LIMIT_MS }, () => {
  it('no cell of the CSV report is a formula, wherever a spreadsheet splits the rows', () => {
    fc.assert(
      fc.property(fc.array(named, { maxLength: 2 }), (statuses) => {
        const csv = reportText('csv', statuses, NOW);
        const rows: string[][] = parse(csv, { bom: true, relaxColumnCount: true });
        const cells = rows.flat().filter((cell) => !NUMBER.test(cell));
        const parts = cells.flatMap((cell) => [cell, ...cell.split(/[;\t\r\n]/)]);
        const others = csv.replace(/^\ufeff/, '').split(/[;\t\r\n]/);
        for (const part of [...parts, ...others.map((other) => other.replace(/^"+/, ''))]) {
          expect(part).not.toMatch(FORMULA);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
