import { element } from '../dom';

/** In milliseconds, after the last key. */
const TYPING_PAUSE = 150;

/** A field to choose one of several values in. */
export function choice(
  id: string,
  chosen: string,
  options: readonly (readonly [value: string, text: string])[],
): HTMLSelectElement {
  const made = element(
    'select',
    { attributes: { id } },
    options.map(([value, text]) => element('option', { text, attributes: { value } })),
  );
  made.value = chosen;
  return made;
}

/** A field with the text before it. */
export function label(text: string, input: HTMLElement): HTMLElement {
  return element('label', {}, [element('span', { text }), input]);
}

/** Tells of what was typed when somebody pauses. */
export function whenTyped(input: HTMLInputElement, changed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(changed, TYPING_PAUSE);
  });
}
