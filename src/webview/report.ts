import type { PageReport, Tone } from '../usage/protocol';
import { chartSection } from './chart';
import { button, element } from './dom';
import type { Send } from './host';
import { tableSection } from './table';

/** A sign for everybody who does not see its colour. */
const SIGNS: Readonly<Record<Tone, string>> = { plain: '•', good: '✓', warning: '⚠', error: '✕' };

/** The page of a usage export. */
export function reportPage(
  report: PageReport,
  send: Send,
): { readonly page: HTMLElement; readonly dispose: () => void } {
  const chart = chartSection(report);
  const page = element('main', { class: 'page' }, [
    head(report, send),
    cards(report),
    notes(report),
    chart.section,
    element('div', { class: 'columns' }, [...order(report), facts(report)]),
    tableSection(report, (text) => send({ kind: 'copy', text })),
  ]);
  return { page, dispose: chart.dispose };
}

function head({ title, subtitle, isLive, texts }: PageReport, send: Send): HTMLElement {
  const live = [
    button(texts.refresh, () => send({ kind: 'refresh' })),
    button(texts.save, () => send({ kind: 'save' })),
  ];
  return element('div', { class: 'head' }, [
    element('div', {}, [element('h1', { text: title }), element('p', { class: 'subtitle', text: subtitle })]),
    element('div', { class: 'buttons' }, [
      ...(isLive ? live : []),
      button(texts.mail, () => send({ kind: 'mail' })),
    ]),
  ]);
}

function cards({ cards: all }: PageReport): HTMLElement {
  const made = all.map(({ label, value, meaning, tone }) =>
    element('div', { class: `card tone-${tone}` }, [
      element('dt', { text: label }),
      element('dd', { class: 'value' }, [
        ...(tone === 'plain'
          ? []
          : [element('span', { class: 'sign', text: SIGNS[tone], attributes: { 'aria-hidden': 'true' } })]),
        document.createTextNode(value),
      ]),
      element('dd', { class: 'meaning', text: meaning }),
    ]),
  );
  return element('dl', { class: 'cards' }, made);
}

function notes({ notes: all }: PageReport): HTMLElement {
  const made = all.map(({ text, tone }) =>
    element('li', { class: `tone-${tone}` }, [
      element('span', { class: 'sign', text: SIGNS[tone], attributes: { 'aria-hidden': 'true' } }),
      document.createTextNode(text),
    ]),
  );
  return element('ul', { class: 'notes' }, made);
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
    element('dt', { text: label }),
    element('dd', { text: value }),
  ]);
  return element('section', {}, [
    element('h2', { text: texts.license }),
    element('dl', { class: 'facts' }, made),
  ]);
}
