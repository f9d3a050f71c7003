import { expect, type Locator, type Page } from '@playwright/test';

const ESCAPE = { key: 'Escape', code: 'Escape', keyCode: 27 };

/** The input box or list that VS Code opens at the top of the window: palette, quick picks, input boxes. */
export class QuickInput {
  /** The field for text. */
  readonly box: Locator;
  /** The rows of a list that are in sight: VS Code draws no others, and keeps them in the page in any order. */
  readonly rows: Locator;
  /** The title above, with the step. */
  readonly title: Locator;
  /** What is asked for, below the field. */
  readonly prompt: Locator;
  /** Why the text is refused, in the place of the prompt. */
  readonly problem: Locator;
  private readonly widget: Locator;

  constructor(page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.box = this.widget.locator('.quick-input-box input');
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row');
    this.title = this.widget.locator('.quick-input-title');
    // The same element says both, and the words of the prompt may stand in the refusal.
    const refused = ':has(.quick-input-box .monaco-inputbox.error)';
    this.prompt = page.locator(`.quick-input-widget:not(${refused}) .quick-input-message`);
    this.problem = page.locator(`.quick-input-widget${refused} .quick-input-message`);
  }

  async fill(text: string): Promise<void> {
    await this.box.fill(text);
  }

  /** Presses Enter: takes the text, or the row that is selected. */
  async accept(): Promise<void> {
    await expect(this.box).toBeVisible();
    await this.box.press('Enter');
  }

  /** Types a text and takes it. */
  async answer(text: string): Promise<void> {
    await this.fill(text);
    await this.accept();
  }

  /** Types a text that is refused, and reads why: what was refused before has to be gone first. */
  async refuses(text: string, problem: string | RegExp): Promise<void> {
    if ((await this.box.inputValue()) !== text) {
      await this.fill(text);
      await expect(this.problem).toBeHidden();
    }
    await this.accept();
    await expect(this.problem).toContainText(problem);
  }

  /** Chooses the row with this label. */
  async pick(label: string, options: { readonly timeout?: number } = {}): Promise<void> {
    await this.row(label).click(options);
  }

  /** The row with this label. */
  row(label: string): Locator {
    // What was searched for is highlighted, in elements of their own.
    const whole = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
    return this.rows.filter({ has: this.widget.page().locator('.label-name').filter({ hasText: whole }) });
  }

  /** The row at this position, from 0. */
  rowAt(position: number): Locator {
    return this.widget.locator(`.quick-input-list .monaco-list-row[data-index="${position}"]`);
  }

  /** The labels of the rows in sight, from top to bottom. */
  async labels(): Promise<string[]> {
    const read = await this.rows.evaluateAll((rows) =>
      rows.map((row) => ({
        position: Number(row.getAttribute('data-index')),
        label: row.querySelector<HTMLElement>('.quick-input-list-label .label-name')?.innerText ?? '',
      })),
    );
    return read.toSorted((one, other) => one.position - other.position).map(({ label }) => label);
  }

  /** A button in the title bar or in the row of the field, by its tooltip. */
  button(name: string): Locator {
    return this.widget.getByRole('button', { name });
  }

  /**
   * Closes it as a user who changed their mind. Escape only goes down: a modal dialog that comes back at once would be
   * closed when it goes up.
   */
  async cancel(): Promise<void> {
    await expect(this.box).toBeVisible();
    await this.box.dispatchEvent('keydown', ESCAPE);
    await expect(this.widget).toBeHidden();
  }
}
