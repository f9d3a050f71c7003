import * as vscode from 'vscode';
import type { AttentionReasonSnapshot, InstanceSnapshot, PublicApi } from '../api';
import type { Fleet } from '../fleet/fleet';
import type { AttentionReason } from '../fleet/reasons';
import { subscriptionSnapshot } from './subscriptionSnapshot';
import type { InstanceStatus } from '../fleet/status';
import { instanceName } from '../instances/instance';
import { failureText } from '../words/failures/failures';

/** What other extensions get from `activate()`: plain data without secrets. */
export function publicApi(fleet: Fleet, onDidChange: PublicApi['onDidChange']): PublicApi {
  return { version: 1, getInstances: () => fleet.statuses().map(snapshotOf), onDidChange };
}

/** A copy, so that no caller can change what the extension knows. */
function snapshotOf(status: InstanceStatus): InstanceSnapshot {
  const { instance, state, last, failure, coverage, attention } = status;
  return structuredClone({
    url: instance.url,
    name: instanceName(instance),
    state,
    ...(last && { fetchedAt: last.answer.at }),
    ...(failure && { error: { kind: failure.kind, message: failureText(failure, instance).message } }),
    ...(last?.current && { current: last.current }),
    licenses: [...(last?.licenses ?? [])],
    ...subscriptionSnapshot(status),
    severity: coverage?.severity ?? 'none',
    ...(coverage?.daysLeft !== undefined && { daysLeft: coverage.daysLeft }),
    ...(coverage?.coveredUntil !== undefined && { coveredUntil: coverage.coveredUntil }),
    gaps: [...(coverage?.gaps ?? [])],
    attention: { severity: attention.severity, reasons: attention.reasons.map(reasonSnapshot) },
  });
}

/** Without what only this extension's own words need, so that it can change. */
function reasonSnapshot({ kind, severity, licenseId, date }: AttentionReason): AttentionReasonSnapshot {
  return {
    kind,
    severity,
    ...(licenseId !== undefined && { licenseId }),
    ...(date !== undefined && { date }),
  };
}

/** VS Code's event from the fleet's listeners. */
export function changeEvent(fleet: Fleet): vscode.EventEmitter<{ readonly urls: readonly string[] }> {
  const emitter = new vscode.EventEmitter<{ readonly urls: readonly string[] }>();
  fleet.onDidChange((urls) => emitter.fire({ urls: [...urls] }));
  return emitter;
}
