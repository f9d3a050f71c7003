/** The usage page: shows what the extension host sends, and nothing that it has not sent. */

import { ToPage } from '../usage/protocol';
import { button, element } from './dom';
import { host, type Send } from './host';
import { reportPage } from './reportPage';

/** What is shown. */
interface Shown {
  readonly page: HTMLElement;
  /** Tells how far a fetch is; where there is none, the next page does. */
  readonly progress?: HTMLElement;
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
  if (message.kind === 'progress' && shown?.progress !== undefined) {
    shown.progress.textContent = message.text;
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
    case 'progress': {
      const progress = element('p', { text: message.text, attributes: { role: 'status' } });
      return { page: element('main', { class: 'status' }, [progress]), progress };
    }
    case 'message':
      return { page: statusPage(message.text, message.action) };
    case 'report':
      return reportPage(message, send);
  }
}

function statusPage(text: string, action: string | undefined): HTMLElement {
  return element('main', { class: 'status' }, [
    element('p', { text, attributes: { role: 'alert' } }),
    ...(action === undefined ? [] : [button(action, () => send({ kind: 'refresh' }))]),
  ]);
}
