import type { InstanceProblem } from '../../instances/instance';
import { instanceProblems } from '../../words/instances/settingProblems';

/** Shows a notification. Resolves when it's closed. */
export type ShowWarning = (text: string) => Promise<void>;

/**
 * Warns of mistakes in the setting: one notification at a time, and none twice for the same mistakes as long as they
 * last. An editor that saves by itself writes a half-typed address many times.
 */
export class SettingWarnings {
  readonly #show: ShowWarning;
  /** What there is to warn of now; empty: nothing. */
  #wanted = '';
  #shown = '';
  #isOpen = false;

  constructor(show: ShowWarning) {
    this.#show = show;
  }

  /** @param problems all that the setting has now */
  update(problems: readonly InstanceProblem[]): void {
    this.#wanted = instanceProblems(problems);
    void this.#showNext();
  }

  /** What comes while a notification is open replaces what waits for its end. */
  async #showNext(): Promise<void> {
    if (this.#isOpen || this.#wanted === this.#shown) {
      return;
    }
    this.#shown = this.#wanted;
    if (this.#wanted === '') {
      return;
    }
    this.#isOpen = true;
    await this.#show(this.#wanted);
    this.#isOpen = false;
    await this.#showNext();
  }
}
