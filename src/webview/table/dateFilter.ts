import type { Texts } from '../../usage/protocol';
import { element, say } from '../dom';
import { dayOf } from '../format';

/** Days counted from 1970-01-01, both shown; undefined: no bound. */
export interface DateBounds {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** What stands in the two fields, as they hold it: "2027-01-27". */
export interface TypedDates {
  readonly from: string;
  readonly to: string;
}

const PROBLEM = 'dates-problem';

/** The first and the last day that the table shows, and what is wrong with what was typed. */
export class DateFilter {
  readonly labels: readonly HTMLElement[];
  readonly problem: HTMLElement;
  readonly #texts: Texts;
  readonly #from: HTMLInputElement;
  readonly #to: HTMLInputElement;

  /** @param changed hears the new bounds, which may be those of before */
  constructor(texts: Texts, typed: TypedDates | undefined, changed: (bounds: DateBounds) => void) {
    this.#texts = texts;
    this.problem = element('p', { class: 'dates-problem', attributes: { id: PROBLEM, role: 'status' } });
    this.#from = dateField('from', typed?.from);
    this.#to = dateField('to', typed?.to);
    this.labels = [label(texts.from, this.#from), label(texts.to, this.#to)];
    for (const input of [this.#from, this.#to]) {
      input.addEventListener('change', () => changed(this.bounds));
      input.addEventListener('change', () => this.#check());
      // A date of which only a part was typed has no value that could change.
      input.addEventListener('blur', () => this.#check());
    }
  }

  get typed(): TypedDates {
    return { from: this.#from.value, to: this.#to.value };
  }

  get bounds(): DateBounds {
    return { from: dayOf(this.#from.value), to: dayOf(this.#to.value) };
  }

  #check(): void {
    const { from, to } = this.bounds;
    const isReversed = from !== undefined && to !== undefined && from > to;
    markInvalid(this.#from, isReversed || isIncomplete(this.#from));
    markInvalid(this.#to, isReversed || isIncomplete(this.#to));
    say(this.problem, this.#problemText(isReversed));
  }

  #problemText(isReversed: boolean): string {
    const { fromIncomplete, toIncomplete, fromAfterTo } = this.#texts;
    return [
      ...(isIncomplete(this.#from) ? [fromIncomplete] : []),
      ...(isIncomplete(this.#to) ? [toIncomplete] : []),
      ...(isReversed ? [fromAfterTo] : []),
    ].join(' ');
  }
}

function isIncomplete({ validity }: HTMLInputElement): boolean {
  return validity.badInput;
}

function markInvalid(input: HTMLInputElement, isInvalid: boolean): void {
  input.ariaInvalid = String(isInvalid);
}

function dateField(id: 'from' | 'to', value = ''): HTMLInputElement {
  const attributes = { id, type: 'date', max: '9999-12-31', 'aria-describedby': PROBLEM };
  const input = element('input', { attributes });
  input.value = value;
  return input;
}

function label(text: string, input: HTMLElement): HTMLElement {
  return element('label', {}, [element('span', { text }), input]);
}
