import { expect, type CDPSession, type JSHandle, type Page } from '@playwright/test';

/** What is said of the element with the focus. */
interface Said {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

/** Lists name the row that the keyboard is on, and keep the focus. */
const FOCUSED = `(() => {
  const focused = document.activeElement;
  const row = focused?.getAttribute('aria-activedescendant');
  return (row ? document.getElementById(row) : null) ?? focused;
})()`;

/** What a screen reader has to say: from Chromium's accessibility tree, and what is announced meanwhile. */
export class ScreenReader {
  private readonly session: CDPSession;
  private readonly heard: JSHandle<string[]>;

  private constructor(session: CDPSession, heard: JSHandle<string[]>) {
    this.session = session;
    this.heard = heard;
  }

  /** Listens from now on. */
  static async listenTo(page: Page): Promise<ScreenReader> {
    const session = await page.context().newCDPSession(page);
    const heard = await page.evaluateHandle(() => {
      const texts: string[] = [];
      const announced = new MutationObserver((changes) => {
        for (const { target } of changes) {
          texts.push(target.textContent ?? '');
        }
      });
      for (const region of document.querySelectorAll('.monaco-aria-container > *')) {
        announced.observe(region, { childList: true, characterData: true, subtree: true });
      }
      document.addEventListener('focusin', ({ target }) => {
        // It is read a moment later, with what is set at the same time.
        setTimeout(() => {
          const element = target as Element;
          const described = document.getElementById(element.getAttribute('aria-describedby') ?? '');
          texts.push(`${element.getAttribute('aria-label') ?? ''}: ${described?.textContent ?? ''}`);
        });
      });
      return texts;
    });
    return new ScreenReader(session, heard);
  }

  /** What Chromium tells of the element or the row with the focus. */
  async focused(): Promise<Said> {
    const { result } = await this.session.send('Runtime.evaluate', { expression: FOCUSED });
    const { nodes } = await this.session.send('Accessibility.getPartialAXTree', {
      ...(result.objectId !== undefined && { objectId: result.objectId }),
      fetchRelatives: false,
    });
    const [node] = nodes;
    return { role: textOf(node?.role), name: textOf(node?.name), description: textOf(node?.description) };
  }

  /** Waits until that is said of what has the focus. */
  async expectFocused(said: Readonly<Partial<Record<keyof Said, string | RegExp>>>): Promise<void> {
    const expected = Object.fromEntries(
      Object.entries(said).map(([key, text]) => [key, expect.stringMatching(matching(text))]),
    );
    await expect(async () => expect(await this.focused()).toMatchObject(expected)).toPass({
      timeout: 30_000,
    });
  }

  /** Waits until that has been announced, or read with something that got the focus, since `forget`. */
  async expectHeard(text: RegExp): Promise<void> {
    await expect
      .poll(() => this.heard.jsonValue(), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(text));
  }

  /** What was said so far doesn't count any longer. */
  async forget(): Promise<void> {
    await this.heard.evaluate((texts) => texts.splice(0));
  }
}

function textOf(value: { readonly value?: unknown } | undefined): string {
  return typeof value?.value === 'string' ? value.value : '';
}

function matching(text: string | RegExp): RegExp {
  return typeof text === 'string' ? new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) : text;
}
