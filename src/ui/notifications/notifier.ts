import { join } from 'node:path';
import * as vscode from 'vscode';
import { dueWarnings, tomorrow, type DueWarning } from '../../fleet/notifications/dueWarnings';
import { claimsToSweep } from '../../fleet/notifications/sweep';
import { errorMessage } from '../../gitlab/errorMessage';
import { plainDateOf } from '../../licensing/plainDate';
import { ClaimFiles } from '../../storage/claimFiles';
import { inOrder } from '../../words/instances/sortInstances';
import {
  notificationActionTitle,
  notificationText,
  type NotificationAction,
} from '../../words/notifications/notificationText';
import { warn, type CommandParts } from '../base/command';
import { runCommand } from '../base/ownCommands';
import { isOn, warningDays, type Settings } from './notificationSettings';
import { QuietMoment } from './quietMoment';

export type NotifierParts = Pick<CommandParts, 'fleet' | 'log' | 'storage'>;

/** Reminders and days come without anything changing. */
const LOOK_EVERY_MS = 10 * 60_000;
const SWEEP_EVERY_MS = 24 * 60 * 60_000;

/** At most three: VS Code cuts the titles of more. */
const ACTIONS: readonly NotificationAction[] = ['show', 'tomorrow', 'never'];

/** Looks now, and whenever something may have become due, as long as the window has the focus. */
export function startNotifying(
  { fleet, log, storage }: NotifierParts,
  settings: Settings,
): vscode.Disposable {
  const claims = new ClaimFiles(join(storage, 'notifications'));
  const notifier = new Notifier({ fleet, log, claims, settings });
  const moment = new QuietMoment(() => notifier.look());
  moment.wait();
  const stop = fleet.onDidChange(() => moment.wait());
  const timer = setInterval(() => moment.wait(), LOOK_EVERY_MS);
  return vscode.Disposable.from(
    moment,
    vscode.window.onDidChangeWindowState(() => moment.wait()),
    settings.onSettingChanged(() => moment.wait()),
    { dispose: stop },
    { dispose: () => clearInterval(timer) },
  );
}

interface Dependencies {
  readonly fleet: Pick<NotifierParts['fleet'], 'statuses'>;
  readonly claims: ClaimFiles;
  readonly settings: Settings;
  readonly log: Pick<vscode.LogOutputChannel, 'warn'>;
}

/** Shows what is due and not claimed by another window, in one notification. */
export class Notifier {
  readonly #fleet: Dependencies['fleet'];
  readonly #claims: ClaimFiles;
  readonly #settings: Settings;
  readonly #log: Dependencies['log'];
  #sweptAt = 0;

  constructor({ fleet, claims, settings, log }: Dependencies) {
    this.#fleet = fleet;
    this.#claims = claims;
    this.#settings = settings;
    this.#log = log;
  }

  /** Throws nothing. */
  async look(): Promise<void> {
    if (!isOn(this.#settings) || !vscode.window.state.focused) {
      return;
    }
    try {
      const now = Date.now();
      const claims = await this.#claims.read();
      const statuses = inOrder(this.#fleet.statuses());
      const due = dueWarnings(statuses, claims, warningDays(this.#settings), now);
      const claimed = await this.#claim(due);
      if (claimed.length > 0) {
        this.#show(claimed, now);
      }
      await this.#sweep(now);
    } catch (error) {
      this.#log.warn(`Claims of notifications could not be read or removed: ${errorMessage(error)}`);
    }
  }

  /** In turn, and not beyond the first that another window has: it is about to show the others too. */
  async #claim(due: readonly DueWarning[]): Promise<DueWarning[]> {
    const claimed: DueWarning[] = [];
    for (const warning of due) {
      if (!(await this.#claimOne(warning))) {
        return claimed;
      }
      claimed.push(warning);
    }
    return claimed;
  }

  /** What can't be claimed isn't shown, or it would be shown again and again; the view says it anyway. */
  async #claimOne(warning: DueWarning): Promise<boolean> {
    try {
      return await this.#claims.claim(warning);
    } catch (error) {
      this.#log.warn(`A notification could not be claimed: ${errorMessage(error)}`);
      return false;
    }
  }

  /** Closed without an answer, it counts as seen. */
  #show(due: readonly DueWarning[], now: number): void {
    const actions = ACTIONS.map((action) => ({
      title: notificationActionTitle(action),
      run: () => this.#act(action, due),
    }));
    warn(notificationText(due, now), actions);
  }

  async #act(action: NotificationAction, due: readonly DueWarning[]): Promise<void> {
    switch (action) {
      case 'show':
        await runCommand('view.showStatus', { urls: [...new Set(due.map(({ subject }) => subject.url))] });
        return;
      case 'tomorrow': {
        const dueAt = tomorrow(Date.now());
        await Promise.all(due.map(({ subject }) => this.#claims.remind(subject, dueAt)));
        return;
      }
      case 'never':
        await Promise.all(due.map(({ subject }) => this.#claims.silence(subject)));
    }
  }

  async #sweep(now: number): Promise<void> {
    if (Math.abs(now - this.#sweptAt) < SWEEP_EVERY_MS) {
      return;
    }
    this.#sweptAt = now;
    const over = claimsToSweep(
      await this.#claims.files(),
      this.#fleet.statuses(),
      plainDateOf(new Date(now)),
    );
    await this.#claims.remove(over);
  }
}
