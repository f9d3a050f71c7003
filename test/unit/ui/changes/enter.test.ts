import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import type { GivenKey } from '../../../../src/ui/changes/add/givenKey';
import type { CommandParts } from '../../../../src/ui/base/command';
import type { Known } from '../../../../src/ui/changes/sending/readFresh';
import { typeFlags } from '../../../gitlab/server';
import { answered, inDays, license, NOW, statusNow } from '../../fleet/statuses';
import { readingOf } from '../../licensing/precheck/precheckWorld';
import { legacy, type Json } from '../../testGitlab/world';

interface Item {
  readonly title: string;
}

/** The first buttons of the dialogs in which Enter was pressed. */
const pressed: string[] = [];
const copied: string[] = [];

vi.mock('vscode', () => {
  // The dialog comes again after some buttons; a user then leaves it.
  const pressEnter = (_message: string, _options: unknown, ...items: Item[]) => {
    pressed.push(items[0]?.title ?? '');
    return Promise.resolve(pressed.length === 1 ? items[0] : undefined);
  };
  const leave = () => Promise.resolve(undefined);
  return {
    l10n: { t: (text: string) => text },
    window: {
      showWarningMessage: pressEnter,
      showInformationMessage: pressEnter,
      showInputBox: leave,
      showSaveDialog: leave,
      showOpenDialog: leave,
    },
    workspace: { getConfiguration: () => ({ get: () => undefined }) },
    commands: { executeCommand: leave },
    env: {
      openExternal: leave,
      clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
    },
    Uri: { file: (path: string) => ({ fsPath: path }), joinPath: () => undefined, parse: () => undefined },
  };
});

const PARTS = {} as CommandParts;
const EXPIRED = license(1, -718, -353);
const CURRENT = license(2, -353, 12, { historical_max: 100 });
const UPCOMING = license(3, 12, 377);
/** In use again when the current one has ended, if the upcoming one did not take over. */
const STANDS_BY = license(1, -100, 500);

function knownOf(licenses: readonly License[]): Known {
  const status = statusNow(answered(licenses));
  const { last, coverage } = status;
  if (last === undefined || coverage === undefined) {
    throw new Error('not known');
  }
  return { status, last, coverage };
}

function given(attributes: Json | 'unreadable', origin: GivenKey['origin'] = 'clipboard'): GivenKey {
  const reading = attributes === 'unreadable' ? ({ kind: 'unreadable' } as const) : readingOf(attributes);
  return { key: 'the key', fingerprint: 'f1', reading, origin, canBe: () => true };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  pressed.length = 0;
  copied.length = 0;
});

describe('Enter in the question about a delete deletes nothing', () => {
  it.each<[string, string, License, readonly License[]]>([
    ['the current one', 'Save Key and Delete…', CURRENT, [CURRENT, UPCOMING]],
    ['an upcoming one', 'Delete…', UPCOMING, [CURRENT, UPCOMING]],
    ['a past one', 'Export Report First…', EXPIRED, [CURRENT, EXPIRED]],
    ['one that stands by', 'Export Report First…', STANDS_BY, [CURRENT, STANDS_BY]],
  ])('%s: %s', async (_name, first, doomed, licenses) => {
    const { askToDelete } = await import('../../../../src/ui/changes/delete/deleteDialogs');
    expect(await askToDelete(PARTS, knownOf(licenses), doomed)).toMatchObject({ kind: 'none' });
    expect(pressed[0]).toBe(first);
  });

  it.each<[string, string, boolean, readonly License[]]>([
    ['whose key is nowhere else', 'Save Key…', false, [CURRENT, UPCOMING]],
    ['whose key is in its file', 'Delete…', true, [CURRENT, UPCOMING]],
    ['that changes nothing', 'Keep License', true, [CURRENT, UPCOMING, { ...UPCOMING, id: 4 }]],
  ])('of an addition %s: %s', async (_name, first, isInFile, licenses) => {
    const { askToUndo } = await import('../../../../src/ui/changes/delete/undoDialog');
    const known = knownOf(licenses);
    const added = { ...given(legacy({})), isInFile };
    expect(await askToUndo(known, UPCOMING, added)).toMatchObject({ kind: 'none' });
    expect(pressed[0]).toBe(first);
  });
});

describe('Enter in a preview', () => {
  const renewal = { issued_at: inDays(12), expires_at: inDays(377) };
  const sameDates = { issued_at: inDays(-353), expires_at: inDays(12) };

  it.each<[string, string, Json | 'unreadable']>([
    ['of an expired key', 'Copy Details', legacy({}, { issued_at: inDays(-400), expires_at: inDays(-35) })],
    ['of a refused key', 'Copy Details', legacy({ active_user_count: 50 }, renewal)],
    ['of a malformed key', 'Copy Details', legacy({}, { licensee: {} })],
    ['of a duplicate', 'Copy Details', legacy({ active_user_count: 200 }, sameDates)],
    ['of a downgrade', 'Copy Details', legacy({ plan: 'premium', active_user_count: 200 }, renewal)],
    ['of a key nobody reads', 'Choose Public Key File…', 'unreadable'],
    ['of an online cloud key', 'Open Subscription Page', legacy({}, typeFlags('online_cloud'))],
  ])('%s does not add it: %s', async (_name, first, attributes) => {
    const { askToAdd } = await import('../../../../src/ui/changes/add/addDialogs');
    expect(await askToAdd(PARTS, knownOf([CURRENT]), given(attributes), [])).toBeUndefined();
    expect(pressed[0]).toBe(first);
    expect(copied).toHaveLength(first === 'Copy Details' ? 1 : 0);
    expect(pressed).toHaveLength(first === 'Open Subscription Page' ? 1 : 2);
  });

  it('adds a key that nothing speaks against', async () => {
    const { askToAdd } = await import('../../../../src/ui/changes/add/addDialogs');
    const key = given(legacy({ active_user_count: 200 }, renewal));
    const confirmed = await askToAdd(PARTS, knownOf([CURRENT]), key, []);
    expect(confirmed).toMatchObject({ given: key, predicted: { kind: 'accepted' } });
    expect(pressed).toEqual(['Add License']);
  });
});
