/** The usage page: shows what the extension host sends, and nothing that it has not sent. */

import { ToPage, type PageReport } from '../usage/protocol';
import { element, focusedElement, say, START } from './dom';
import { host, type Send } from './host';
import { messageParts } from './message';
import { reportPage, type ReportView } from './reportPage';

/** What is shown. */
interface Shown {
  readonly page: HTMLElement;
  /** Takes what comes after it, where it stays meanwhile; false: it has no place for that. */
  readonly tell?: (status: Exclude<ToPage, PageReport>) => boolean;
  /** What the user has chosen to see of it; only of a report. */
  readonly view?: () => ReportView;
  readonly dispose?: () => void;
}

const send: Send = (message) => host.postMessage(message);
/** It outlasts the pages: what comes into the page together with its text isn't read out. */
const announcer = element('p', { class: 'only-heard', attributes: { role: 'status', id: 'announcer' } });
let shown: Shown | undefined;

window.addEventListener('message', ({ data }) => {
  const message = ToPage.safeParse(data);
  if (message.success) {
    show(message.data);
  }
});
host.setState(JSON.parse(document.body.dataset.source ?? 'null'));
document.body.replaceChildren(announcer);
send({ kind: 'ready' });

function show(message: ToPage): void {
  if (message.kind !== 'report' && shown?.tell?.(message) === true) {
    return;
  }
  const before = shown;
  const focused = focusedElement();
  shown = pageOf(message, before?.view?.());
  before?.dispose?.();
  before?.page.remove();
  document.body.prepend(shown.page);
  if (focused !== undefined) {
    const sameOne = focused.id === '' ? null : document.getElementById(focused.id);
    (sameOne ?? document.getElementById(START))?.focus({ preventScroll: true });
  }
  if (message.kind === 'report' && before !== undefined) {
    say(announcer, before.view === undefined ? message.texts.loaded : message.texts.refreshed);
  } else {
    say(announcer, '');
  }
}

function pageOf(message: ToPage, view: ReportView | undefined): Shown {
  switch (message.kind) {
    case 'progress':
      return progressPage(message.text);
    case 'message':
      return { page: statusPage('alert', messageParts(message, send)) };
    case 'report':
      return reportPage(message, send, { view, announce: (text) => say(announcer, text) });
  }
}

function progressPage(text: string): Shown {
  const progress = element('p', { text, attributes: { id: START, tabindex: '-1' } });
  const tell: Shown['tell'] = (status) => {
    if (status.kind !== 'progress') {
      return false;
    }
    say(progress, status.text);
    return true;
  };
  return { page: statusPage('status', [progress]), tell };
}

function statusPage(role: 'status' | 'alert', parts: readonly HTMLElement[]): HTMLElement {
  return element('main', { class: 'status' }, [element('div', { attributes: { role } }, parts)]);
}
