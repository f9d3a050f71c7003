import type { PageReport } from '../../usage/protocol';
import { element } from '../dom';
import { dayText, filled } from '../format';

/** What the lines and marks of the chart are, and where they stand. */
export function legend({ texts, marks }: PageReport): HTMLElement {
  const { limit, peak, forecast, end } = marks;
  const number = new Intl.NumberFormat(texts.locale);
  const entries = [
    entry('users', texts.billableUsers),
    ...(limit === undefined ? [] : [entry('limit', filled(texts.limitAt, number.format(limit)))]),
    ...(peak === undefined
      ? []
      : [entry('peak', filled(texts.peakOn, number.format(peak.count), dayText(peak.day)))]),
    ...(forecast === undefined
      ? []
      : [
          entry(
            'forecast',
            filled(texts.forecastOn, number.format(Math.round(forecast.to.count)), dayText(forecast.to.day)),
          ),
        ]),
    ...(end === undefined ? [] : [entry('end', filled(texts.endsOn, dayText(end)))]),
  ];
  return element('ul', { class: 'legend' }, entries);
}

function entry(name: string, text: string): HTMLElement {
  return element('li', {}, [element('span', { class: `key ${name}` }), document.createTextNode(text)]);
}
