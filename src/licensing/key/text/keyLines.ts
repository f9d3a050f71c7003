/** Finds the lines of a license key among words that stand between them: line numbers, page breaks, times. */

import { ENVELOPE_PARTS } from './keyEnvelope';
import { decodeSymbols } from './unwrapKey';

/** What the lines of a key are when other words stand between them. */
export type KeyLines =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** Words stand between the lines, and without them there is no whole key. `line` of the text: the first of them. */
  | { readonly kind: 'foreign'; readonly line: number }
  | { readonly kind: 'none' };

/** Whether a run of base64 characters is a line of the key. The last line is found by the end of the envelope. */
type IsLine = (run: string) => boolean;

interface Run {
  readonly text: string;
  readonly line: number;
}

/** Numbers, words, times and host names are not longer, lines of a key are. */
const LONGEST_WORD = 24;
/** Every one of them is compared with the end of an envelope, and what fits costs the time of a whole key. */
const MOST_ENDINGS = 20;

/** A page's number has as many, lines with numbers have more. */
const FEWEST_WORDS = 2;

const RUN = /[A-Za-z0-9]+/g;
const ENDING = '}';

/**
 * The lines of the key that begins with the text. First those as long as the first one, then all that are longer than
 * words are. Takes time in proportion to the text.
 *
 * @param isWhole whether base64 is that of a whole key
 */
export function keyLinesIn(text: string, isWhole: (symbols: string) => boolean): KeyLines {
  const runs = runsIn(text);
  const width = runs[0]?.text.length ?? 0;
  if (width <= LONGEST_WORD) {
    return { kind: 'none' };
  }
  const isLong: IsLine = (run) => run.length > LONGEST_WORD;
  const lines = linesAmong(runs, (run) => run.length === width, isWhole) ?? linesAmong(runs, isLong, isWhole);
  if (lines !== undefined) {
    return { kind: 'lines', lines };
  }
  const line = firstForeign(runs, width);
  return line === undefined ? { kind: 'none' } : { kind: 'foreign', line };
}

/**
 * Whether each part of an envelope is wrapped as Ruby wraps base64, in lines of one length: then no line that was taken
 * for a foreign word is missing in it.
 */
export function isEvenlyWrapped(json: string): boolean {
  const parts = JSON.parse(json) as Readonly<Record<string, unknown>>;
  return ENVELOPE_PARTS.every((name) => {
    const lines = String(parts[name]).trimEnd().split('\n');
    const width = lines[0]?.length ?? 0;
    return (
      (name !== 'data' || String(parts[name]).includes('\n')) &&
      lines.every(
        (line, index) => line.length === width || (index === lines.length - 1 && line.length < width),
      )
    );
  });
}

function runsIn(text: string): Run[] {
  return text
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/)
    .flatMap((line, index) => (line.match(RUN) ?? []).map((run) => ({ text: run, line: index + 1 })));
}

function linesAmong(
  runs: readonly Run[],
  isLine: IsLine,
  isWhole: (symbols: string) => boolean,
): string[] | undefined {
  const lines: string[] = [];
  /** What decodes together with the next line: base64 stands in groups of four. */
  let rest = '';
  let endings = 0;
  for (const { text } of runs) {
    const next = rest + text;
    if (endings < MOST_ENDINGS && decodeSymbols(next).includes(ENDING)) {
      endings += 1;
      if (isWhole([...lines, text].join(''))) {
        return [...lines, text];
      }
    }
    if (isLine(text)) {
      lines.push(text);
      rest = next.slice(next.length - (next.length % 4));
    }
  }
  return undefined;
}

/**
 * The line of the text with the first word between the key's lines. A single one is rather what is left of a line of
 * which something was lost.
 */
function firstForeign(runs: readonly Run[], width: number): number | undefined {
  const last = runs.findLastIndex(({ text }) => text.length >= width);
  const isForeign = ({ text }: Run) => text.length <= LONGEST_WORD || text.length > width;
  const foreign = runs.slice(0, last + 1).filter(isForeign);
  return foreign.length >= FEWEST_WORDS ? foreign[0]?.line : undefined;
}
