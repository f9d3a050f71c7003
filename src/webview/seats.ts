/** The seats page: shows the users that the extension host sends, keeps none, and asks nobody else. */

import { ToSeatsPage, type FromSeatsPage, type SeatsStart } from '../seats/protocol';
import { element, focusedElement, say, START } from './dom';
import { host } from './host';
import { messageParts } from './message';
import { SeatsPage } from './users/seatsPage';

const send = (message: FromSeatsPage) => host.postMessage(message);
/** It outlasts the pages: what comes into the page together with its text isn't read out. */
const announcer = element('p', { class: 'only-heard', attributes: { role: 'status', id: 'announcer' } });
const progress = element('p', { text: '', attributes: { id: START, tabindex: '-1' } });
let list: SeatsPage | undefined;

window.addEventListener('message', ({ data }) => {
  const message = ToSeatsPage.safeParse(data);
  if (message.success) {
    show(message.data);
  }
});
document.body.replaceChildren(announcer);
send({ kind: 'ready' });

function show(message: ToSeatsPage): void {
  switch (message.kind) {
    case 'start':
      begin(message);
      return;
    case 'rows':
      list?.add(message.users);
      return;
    case 'ended':
      list?.end(message);
      return;
    case 'progress':
      showProgress(message.text);
      return;
    case 'message':
      list = undefined;
      put(status('alert', messageParts(message, send)));
  }
}

function begin(start: SeatsStart): void {
  list = new SeatsPage(start, {
    send,
    announce: (text) => say(announcer, text),
    before: list?.choices ?? start.choices,
  });
  put(list.page);
}

function showProgress(text: string): void {
  if (list !== undefined) {
    list.progress(text);
    return;
  }
  say(progress, text);
  if (!progress.isConnected) {
    put(status('status', [progress]));
  }
}

function put(page: HTMLElement): void {
  const hadFocus = focusedElement() !== undefined;
  document.body.replaceChildren(page, announcer);
  if (hadFocus) {
    document.getElementById(START)?.focus({ preventScroll: true });
  }
}

function status(role: 'status' | 'alert', parts: readonly HTMLElement[]): HTMLElement {
  return element('main', { class: 'status' }, [element('div', { attributes: { role } }, parts)]);
}
