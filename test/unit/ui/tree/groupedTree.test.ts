import { describe, expect, it, vi } from 'vitest';
import type { Fleet } from '../../../../src/fleet/fleet';
import type { InstanceStatus } from '../../../../src/fleet/status';
import { LicenseTree } from '../../../../src/ui/tree/licenseTree';
import type { AnyNode, InstanceNode } from '../../../../src/ui/tree/nodes';
import { answered, license, statusNow } from '../../fleet/statuses';

vi.mock('vscode', async () => {
  class EventEmitter {
    readonly #listeners: ((value: unknown) => void)[] = [];
    readonly event = (listener: (value: unknown) => void) => this.#listeners.push(listener);
    fire(value: unknown) {
      this.#listeners.forEach((listener) => listener(value));
    }
  }
  return { ...(await import('../../manifest/vscodeStub')), EventEmitter };
});

function status(name: string, days: number, group?: string): InstanceStatus {
  const known = statusNow(answered([license(1, -300, days)]), name);
  return { ...known, instance: { ...known.instance, ...(group && { group }) } };
}

/** A view of these instances; `fired` has what it tells VS Code to draw again. */
function viewOf(
  statuses: readonly InstanceStatus[],
  isShown: (status: InstanceStatus) => boolean = () => true,
) {
  const known = { statuses };
  const fleet = {
    statuses: () => known.statuses,
    status: (url: string) => known.statuses.find(({ instance }) => instance.url === url),
  };
  const tree = new LicenseTree(fleet as unknown as Fleet, { shown: (all) => all.filter(isShown) });
  const fired: (AnyNode[] | undefined)[] = [];
  tree.onDidChangeTreeData((nodes) => fired.push(nodes));
  const show = (changed: readonly InstanceStatus[]) => {
    known.statuses = changed;
    const isInPlace = tree.update(changed.map(({ instance }) => instance.url));
    tree.updatePlaces();
    return isInPlace;
  };
  return { tree, fired, show };
}

const a = status('A', 200, 'North');
const b = status('B', 3, 'South');
const c = status('C', 100);
const d = status('D', 20, 'North');

async function urls(tree: LicenseTree, node?: AnyNode): Promise<string[]> {
  return (await tree.getChildren(node)).map((one) => (one as InstanceNode).url);
}

const urlsOf = (...statuses: readonly InstanceStatus[]) => statuses.map(({ instance }) => instance.url);

describe('groups in the view', () => {
  it('are none while no instance has one', async () => {
    const { tree } = viewOf([c]);
    const nodes = await tree.getChildren();
    expect(nodes).toEqual([{ kind: 'instance', url: c.instance.url, group: undefined }]);
    expect(await tree.getParent(nodes[0]!)).toBeUndefined();
  });

  it('stand in the order of their first instance, and what has none comes last', async () => {
    const { tree } = viewOf([a, c, d, b]);
    const groups = await tree.getChildren();
    expect(groups).toEqual([
      { kind: 'group', name: 'South' },
      { kind: 'group', name: 'North' },
      { kind: 'group', name: undefined },
    ]);
    expect(await urls(tree, groups[1])).toEqual(urlsOf(d, a));
    expect(await urls(tree, groups[2])).toEqual(urlsOf(c));
  });

  it('are the parents of their instances, as the same objects', async () => {
    const { tree } = viewOf([a, b, c]);
    const groups = await tree.getChildren();
    const [below] = await tree.getChildren(groups[0]);
    expect(await tree.getParent(below!)).toBe(groups[0]);
    expect(await tree.getParent(groups[0]!)).toBeUndefined();
    const revealed = tree.instanceNode(c.instance.url)!;
    expect(await tree.getParent(revealed)).toBe(groups[2]);
  });

  it('stay where a filter leaves only instances without one', async () => {
    const { tree } = viewOf([a, c], ({ instance }) => instance.group === undefined);
    expect(await tree.getChildren()).toEqual([{ kind: 'group', name: undefined }]);
  });

  it('keep ids and objects when an instance is refreshed, so that nothing is scrolled, closed or deselected', async () => {
    const { tree, fired, show } = viewOf([a, b, c, d]);
    const groups = await tree.getChildren();
    const ids = await Promise.all(groups.map(async (node) => (await tree.getTreeItem(node)).id));
    const below = await tree.getChildren(groups[1]);
    expect(show([{ ...a }, b, c, d])).toBe(true);
    expect(fired.at(-1)).not.toBeUndefined();
    expect(fired.at(-1)?.filter(({ kind }) => kind === 'group')).toEqual([]);
    expect(await tree.getChildren()).toEqual(groups);
    expect((await tree.getChildren(groups[1])).every((node, at) => node === below[at])).toBe(true);
    expect(await Promise.all(groups.map(async (node) => (await tree.getTreeItem(node)).id))).toEqual(ids);
    expect(new Set(ids).size).toBe(3);
  });

  it('are drawn again, by themselves, when their counts have changed', async () => {
    const { tree, fired, show } = viewOf([a, b, c, d]);
    const groups = await tree.getChildren();
    for (const node of groups) {
      await tree.getTreeItem(node);
    }
    const rejected = { kind: 'token', trouble: 'refused', severity: 'warning' } as const;
    show([a, b, c, { ...d, attention: { ...d.attention, reasons: [rejected] } }]);
    expect(fired.at(-1)?.filter(({ kind }) => kind === 'group')).toEqual([groups[1]]);
  });

  it('are drawn again, all of them, when an instance moves to another one', async () => {
    const { tree, fired, show } = viewOf([a, b]);
    await tree.getChildren();
    const moved = { ...a, instance: { ...a.instance, group: 'South' } };
    expect(show([moved, b])).toBe(false);
    expect(fired.at(-1)).toBeUndefined();
    const groups = await tree.getChildren();
    expect(groups).toEqual([{ kind: 'group', name: 'South' }]);
    expect(await urls(tree, groups[0])).toEqual(urlsOf(b, a));
    expect(tree.instancesOf({ kind: 'group', name: 'South' })).toEqual(urlsOf(b, a));
  });

  it('are drawn again, all of them, although one was opened or a row was looked for after an instance moved', async () => {
    const { tree, fired, show } = viewOf([a, b]);
    const groups = await tree.getChildren();
    const moved = { ...a, instance: { ...a.instance, group: 'South' } };
    show([moved, b]);
    await tree.getChildren(groups[0]);
    tree.instanceNode(moved.instance.url);
    tree.updatePlaces();
    expect(fired.slice(-2)).toEqual([undefined, undefined]);
    await tree.getChildren();
    tree.updatePlaces();
    expect(fired.filter((nodes) => nodes === undefined)).toHaveLength(2);
  });

  it('have no more rows than VS Code asks for', async () => {
    const { tree } = viewOf([a, b, c, d]);
    const groups = await tree.getChildren();
    expect(tree.rows).toBe(0);
    await tree.getChildren(groups[1]);
    expect(tree.rows).toBe(2);
  });
});
