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
  document.body.replaceChildren(pageOf(message));
}

function pageOf(message: ToPage): HTMLElement {
  switch (message.kind) {
    case 'progress':
      return element('main', { class: 'status' }, [
        element('p', { text: message.text, attributes: { role: 'status' } }),
      ]);
    case 'message':
      return statusPage(message.text, message.action);
    case 'report': {
      const made = reportPage(message, send);
      dispose = made.dispose;
      return made.page;
    }
  }
}

function statusPage(text: string, action: string | undefined): HTMLElement {
  return element('main', { class: 'status' }, [
    element('p', { text, attributes: { role: 'alert' } }),
    ...(action === undefined ? [] : [button(action, () => send({ kind: 'refresh' }))]),
  ]);
}
