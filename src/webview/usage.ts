/** The usage page: shows what the extension host sends, and nothing that it has not sent. */

import { ToPage, type PageReport } from '../usage/protocol';
import { element } from './dom';
import { host, type Send } from './host';
import { messageParts } from './message';
import { reportPage } from './reportPage';

/** What is shown. */
interface Shown {
  readonly page: HTMLElement;
  /** Takes what comes after it, where it stays meanwhile; false: it has no place for that. */
  readonly tell?: (status: Exclude<ToPage, PageReport>) => boolean;
  readonly dispose?: () => void;
}

const send: Send = (message) => host.postMessage(message);
let shown: Shown | undefined;

window.addEventListener('message', ({ data }) => {
  const message = ToPage.safeParse(data);
  if (message.success) {
    show(message.data);
  }
});
host.setState(JSON.parse(document.body.dataset.source ?? 'null'));
send({ kind: 'ready' });

function show(message: ToPage): void {
  if (message.kind !== 'report' && shown?.tell?.(message) === true) {
    return;
  }
  // Only while the page has the focus: it would take it from an editor beside it.
  const focused = document.hasFocus() ? document.activeElement?.id : undefined;
  shown?.dispose?.();
  shown = pageOf(message);
  document.body.replaceChildren(shown.page);
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

function pageOf(message: ToPage): Shown {
  switch (message.kind) {
    case 'progress':
      return progressPage(message.text);
    case 'message':
      return { page: statusPage('alert', messageParts(message, send)) };
    case 'report':
      return reportPage(message, send);
  }
}

function progressPage(text: string): Shown {
  const progress = element('p', { text });
  const tell: Shown['tell'] = (status) => {
    progress.textContent = status.kind === 'progress' ? status.text : progress.textContent;
    return status.kind === 'progress';
  };
  return { page: statusPage('status', [progress]), tell };
}

function statusPage(role: 'status' | 'alert', parts: readonly HTMLElement[]): HTMLElement {
  return element('main', { class: 'status' }, [element('div', { attributes: { role } }, parts)]);
}
