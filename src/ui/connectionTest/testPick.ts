import * as vscode from 'vscode';
import { STEP_IDS, type Step, type StepId } from '../../gitlab/connectionTest/steps';
import { instanceName, type Instance } from '../../instances/instance';
import { stepActions, stepActionTitle, type StepAction } from '../../words/connectionTest/stepActions';
import { outcomeText, stepReason, stepTitle } from '../../words/connectionTest/stepTexts';
import { testReport } from '../../words/connectionTest/testReport';
import { line } from '../../words/text/language';
import { plainText } from '../../words/text/plainText';
import { announce } from '../base/command';
import { icons } from '../base/icons';
import { liveList, type LiveList, type PlainButton, type PlainItem } from '../window/lists';

/** A step, or one that isn't done yet. */
interface StepItem extends PlainItem {
  readonly id: StepId;
  /** What Enter does. */
  readonly action: StepAction | undefined;
}

interface ActionButton extends PlainButton {
  readonly action: StepAction;
}

/** What came of a test: the steps that were reported, and what the user wants to do about one of them. */
export interface Tested {
  readonly steps: readonly Step[];
  readonly action: StepAction | undefined;
}

type Run = (report: (step: Step) => void, signal: AbortSignal) => Promise<void>;

/** Shows a test while it runs, until the user closes the list or chooses what to do. Closing it cancels the test. */
export async function showTest(instance: Instance, run: Run): Promise<Tested> {
  const done = new Map<StepId, Step>();
  const list = liveList<StepItem>({
    title: plainText(vscode.l10n.t('Test Connection to {0}', instanceName(instance))),
    placeHolder: plainText(vscode.l10n.t('Testing…')),
  });
  list.ignoreFocusOut = true;
  list.buttons = [copyButton()];
  list.onDidTriggerButton(() => void copyReport(inOrder(done), instance));
  const cancellation = new AbortController();
  const update = () => showSteps(list, done, instance);
  update();
  list.busy = true;
  const running = run((step) => {
    done.set(step.id, step);
    update();
  }, cancellation.signal).finally(() => {
    list.busy = false;
    list.placeholder = plainText(resultText(done));
  });
  try {
    const action = await Promise.race([chosen(list), failing(running)]);
    return { steps: inOrder(done), action };
  } finally {
    cancellation.abort();
    list.dispose();
  }
}

function resultText(done: ReadonlyMap<StepId, Step>): string {
  const hasFailed = [...done.values()].some(({ outcome }) => outcome === 'failed');
  return hasFailed ? vscode.l10n.t('Select a failed step to fix it') : vscode.l10n.t('No step failed');
}

/** Only a bug ends a test without its steps: it goes to whoever started the test. */
async function failing(running: Promise<void>): Promise<never> {
  await running;
  return new Promise<never>(() => undefined);
}

function chosen(list: LiveList<StepItem>): Promise<StepAction | undefined> {
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      const action = list.selectedItems[0]?.action;
      // A step without anything to do about it leaves the list as it is.
      if (action !== undefined) {
        resolve(action);
      }
    });
    list.onDidTriggerItemButton(({ button }) => resolve((button as ActionButton).action));
    list.onDidHide(() => resolve(undefined));
    list.show();
  });
}

function showSteps(list: LiveList<StepItem>, done: ReadonlyMap<StepId, Step>, instance: Instance): void {
  const active = wantedStep(list.activeItems[0]?.id, done);
  list.items = STEP_IDS.map((id) => {
    const step = done.get(id);
    return step === undefined ? pendingItem(id) : stepItem(step, instance);
  });
  if (active !== undefined) {
    // New items move the focus to the first one, also under the fingers of somebody who is on another.
    list.activeItems = list.items.filter(({ id }) => id === active);
  }
}

/** The first step that failed, until somebody has moved to another than the one on top. */
function wantedStep(active: StepId | undefined, done: ReadonlyMap<StepId, Step>): StepId | undefined {
  const isMoved = active !== undefined && active !== STEP_IDS[0];
  return isMoved ? active : (inOrder(done).find(({ outcome }) => outcome === 'failed')?.id ?? active);
}

function pendingItem(id: StepId): StepItem {
  return {
    label: plainText(stepTitle(id)),
    iconPath: new vscode.ThemeIcon('loading~spin'),
    action: undefined,
    id,
  };
}

function stepItem(step: Step, instance: Instance): StepItem {
  const reason = stepReason(step, instance);
  const [action, ...others] = stepActions(step, instance);
  const isFailed = step.outcome === 'failed';
  // What helps comes before a sentence that may be cut off.
  const beside = isFailed ? action && stepActionTitle(action) : reason;
  return {
    label: plainText(stepTitle(step.id)),
    description: plainText(line(outcomeText(step), beside)),
    // A sentence has room only in a line of its own.
    ...(isFailed && { detail: plainText(reason) }),
    iconPath: iconOf(step),
    buttons: others.map(actionButton),
    ...{ action, id: step.id },
  };
}

function iconOf({ outcome }: Step): vscode.ThemeIcon {
  switch (outcome) {
    case 'ok':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
    case 'skipped':
      return new vscode.ThemeIcon('circle-slash');
    case 'failed':
      return icons.error;
  }
}

function actionButton(action: StepAction): ActionButton {
  const icon = action.kind === 'copyForOwner' ? 'copy' : 'file';
  return { action, iconPath: new vscode.ThemeIcon(icon), tooltip: plainText(stepActionTitle(action)) };
}

function copyButton(): PlainButton {
  return {
    iconPath: new vscode.ThemeIcon('copy'),
    tooltip: plainText(vscode.l10n.t('Copy Report as Markdown')),
  };
}

async function copyReport(steps: readonly Step[], instance: Instance): Promise<void> {
  await vscode.env.clipboard.writeText(testReport(steps, instance));
  announce(vscode.l10n.t('Copied the report.'));
}

function inOrder(done: ReadonlyMap<StepId, Step>): readonly Step[] {
  return STEP_IDS.map((id) => done.get(id)).filter((step) => step !== undefined);
}
