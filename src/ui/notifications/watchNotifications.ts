import { onSettingChanged, read, SETTINGS } from '../base/configuration';
import type { NotifierParts } from './notifier';

/** Nobody wants to be warned while VS Code starts, and by then the instances have answered. */
const FIRST_LOOK_MS = 70_000;

interface Started {
  dispose(): void;
}

/** Begins to notify more than a minute after the start; nothing of it is loaded before. */
export function watchNotifications(parts: NotifierParts): Started {
  let started: Started | undefined;
  const timer = setTimeout(() => {
    void import('./notifier').then(({ startNotifying }) => {
      started = startNotifying(parts, { read, SETTINGS, onSettingChanged });
    });
  }, FIRST_LOOK_MS);
  return {
    dispose: () => {
      clearTimeout(timer);
      started?.dispose();
    },
  };
}
