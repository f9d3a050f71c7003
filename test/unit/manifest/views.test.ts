import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { LICENSES_VIEW } from '../../../src/ui/base/viewIds';
import { registerUsagePanels } from '../../../src/ui/usage/usagePanels';
import { contributes, declaredViews, manifest, ROOT, stringsIn } from './manifest';
import { registered } from './vscodeStub';

vi.mock('vscode', () => import('./vscodeStub'));

describe('the views and pages of the manifest', () => {
  it('are those that the code fills', () => {
    registerUsagePanels({} as never);
    expect(declaredViews).toEqual([LICENSES_VIEW]);
    expect(contributes.customEditors.map(({ viewType }) => viewType)).toEqual(registered.editors);
    const woken = manifest.activationEvents.filter((event) => event.startsWith('onWebviewPanel:'));
    expect(woken).toEqual(registered.serializers.map((id) => `onWebviewPanel:${id}`));
  });

  it('lie in containers that there are, and so do the welcome texts', () => {
    const containers = Object.values(contributes.viewsContainers).flatMap((list) => list.map(({ id }) => id));
    expect(Object.keys(contributes.views)).toEqual(containers);
    expect(contributes.viewsWelcome.filter(({ view }) => !declaredViews.includes(view))).toEqual([]);
  });
});

describe('the files that the manifest names', () => {
  it('are there', () => {
    const { main, ...others } = manifest;
    const files = stringsIn(others).filter((text) => /^(\.\/|media\/|l10n\b)/.test(text));
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    expect(files).not.toEqual([]);
    // Building makes it.
    expect(main).toMatch(/^\.\/dist\/\w+\.m?js$/);
  });
});
