import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { StateStore } from '../../fleet/stateStore';
import type { InstanceProblem } from '../../instances/instance';
import type { InstanceSettings } from '../../storage/instanceSettings';
import type { Tokens } from '../../storage/tokens';
import { openInstancesSetting } from '../base/actions';
import { configuration } from '../base/configuration';
import { warnUntilClosed } from '../base/command';
import { setContextKey } from '../base/contextKeys';
import type { SettingWarnings } from './settingWarnings';

/**
 * Follows the setting and the tokens, from this window and from others, shows what was known in the last session and
 * makes the first refresh.
 */
export function watchInstances(
  fleet: Fleet,
  settings: InstanceSettings,
  tokens: Tokens,
  store: Pick<StateStore, 'forgetOthers'>,
): vscode.Disposable {
  const warnOf = settingWarnings();
  const follow = () => {
    const { instances, problems } = settings.read();
    fleet.setInstances(instances);
    warnOf(problems);
    void fleet.refreshNew({ intervalMs: configuration.refreshIntervalMinutes() * 60_000 });
  };
  fleet.setInstances(settings.read().instances);
  // Starting VS Code is not held up: what asks the network comes after every extension has been activated.
  const start = setTimeout(() => {
    follow();
    void store.forgetOthers(settings.read().instances.map(({ url }) => url));
    setContextKey('started', true);
  }, 0);
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(start) },
    settings.onDidChange(follow),
    tokens.onDidChange((url) => void fleet.credentialsChangedElsewhere(url)),
  );
}

/** Hand-made mistakes are rare, so their words are loaded with the first. */
function settingWarnings(): (problems: readonly InstanceProblem[]) => void {
  let warnings: Promise<SettingWarnings> | undefined;
  return (problems) => {
    if (problems.length > 0) {
      warnings ??= import('./settingWarnings').then((module) => new module.SettingWarnings(warnOf));
      // What could not be loaded is loaded again with the next ones.
      warnings.catch(() => (warnings = undefined));
    }
    void warnings?.then((loaded) => loaded.update(problems));
  };
}

function warnOf(text: string): Promise<void> {
  return warnUntilClosed(text, [{ title: vscode.l10n.t('Open Settings'), run: openInstancesSetting }]);
}
