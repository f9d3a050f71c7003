import type { PageReport, ToPage, Tone } from '../usage/protocol';
import { chartSection } from './chart/chart';
import { button, element } from './dom';
import type { Send } from './host';
import { messageParts } from './message';
import { tableSection } from './table/table';

/** A sign for everybody who does not see its colour. */
const SIGNS: Readonly<Record<Tone, string>> = { plain: '•', good: '✓', warning: '⚠', error: '✕' };

interface ReportPage {
  readonly page: HTMLElement;
  /** Tells how far the next report is, or why there is none. */
  readonly tell: (status: Exclude<ToPage, PageReport>) => true;
  readonly dispose: () => void;
}

/** The page of a usage export. */
export function reportPage(report: PageReport, send: Send): ReportPage {
  const progress = element('p', { class: 'progress', attributes: { role: 'status' } });
  const problem = element('div', { class: 'problem', attributes: { role: 'alert' } });
  const chart = chartSection(report);
  const page = element('main', { class: 'page' }, [
    head(report, progress, send),
    problem,
    cards(report),
    lead(report),
    chart.section,
    element('div', { class: 'columns' }, [...notes(report), ...order(report), facts(report)]),
    ...tableSection(report, (text) => send({ kind: 'copy', text })),
  ]);
  const tell: ReportPage['tell'] = (status) => {
    const hadFocus = problem.contains(document.activeElement);
    progress.textContent = status.kind === 'progress' ? status.text : '';
    problem.replaceChildren(...(status.kind === 'message' ? messageParts(status, send) : []));
    if (hadFocus) {
      // The button that was pressed is gone.
      document.getElementById('refresh')?.focus({ preventScroll: true });
    }
    return true;
  };
  return { page, tell, dispose: chart.dispose };
}

function head(
  { title, subtitle, isLive, texts }: PageReport,
  progress: HTMLElement,
  send: Send,
): HTMLElement {
  const live = [
    button(texts.refresh, () => send({ kind: 'refresh' }), { id: 'refresh' }),
    button(texts.save, () => send({ kind: 'save' }), { id: 'save' }),
  ];
  return element('header', { class: 'head' }, [
    element('div', { class: 'title' }, [
      element('h1', {}, [foreign(title)]),
      progress,
      element(
        'p',
        { class: 'subtitle' },
        subtitle.flatMap((text, index) => [...(index > 0 ? [' · '] : []), foreign(text)]),
      ),
    ]),
    element('div', { class: 'tools' }, [
      ...(isLive ? live : []),
      button(texts.mail, () => send({ kind: 'mail' }), { id: 'mail' }),
    ]),
  ]);
}

/** A text of the file, whose direction of writing shall not turn round what stands beside it. */
function foreign(text: string): HTMLElement {
  return element('bdi', { text });
}

function sign(tone: Tone): HTMLElement {
  return element('span', { class: 'sign', text: SIGNS[tone], attributes: { 'aria-hidden': 'true' } });
}

function cards({ cards: all }: PageReport): HTMLElement {
  const made = all.map(({ label, value, meaning, tone }) =>
    element('div', { class: `card tone-${tone}` }, [
      element('dt', { text: label }),
      element('dd', { class: 'value' }, [value, ...(tone === 'plain' ? [] : [sign(tone)])]),
      element('dd', { class: 'meaning', text: meaning }),
    ]),
  );
  return element('dl', { class: 'cards' }, made);
}

/** The answer to why one opens the page. */
function lead({ lead: { text, tone } }: PageReport): HTMLElement {
  return element('p', { class: `lead tone-${tone}` }, [sign(tone), element('span', { text })]);
}

function notes({ notes: all, texts }: PageReport): HTMLElement[] {
  if (all.length === 0) {
    return [];
  }
  const made = all.map(({ text, tone }) =>
    element('li', { class: `tone-${tone}` }, [sign(tone), element('span', { text })]),
  );
  return [
    element('section', {}, [element('h2', { text: texts.notes }), element('ul', { class: 'notes' }, made)]),
  ];
}

function order({ order: lines, texts }: PageReport): HTMLElement[] {
  return lines.length === 0
    ? []
    : [
        element('section', { class: 'order' }, [
          element('h2', { text: texts.seatsToOrder }),
          ...lines.map((text) => element('p', { text })),
        ]),
      ];
}

function facts({ facts: all, texts }: PageReport): HTMLElement {
  const made = all.flatMap(({ label, value }) => [
    element('dt', {}, [foreign(label)]),
    element('dd', {}, [foreign(value)]),
  ]);
  return element('section', {}, [
    element('h2', { text: texts.license }),
    element('dl', { class: 'facts' }, made),
  ]);
}
