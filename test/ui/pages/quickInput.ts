import { expect, type Locator, type Page } from '@playwright/test';

const ESCAPE = { key: 'Escape', code: 'Escape', keyCode: 27 };

/** The input box or list that VS Code opens at the top of the window: palette, quick picks, input boxes. */
export class QuickInput {
  /** The field for text. */
  readonly box: Locator;
  /** The rows of a list. */
  readonly rows: Locator;
  /** The title above, with the step. */
  readonly title: Locator;
  /** The text below the field: the prompt, or why the text is refused. */
  readonly message: Locator;
  private readonly widget: Locator;

  constructor(page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.box = this.widget.locator('.quick-input-box input');
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row');
    this.title = this.widget.locator('.quick-input-title');
    this.message = this.widget.locator('.quick-input-message');
  }

  async fill(text: string, options: { readonly timeout?: number } = {}): Promise<void> {
    await this.box.fill(text, options);
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

  /** The labels of the rows in sight. */
  async labels(): Promise<string[]> {
    return this.rows.locator('.quick-input-list-label .label-name').allInnerTexts();
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
