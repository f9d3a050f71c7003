import type { SeatsChoices, SeatsTexts } from '../../seats/protocol';
import { IDLE_CHOICES, USUAL_IDLE_DAYS } from '../../seats/statistics';
import type { SeatsFilter } from '../../seats/view';
import { element } from '../dom';
import { filled } from '../format';
import { choice, label, whenTyped } from '../table/fields';

/** The fields above the table. */
export class Filters {
  readonly element: HTMLElement;
  readonly #text = element('input', { attributes: { id: 'filter', type: 'search' } });
  readonly #state: HTMLSelectElement;
  readonly #seat: HTMLSelectElement;
  readonly #idle: HTMLSelectElement;

  constructor(texts: SeatsTexts, before: SeatsChoices['filter'] | undefined, changed: () => void) {
    this.#state = choice('state', before?.state ?? 'all', [
      ['all', texts.all],
      ['active', texts.active],
      ['blocked', texts.blocked],
      ['deactivated', texts.deactivated],
      ['other', texts.other],
    ]);
    this.#seat = choice('seat', before?.seat ?? 'all', [
      ['all', texts.all],
      ['taken', texts.seatTaken],
      ['free', texts.seatFree],
      ['toWinBack', texts.seatToWinBack],
    ]);
    this.#idle = choice(
      'idle',
      before?.idleDays ?? String(USUAL_IDLE_DAYS),
      IDLE_CHOICES.map((days) => [String(days), filled(texts.days, String(days))]),
    );
    this.#text.value = before?.text ?? '';
    for (const select of [this.#state, this.#seat, this.#idle]) {
      select.addEventListener('change', changed);
    }
    whenTyped(this.#text, changed);
    this.element = element('div', { class: 'tools' }, [
      label(texts.filter, this.#text),
      label(texts.state, this.#state),
      label(texts.seat, this.#seat),
      label(texts.idleChoice, this.#idle),
    ]);
  }

  get choices(): SeatsChoices['filter'] {
    return {
      text: this.#text.value,
      state: this.#state.value,
      seat: this.#seat.value,
      idleDays: this.#idle.value,
    };
  }

  get filter(): SeatsFilter {
    const { text, state, seat, idleDays } = this.choices;
    return {
      text,
      state: state as SeatsFilter['state'],
      seat: seat as SeatsFilter['seat'],
      idleDays: Number(idleDays),
    };
  }
}
