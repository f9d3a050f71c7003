import type { FromPage, PageMessage } from '../usage/protocol';
import { button, element, START } from './dom';

/** What a message says, and its buttons, the first of which is what helps. */
export function messageParts(
  { text, buttons }: PageMessage,
  send: (message: Extract<FromPage, { readonly kind: 'act' }>) => void,
): HTMLElement[] {
  const made = buttons.map(({ title, action }) =>
    button(title, () => send({ kind: 'act', action }), { id: `act-${action}` }),
  );
  return [
    element('p', { text, attributes: { id: START, tabindex: '-1' } }),
    ...(made.length > 0 ? [element('div', { class: 'tools' }, made)] : []),
  ];
}
