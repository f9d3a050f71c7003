import { describe, expect, it, vi } from 'vitest';
import type { InstanceState } from '../../../src/fleet/facts';
import type { Role } from '../../../src/licensing/roles';
import { CONTEXT_KEYS } from '../../../src/ui/base/contextKeys';
import { GroupRows } from '../../../src/ui/tree/groups/groupRows';
import { failureItem } from '../../../src/ui/tree/failureItems';
import { instanceItem } from '../../../src/ui/tree/instanceItems';
import { factItem, licenseItem } from '../../../src/ui/tree/licenseItems';
import { answered, license, muted, NOW, statusNow, TIMEOUT } from '../fleet/statuses';
import { contributes, declaredViews, sourceOf } from './manifest';
import { allConditions, comparedWith } from './whenClauses';

vi.mock('vscode', () => import('./vscodeStub'));

/** Keys that VS Code sets. `false` stands for never. */
const KEYS_OF_VSCODE = [
  'false',
  'view',
  'viewItem',
  'focusedView',
  'inputFocus',
  'listMultiSelection',
  'editorHasSelection',
  'resourceExtname',
  'resourceFilename',
];

const OWN_KEYS = CONTEXT_KEYS.map((key) => `gitlabLicenses.${key}`);

/** All that the compiler knows of, so that a new one has to be added here. */
const STATES: Readonly<Record<InstanceState, true>> = {
  loading: true,
  ready: true,
  stale: true,
  signedOut: true,
  error: true,
};
const ROLES: Readonly<Record<Role['kind'], Role>> = {
  current: { kind: 'current', expired: false },
  upcoming: { kind: 'upcoming', takesOver: undefined },
  expired: { kind: 'expired' },
  superseded: { kind: 'superseded', takesOver: undefined, passedOver: false },
};

/** The values of `viewItem` that the rows of the tree have. */
function rowValues(): string[] {
  const status = statusNow(answered([license(1, -300, 60)]));
  const { instance } = status;
  const { url } = instance;
  const rows = [
    ...Object.keys(STATES).map((state) =>
      instanceItem({ ...status, state: state as InstanceState }, NOW, true),
    ),
    instanceItem(muted(status), NOW, true),
    ...[...Object.values(ROLES), undefined].map((role) =>
      licenseItem({
        kind: 'license',
        url,
        id: 1,
        license: license(1, -300, 60),
        role,
        isOverLimit: false,
        severity: 'ok',
      }),
    ),
    failureItem({ kind: 'failure', url, instance, failure: TIMEOUT }),
    failureItem({ kind: 'failure', url, instance, failure: undefined }),
    new GroupRows(() => ({ warningWithinDays: 30, criticalWithinDays: 7 })).item(
      { kind: 'group', name: 'A' },
      [status],
      true,
    ),
    factItem({ kind: 'fact', url, id: 1, fact: { id: 'a', label: 'a', value: 'a', copy: 'a' } }),
  ];
  return rows.map(({ contextValue }) => contextValue ?? '');
}

describe('the `when` clauses of the manifest', () => {
  it('ask for keys that VS Code or the code sets', () => {
    const unknown = allConditions().filter(({ key }) => ![...KEYS_OF_VSCODE, ...OWN_KEYS].includes(key));
    expect(unknown).toEqual([]);
  });

  it('ask for every key that the code sets, and the code sets every one of them', () => {
    const source = sourceOf('src');
    const set = CONTEXT_KEYS.filter((key) => source.includes(`setContextKey('${key}', `));
    expect(set).toEqual(CONTEXT_KEYS);
    const asked = new Set(allConditions().map(({ key }) => key));
    expect(OWN_KEYS.filter((key) => !asked.has(key))).toEqual([]);
  });

  it('name views that there are', () => {
    const named = [...comparedWith('view'), ...comparedWith('focusedView')];
    expect(named.filter(({ value }) => !declaredViews.includes(value))).toEqual([]);
  });

  it('name rows that there are', () => {
    const rows = rowValues();
    const words = new Set(rows.flatMap((row) => row.split(' ')));
    for (const { operator, value } of comparedWith('viewItem')) {
      const pattern = operator === '=~' ? new RegExp(value.slice(1, -1)) : undefined;
      expect(
        rows.filter((row) => pattern?.test(row) ?? row === value),
        value,
      ).not.toEqual([]);
      // Of several alternatives each has to be one.
      const named = value.replaceAll('\\b', ' ').match(/\w+/g) ?? [];
      expect(
        named.filter((word) => !words.has(word)),
        value,
      ).toEqual([]);
    }
  });

  it('name extensions of files that the manifest declares', () => {
    const extensions = contributes.languages.flatMap((language) => language.extensions);
    const named = comparedWith('resourceExtname');
    expect(named.filter(({ value }) => !extensions.includes(value))).toEqual([]);
  });
});
