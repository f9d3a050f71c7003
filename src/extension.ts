import * as vscode from 'vscode';
import type { PublicApi } from './api';
import { Fleet } from './fleet/fleet';
import { connect } from './gitlab/connect';
import { InstanceSettings } from './instances/instanceSettings';
import { Tokens } from './instances/tokens';
import { plainDateOf } from './licensing/plainDate';
import { registerCommands } from './ui/commands';
import { configuration } from './ui/configuration';
import { changeEvent, publicApi } from './ui/publicApi';
import { registerViewCommands } from './ui/viewCommands';
import { showFleet } from './ui/showFleet';
import { watchInstances } from './ui/watchInstances';
import { setLanguage } from './words/language';

/** Builds the parts, registers them and returns the public API. Asks nothing of network or disk; that comes after. */
export function activate(context: vscode.ExtensionContext): PublicApi {
  setLanguage(vscode.env.language, vscode.l10n.bundle);
  const log = vscode.window.createOutputChannel(vscode.l10n.t('GitLab Licenses'), { log: true });
  const settings = new InstanceSettings();
  const tokens = new Tokens(context.secrets);
  const userAgent = userAgentOf(context);
  const fleet = new Fleet({
    connect: ({ url }, token) =>
      connect(url, token, {
        // Looked up at each use: VS Code replaces the global one to apply its proxy settings and certificates.
        fetch: (...request) => globalThis.fetch(...request),
        timeoutSeconds: configuration.requestTimeoutSeconds(),
        userAgent,
        trace: (line) => log.trace(line),
      }),
    token: (url) => tokens.get(url),
    now: () => Date.now(),
    today: () => plainDateOf(new Date()),
    thresholds: () => configuration.thresholds(),
  });
  const changes = changeEvent(fleet);

  context.subscriptions.push(
    changes,
    showFleet(fleet),
    registerCommands({ fleet, settings, tokens, log }),
    registerViewCommands(fleet),
    watchInstances(fleet, settings, tokens),
    fleet,
    log,
  );
  return publicApi(fleet, changes.event);
}

function userAgentOf({ extension }: vscode.ExtensionContext): string {
  const { version } = extension.packageJSON as { version: string };
  return `gitlab-license-manager/${version} VSCode/${vscode.version}`;
}
