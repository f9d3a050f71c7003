import type { Steps } from '../usage/parts';
import { utf8Steps } from '../usage/reading/encoding';
import { csvRows } from './csvRows';
import { jsonRows } from './jsonRows';
import type { FileRefusal, ImportFile } from './writtenRow';

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/**
 * Reads a file with instances: CSV with a first row that names the columns, or JSON, by what it begins with. In UTF-8,
 * or in UTF-16 as spreadsheets save it. Throws nothing.
 */
export function readImport(bytes: Uint8Array): ImportFile | FileRefusal {
  const { bytes: text, encoding } = lastOf(utf8Steps(bytes));
  if (encoding === 'Windows-1252') {
    return { kind: 'notUtf8' };
  }
  const start = text.findIndex((byte) => ![LF, CR, SPACE, TAB, 0xef, 0xbb, 0xbf].includes(byte));
  if (start === -1) {
    return { kind: 'empty' };
  }
  const first = String.fromCharCode(text[start] ?? 0);
  return first === '[' || first === '{'
    ? jsonRows(Buffer.from(text.subarray(start)).toString('utf8'))
    : csvRows(text);
}

/** Files for an import are small. */
function lastOf<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      return step.value;
    }
  }
}
