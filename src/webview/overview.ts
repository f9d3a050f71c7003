/** The overview: shows the instances that the extension host sends, keeps none, and asks nobody else. */

import { ToOverviewPage, type FromOverviewPage } from '../overview/protocol';
import { element, say } from './dom';
import { host } from './host';
import { OverviewPage } from './instances/overviewPage';

const send = (message: FromOverviewPage) => host.postMessage(message);
const announcer = element('p', { class: 'only-heard', attributes: { role: 'status', id: 'announcer' } });
let overview: OverviewPage | undefined;

window.addEventListener('message', ({ data }) => {
  const message = ToOverviewPage.safeParse(data);
  if (message.success) {
    show(message.data);
  }
});
document.body.replaceChildren(announcer);
send({ kind: 'ready' });

function show(message: ToOverviewPage): void {
  switch (message.kind) {
    case 'start':
      overview = new OverviewPage(message, { send, announce: (text) => say(announcer, text) });
      document.body.replaceChildren(overview.page, announcer);
      return;
    case 'rows':
      overview?.change(message);
  }
}
