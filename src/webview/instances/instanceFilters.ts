import { STATES } from '../../overview/columns';
import type { OverviewChoices, OverviewTexts } from '../../overview/protocol';
import { element } from '../dom';
import { choice, label, whenTyped } from '../table/fields';

const ALL = 'all';

/** The fields above the table. */
export class InstanceFilters {
  readonly element: HTMLElement;
  readonly #text = element('input', { attributes: { id: 'filter', type: 'search' } });
  readonly #state: HTMLSelectElement;

  constructor(texts: OverviewTexts, before: OverviewChoices['filter'] | undefined, changed: () => void) {
    this.#text.value = before?.text ?? '';
    this.#state = choice('state', before?.state ?? ALL, [
      [ALL, texts.all],
      ...STATES.map((state) => [state, texts.states[state]] as const),
    ]);
    whenTyped(this.#text, changed);
    this.#state.addEventListener('change', changed);
    this.element = element('div', { class: 'tools' }, [
      label(texts.filter, this.#text),
      label(texts.state, this.#state),
    ]);
  }

  get choices(): OverviewChoices['filter'] {
    return { text: this.#text.value, state: this.#state.value };
  }
}
