/** What an element is made of. Text is only ever set as text, so that nothing in a file can become markup. */
interface Parts {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The id of where a page begins: it gets the focus where what had it is gone. */
export const START = 'start';

/**
 * The element with the focus. Undefined while the page itself doesn't have it: moving it would take it from an editor or
 * a list.
 */
export function focusedElement(): Element | undefined {
  const { activeElement } = document;
  return document.hasFocus() && activeElement !== null && activeElement !== document.body
    ? activeElement
    : undefined;
}

/** Makes an element with its children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { class: className, text, attributes }: Parts = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== undefined) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  for (const [name, value] of Object.entries(attributes ?? {})) {
    made.setAttribute(name, value);
  }
  if (made instanceof HTMLInputElement) {
    // A browser would keep what is typed, names of users among it, to offer it another time.
    made.autocomplete = 'off';
  }
  made.append(...children);
  return made;
}

const DATE = /(\d{4}-\d\d-\d\d)/;

/** A sentence whose dates aren't broken at the end of a line. */
export function sentence(text: string): (HTMLElement | string)[] {
  return text
    .split(DATE)
    .map((part, index) => (index % 2 === 1 ? element('span', { class: 'date', text: part }) : part));
}

/** Sets the text of a live region, once: the same text set twice is read out twice. */
export function say(region: HTMLElement, text: string): void {
  if (region.textContent !== text) {
    region.textContent = text;
  }
}

export function button(
  text: string,
  run: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const made = element('button', { text, attributes: { type: 'button', ...attributes } });
  made.addEventListener('click', run);
  return made;
}
