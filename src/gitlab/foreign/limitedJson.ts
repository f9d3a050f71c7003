import { ELLIPSIS, type Limits } from './limits';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const CUT = JSON.stringify(ELLIPSIS);

/** An object or a list that is being read. */
interface Container {
  /** How many more elements it may have. */
  left: number;
}

/**
 * A text in JSON without what goes beyond the limits: what is nested too deep is replaced by an ellipsis, and what an
 * object or a list has too many of is left out. This is done before the text is parsed, because a parsed value can
 * take thirty times the memory of its text. Takes time in proportion to the length. What is no JSON stays none.
 */
export function limitedJson(json: string, limits: Limits): string {
  const parts: string[] = [];
  const open: Container[] = [];
  /** Where the part begins that is kept next; undefined while something is left out. */
  let keptFrom: number | undefined = 0;
  /** At which depth what is left out ends. */
  let cutDepth = 0;
  let depth = 0;

  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(json, at);
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        depth++;
        if (keptFrom === undefined) {
          break;
        }
        if (depth > limits.depth) {
          parts.push(json.slice(keptFrom, at), CUT);
          keptFrom = undefined;
          cutDepth = depth;
        } else {
          open[depth] = { left: json.charCodeAt(at) === OPEN_LIST ? limits.rows : limits.fields };
        }
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        if (keptFrom === undefined && depth === cutDepth) {
          keptFrom = depth > limits.depth ? at + 1 : at;
        }
        // More ends than beginnings: this isn't JSON, and what is nested no longer has an end.
        if (--depth < 0) {
          return '';
        }
        break;
      case COMMA: {
        const container = open[depth];
        if (keptFrom !== undefined && container !== undefined && --container.left === 0) {
          parts.push(json.slice(keptFrom, at));
          keptFrom = undefined;
          cutDepth = depth;
        }
        break;
      }
    }
  }
  // Something is left open, so this is no JSON.
  if (keptFrom === undefined) {
    return '';
  }
  return parts.length === 0 ? json : parts.join('') + json.slice(keptFrom);
}

/** Whether a text in JSON has a string, names included, of more than `longest` characters as it is written. */
export function hasLongString(json: string, longest: number): boolean {
  if (json.length <= longest) {
    return false;
  }
  let start = json.indexOf('"');
  while (start !== -1) {
    const end = endOfString(json, start);
    if (end - start - 1 > longest) {
      return true;
    }
    start = json.indexOf('"', end + 1);
  }
  return false;
}

/** Where a string ends that begins at `start`: at its second quote, or at the end of the text. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(json, end)) {
    end = json.indexOf('"', end + 1);
  }
  return end === -1 ? json.length : end;
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0;
  while (json.charCodeAt(at - 1 - backslashes) === BACKSLASH) {
    backslashes++;
  }
  return backslashes % 2 === 1;
}
