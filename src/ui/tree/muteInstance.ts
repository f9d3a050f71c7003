import * as vscode from 'vscode';
import { address } from '../base/arguments';
import { command } from '../base/command';
import { pickInstance } from '../base/pickInstance';
import { notStored } from '../commands/storeInstance';

const FIELDS = { url: address };

/**
 * Mutes an instance in the setting, or unmutes one that is muted. A muted instance stays in the view, last; no badge,
 * status bar or notification speaks of it.
 */
export const muteInstance = command('muteInstance', FIELDS, async (parts, input) => {
  const { fleet, settings } = parts;
  const status = await pickInstance(
    fleet,
    input.url,
    vscode.l10n.t('Select an instance to mute or to unmute'),
  );
  if (status === undefined) {
    return undefined;
  }
  const { url, muted } = status.instance;
  const isMuted = muted !== true;
  try {
    await settings.setMuted(url, isMuted);
  } catch (error) {
    return notStored(parts, status.instance, error);
  }
  fleet.setInstances(settings.read().instances);
  return { ok: true, url, muted: isMuted };
});
