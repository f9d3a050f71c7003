import { onSettingChanged, read, SETTINGS } from '../base/configuration';
import type { NotifierParts } from './notifier';

/** Nobody wants to be warned while VS Code starts, and by then the instances have answered. */
const FIRST_LOOK_MS = 70_000;

interface Started {
  dispose(): void;
}

/**
 * Begins to notify more than a minute after the start; nothing of it is loaded before. What could not be loaded is
 * loaded again as much later.
 */
export function watchNotifications(parts: NotifierParts): Started {
  let started: Started | undefined;
  let isOver = false;
  const begin = async () => {
    const { startNotifying } = await import('./notifier');
    clearInterval(timer);
    started ??= isOver ? undefined : startNotifying(parts, { read, SETTINGS, onSettingChanged });
  };
  const failed = (error: unknown) => parts.log.warn(`Notifications could not be loaded: ${String(error)}`);
  const timer = setInterval(() => void begin().catch(failed), FIRST_LOOK_MS);
  return {
    dispose: () => {
      isOver = true;
      clearInterval(timer);
      started?.dispose();
    },
  };
}
