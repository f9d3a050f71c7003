/** The usage page: shows what the extension host sends, and nothing that it has not sent. */

import { ToPage } from '../usage/protocol';
import { button, element } from './dom';
import { host, type Send } from './host';
import { reportPage } from './report';

const send: Send = (message) => host.postMessage(message);
let dispose: () => void = () => undefined;

window.addEventListener('message', ({ data }) => {
  const message = ToPage.safeParse(data);
  if (message.success) {
    show(message.data);
  }
});
host.setState(JSON.parse(document.body.dataset.source ?? 'null'));
send({ kind: 'ready' });

function show(message: ToPage): void {
  dispose();
  dispose = () => undefined;
  switch (message.kind) {
    case 'progress':
      return fill(element('p', { class: 'status', text: message.text, attributes: { role: 'status' } }));
    case 'message':
      return fill(statusPage(message.text, message.action));
    case 'report': {
      const made = reportPage(message, send);
      dispose = made.dispose;
      return fill(made.page);
    }
  }
}

function statusPage(text: string, action: string | undefined): HTMLElement {
  return element('main', { class: 'status' }, [
    element('p', { text, attributes: { role: 'alert' } }),
    ...(action === undefined ? [] : [button(action, () => send({ kind: 'refresh' }))]),
  ]);
}

function fill(page: HTMLElement): void {
  document.body.replaceChildren(page);
}
