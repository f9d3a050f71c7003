/** How much room a text takes in a row, about: nothing outside the window can measure it. */

const NARROW = /[\s!'(),./:;I[\]`fijlrt|·-]/u;
const WIDE_LETTER = /[%@MWmw…]/u;
const CAPITAL = /\p{Lu}/u;
/** Ideographs, kana, Hangul and emoji fill a square. */
const SQUARE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u;

/** The width of a text in a proportional font, in em: a rather wide font, so that it errs on the safe side. */
export function widthInEm(text: string): number {
  return Array.from(text).reduce((width, character) => width + widthOf(character), 0);
}

/** Ends a text so that it has at most `longest` characters and isn't wider than `widest` em; an ellipsis marks the cut. */
export function cutToWidth(text: string, longest: number, widest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest && widthInEm(text) <= widest) {
    return text;
  }
  for (let kept = Math.min(characters.length, longest) - 1; kept > 0; kept -= 1) {
    const cut = `${characters.slice(0, kept).join('').trimEnd()}…`;
    if (widthInEm(cut) <= widest) {
      return cut;
    }
  }
  return '…';
}

/** Takes out the middle of a text so that it isn't wider than `widest` em: its beginning and its end can be read. */
export function cutInMiddle(text: string, widest: number): string {
  const characters = Array.from(text);
  if (widthInEm(text) <= widest) {
    return text;
  }
  for (let kept = characters.length - 1; kept > 1; kept -= 1) {
    const start = characters
      .slice(0, Math.ceil(kept / 2))
      .join('')
      .trimEnd();
    const cut = `${start}…${characters
      .slice(-Math.floor(kept / 2))
      .join('')
      .trimStart()}`;
    if (widthInEm(cut) <= widest) {
      return cut;
    }
  }
  return '…';
}

function widthOf(character: string): number {
  if (SQUARE.test(character) || WIDE_LETTER.test(character)) {
    return 1;
  }
  if (NARROW.test(character)) {
    return 0.38;
  }
  return CAPITAL.test(character) ? 0.72 : 0.62;
}
