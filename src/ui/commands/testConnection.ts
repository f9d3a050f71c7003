import * as vscode from 'vscode';
import { failureOf } from '../../gitlab/errors';
import { address } from '../base/arguments';
import { command } from '../base/command';
import { pickInstance } from '../base/pickInstance';
import { showFailure } from '../base/showFailure';
import { showConnectionTest } from '../connectionTest/showConnectionTest';
import { setCaFile } from './editInstance';

const FIELDS = { url: address };

/** Tests every step from the name of an instance to its licenses, and offers what helps. */
export const testConnection = command('testConnection', FIELDS, async (parts, input) => {
  const status = await pickInstance(parts.fleet, input.url, vscode.l10n.t('Test Connection'));
  if (status === undefined) {
    return undefined;
  }
  const { url } = status.instance;
  try {
    const steps = await showConnectionTest(parts, url, async (instance, caFile) => {
      const stored = await setCaFile(parts, instance, caFile);
      return stored?.ok === true;
    });
    return { ok: true, url, steps: steps.map(({ id, outcome }) => ({ id, outcome })) };
  } catch (error) {
    return showFailure(failureOf(error), status.instance);
  }
});
