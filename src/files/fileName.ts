const LONGEST_CHARACTERS = 100;

/** File systems count bytes, up to 255 of them; a temporary file's name is longer by 41, a dot, a UUID and ".tmp". */
const LONGEST_BYTES = 200;

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file: also with an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A name for a file from texts that a server, a key or a user chose. They can't choose a folder or an extension with
 * it, hide the file, or make a name that Windows keeps for itself. At most 100 characters.
 *
 * @param parts joined by hyphens; what is missing is left out
 * @param extension without a dot
 */
export function fileName(parts: readonly (string | undefined)[], extension: string): string {
  const end = `.${extension}`;
  const cleaned = parts.map((part) => cleanedPart(part ?? '')).filter((part) => part !== '');
  const stem = withoutEdges(cut(cleaned.join('-'), end)) || 'gitlab';
  const [device = ''] = stem.split('.');
  return `${RESERVED.test(device) ? `_${cut(stem, `_${end}`)}` : stem}${end}`;
}

function cleanedPart(text: string): string {
  return withoutEdges(
    text
      .slice(0, LONGEST_CHARACTERS)
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-'),
  );
}

/** A dot in front hides a file, and Windows drops one at the end. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isEdge(text.charAt(start))) {
    start++;
  }
  while (end > start && isEdge(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(start, end);
}

function isEdge(character: string): boolean {
  return character === '.' || character === '-';
}

/**
 * The name of a file until everything is in it, in the folder of the other. Next to a name that just fits, it fits, too.
 *
 * @param id makes it unique
 */
export function temporaryName(name: string, id: string): string {
  return `${cut(name, `.${id}.tmp`, 255, 255)}.${id}.tmp`;
}

/** The beginning of a text to which so much is added. */
function cut(
  text: string,
  added: string,
  longest = LONGEST_CHARACTERS,
  longestBytes = LONGEST_BYTES,
): string {
  let length = added.length;
  let bytes = Buffer.byteLength(added);
  let kept = '';
  for (const character of text) {
    length += character.length;
    bytes += Buffer.byteLength(character);
    if (length > longest || bytes > longestBytes) {
      break;
    }
    kept += character;
  }
  return kept;
}
