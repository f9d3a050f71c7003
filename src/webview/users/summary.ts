import type { SeatsEnded, SeatsStart } from '../../seats/protocol';
import type { SeatStatistics } from '../../seats/statistics';
import { element } from '../dom';
import { filled, numberText } from '../format';

/** The top of the page: how many seats are taken, how many could be won back, and what that means. */
export function summary(
  { texts }: SeatsStart,
  { users, taken, idle, neverActive, inactiveAccounts }: Readonly<SeatStatistics>,
  winBack: SeatsEnded['winBack'],
  idleDays: number,
): HTMLElement[] {
  const number = (value: number) => numberText(value, texts);
  const days = number(idleDays);
  const cards = element('dl', { class: 'cards' }, [
    card(texts.taken, number(taken), filled(texts.takenMeaning, number(users))),
    card(texts.idle, number(idle), filled(texts.idleMeaning, days)),
    card(texts.never, number(neverActive), filled(texts.neverMeaning, days)),
    card(texts.inactive, number(inactiveAccounts), texts.inactiveMeaning),
  ]);
  // What it means is known once all users are.
  const lead = winBack.find((one) => one.idleDays === idleDays);
  return [cards, ...(lead === undefined ? [] : [leadOf(lead)])];
}

function leadOf({ text, limits }: SeatsEnded['winBack'][number]): HTMLElement {
  return element('div', { class: 'lead' }, [
    element('p', { text }),
    ...limits.map((limit) => element('p', { class: 'limit', text: limit })),
  ]);
}

function card(label: string, value: string, meaning: string): HTMLElement {
  return element('div', { class: 'card' }, [
    element('dt', { text: label }),
    element('dd', { class: 'value', text: value }),
    element('dd', { class: 'meaning', text: meaning }),
  ]);
}
