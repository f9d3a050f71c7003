import type { PageReport } from '../../usage/protocol';
import { element } from '../dom';
import { dayText, filled, numberText } from '../format';

/** What a line or mark of the chart looks like. */
export type KeyName = 'users' | 'over' | 'limit' | 'peak' | 'forecast' | 'end';

export interface LegendEntry {
  readonly name: KeyName;
  readonly text: string;
}

/**
 * What the lines and marks of the chart are, and where they stand. They have no other label.
 *
 * @param drawnLimit the seat limit where the chart shows it
 */
export function legendEntries(
  { texts, marks, daily }: PageReport,
  drawnLimit: number | undefined,
): LegendEntry[] {
  const { limit, peak, forecast, end } = marks;
  const entry = (name: KeyName, pattern: string, ...values: string[]): LegendEntry => ({
    name,
    text: filled(pattern, ...values),
  });
  const isOver = limit !== undefined && daily.counts.some((count) => count > limit);
  const limitText = drawnLimit === undefined ? texts.limitAbove : texts.limitAt;
  return [
    entry('users', texts.billableUsers),
    ...(isOver ? [entry('over', texts.overLimit)] : []),
    ...(limit === undefined ? [] : [entry('limit', limitText, numberText(limit, texts))]),
    ...(peak === undefined
      ? []
      : [entry('peak', texts.peakOn, numberText(peak.count, texts), dayText(peak.day))]),
    ...(forecast === undefined
      ? []
      : [
          entry('forecast', texts.forecastOn, numberText(forecast.to.count, texts), dayText(forecast.to.day)),
        ]),
    ...(end === undefined ? [] : [entry('end', texts.endsOn, dayText(end))]),
  ];
}

export function legendItem({ name, text }: LegendEntry): HTMLElement {
  return element('li', {}, [element('span', { class: `key ${name}` }), document.createTextNode(text)]);
}
