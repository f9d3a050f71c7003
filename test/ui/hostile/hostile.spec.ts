import { existsSync } from 'node:fs';
import { tryToAdd, tryToCount, tryToDelete } from './changes';
import { failToRead, TOLD, worsen } from './failures';
import { expect, test } from './fixtures';
import { filesWith } from './inspection';
import {
  lookAtDetails,
  lookAtLog,
  lookAtRecord,
  lookAtReports,
  lookAtStatusBar,
  lookAtUsage,
  lookAtView,
} from './looks';

// One window for all of it: a window takes long to start, and what is found is told for each surface anyway.
test(
  'nothing that a hostile GitLab says acts, hides or leaks, wherever it shows',
  { tag: '@long' },
  async ({ walk, other, keyPreview, hostileKey, folder, userData, stolen, secrets }) => {
    test.setTimeout(900_000);
    const ways = [
      () => lookAtView(walk),
      () => lookAtStatusBar(walk),
      () => lookAtDetails(walk),
      () => tryToAdd(walk, keyPreview, hostileKey),
      () => tryToDelete(walk),
      () => tryToCount(walk),
      () => lookAtRecord(walk),
      () => lookAtUsage(walk),
      () => lookAtReports(walk, folder),
      ...TOLD.map((name) => () => failToRead(walk, name)),
      ...(['sizes', 'dates', 'nesting'] as const).map((kind) => () => worsen(walk, other, kind)),
      () => lookAtLog(walk),
    ];
    for (const way of ways) {
      await way();
      await walk.clear();
    }
    expect.soft(existsSync(stolen), 'the file that the links name').toBe(false);
    expect.soft(filesWith(userData, secrets), 'files of VS Code that hold a secret').toEqual([]);
  },
);
