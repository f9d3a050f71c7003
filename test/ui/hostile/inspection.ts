import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ATTACKER, ICON, INVISIBLE } from '../../gitlab/hostile/texts';

interface Search {
  readonly attacker: string;
  readonly icon: string;
  /** A pattern. */
  readonly invisible: string;
  readonly secrets: readonly string[];
}

/** Looks at everything in the window, in all its frames. @returns what must not be there, each with its place */
export async function inspect(page: Page, secrets: readonly string[]): Promise<string[]> {
  const search = { attacker: ATTACKER, icon: ICON, invisible: INVISIBLE.source, secrets };
  // A frame that goes away while it is looked at shows nothing any more.
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(look, search).catch(() => [])));
  return [...new Set(found.flat())];
}

/** Does what a trusting user does: selects every link that would run a command of the extension. */
export async function selectCommandLinks(page: Page): Promise<void> {
  for (const link of await page.locator('a[href^="command:gitlabLicenses"]').all()) {
    await link.click({ timeout: 2_000 }).catch(() => undefined);
  }
}

/** The files in a folder, and in those below it, that hold one of the secrets. */
export function filesWith(folder: string, secrets: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const text = readFileSync(file, 'latin1');
      return secrets.some((secret) => text.includes(secret));
    });
}

/** Runs in the page. VS Code's own explanations may lead to its settings. */
function look({ attacker, icon, invisible: pattern, secrets }: Search): string[] {
  const invisible = new RegExp(pattern, 'u');
  const settings = 'command:workbench.action.openSettings';
  const shown = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'value'];

  const placeOf = (element: Element | null): string => {
    const place = element?.closest(
      '.notification-list-item, .monaco-dialog-box, .quick-input-widget, .workbench-hover, .statusbar, [role="treeitem"], .monaco-editor, .tabs-container',
    );
    return (
      place?.className.split(' ').slice(0, 2).join('.') ??
      element?.className.toString().slice(0, 60) ??
      'page'
    );
  };
  const linksOf = (element: Element): string[] => {
    const targets = [element.getAttribute('href') ?? '', element.getAttribute('data-href') ?? ''];
    const acting = targets.filter(
      (target) =>
        (/^\s*(?:command|javascript|file):/i.test(target) && !target.startsWith(settings)) ||
        target.includes(attacker),
    );
    return acting.map((target) => `link in ${placeOf(element)}: ${target.slice(0, 60)}`);
  };
  const textsOf = (element: Element): string[] => {
    const own = [...element.childNodes].flatMap((node) =>
      node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [],
    );
    const value = 'value' in element && typeof element.value === 'string' ? [element.value] : [];
    return [...own, ...value, ...shown.map((name) => element.getAttribute(name) ?? '')];
  };
  const faultsOf = (element: Element, text: string): string[] => {
    const mark = invisible.exec(text);
    const around = mark === null ? '' : JSON.stringify(text.slice(Math.max(0, mark.index - 20), mark.index));
    return [
      ...(mark === null
        ? []
        : [
            `U+${mark[0].charCodeAt(0).toString(16).padStart(4, '0')} in ${placeOf(element)} after ${around}`,
          ]),
      ...(secrets.some((secret) => text.includes(secret)) ? [`secret in ${placeOf(element)}`] : []),
    ];
  };

  return [...document.querySelectorAll('body *')].flatMap((element) => {
    if (['SCRIPT', 'STYLE'].includes(element.tagName)) {
      return [];
    }
    const icons = element.classList.contains(`codicon-${icon}`) ? [`icon in ${placeOf(element)}`] : [];
    return [...linksOf(element), ...icons, ...textsOf(element).flatMap((text) => faultsOf(element, text))];
  });
}
