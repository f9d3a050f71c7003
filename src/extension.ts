import * as vscode from 'vscode';
import type { PublicApi } from './api';
import { Fleet } from './fleet/fleet';
import { InstanceSettings } from './storage/instanceSettings';
import { stateStorage } from './storage/stateStorage';
import { Tokens } from './storage/tokens';
import { plainDateOf } from './licensing/plainDate';
import { registerCommands } from './ui/commands/registerCommands';
import { configuration, keptSetting } from './ui/base/configuration';
import { connections as connectionsOf } from './ui/base/connections';
import { Documents } from './ui/base/documents';
import { pollInstances } from './ui/background/pollInstances';
import { watchNotifications } from './ui/notifications/watchNotifications';
import { changeEvent, publicApi } from './ui/publicApi';
import { showFleet } from './ui/showFleet';
import { AttentionFilter } from './ui/tree/attentionFilter';
import { watchTokenExpiry } from './ui/background/tokenExpiry';
import { registerUsagePanels } from './ui/usage/usagePanels';
import { watchInstances } from './ui/background/watchInstances';
import { watchUsageReports } from './ui/background/watchUsageReports';
import { watchSelection } from './ui/background/watchSelection';
import { failureText } from './words/failures/failures';
import { setLanguage } from './words/text/language';

const MINUTE_MS = 60_000;

/** Up to this part of the interval, nothing is written only because the same was fetched again. */
const UNWRITTEN_SHARE = 0.25;

/** Builds the parts, registers them and returns the public API. Asks nothing of network or disk; that comes after. */
export function activate(context: vscode.ExtensionContext): PublicApi {
  setLanguage(vscode.env.language, vscode.l10n.bundle);
  const log = vscode.window.createOutputChannel(vscode.l10n.t('GitLab Licenses'), { log: true });
  const settings = new InstanceSettings();
  const tokens = new Tokens(context.secrets);
  const connections = connectionsOf(context, log);
  const store = stateStorage({
    folder: context.globalStorageUri.fsPath,
    warn: (message) => log.warn(message),
    keepsForMs: () => configuration.refreshIntervalMinutes() * (MINUTE_MS * UNWRITTEN_SHARE),
  });
  const clock = { now: () => Date.now(), today: () => plainDateOf(new Date()) };
  // Before all that draws, so that it hears first of a change.
  const thresholds = keptSetting(() => configuration.thresholds());
  const fleet = new Fleet({
    ...clock,
    connect: (instance, token) => connections.connectBriefly(instance, token),
    token: (url) => tokens.getForRefresh(url),
    signedIn: () => tokens.signedIn(),
    thresholds: () => thresholds.get(),
    storage: store,
    random: () => Math.random(),
    failed: (url, failure) => log.warn(`${failureText(failure, { url }).message} ${JSON.stringify(failure)}`),
    refused: (url, failure) => log.debug(`${url}/api/graphql: ${JSON.stringify(failure ?? 'not permitted')}`),
  });
  const changes = changeEvent(fleet);
  const documents = new Documents();
  const filter = new AttentionFilter(context.globalState);
  const parts = {
    ...{ fleet, settings, tokens, connections, documents, filter, log },
    storage: context.globalStorageUri.fsPath,
    extension: context.extensionUri,
  };

  context.subscriptions.push(
    thresholds,
    changes,
    showFleet(fleet, filter),
    filter,
    documents,
    registerCommands(parts),
    registerUsagePanels(parts),
    watchInstances(fleet, settings, tokens, store),
    pollInstances(fleet, clock),
    watchSelection(),
    watchTokenExpiry(parts),
    watchUsageReports(parts),
    watchNotifications(parts),
    fleet,
    log,
  );
  return publicApi(fleet, changes.event);
}
