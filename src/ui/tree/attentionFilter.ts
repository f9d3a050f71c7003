import * as vscode from 'vscode';
import { needsAttention } from '../../fleet/attention';
import type { InstanceStatus } from '../../fleet/status';
import { setContextKey } from '../base/contextKeys';

const KEY = 'needsAttentionOnly';

/** Whether the view shows only the instances that need attention; it stays so in the next session. */
export class AttentionFilter implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #isOn: boolean;

  constructor(state: vscode.Memento) {
    this.#state = state;
    this.#isOn = state.get<unknown>(KEY) === true;
    setContextKey('needsAttentionOnly', this.#isOn);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  async set(isOn: boolean): Promise<void> {
    this.#isOn = isOn;
    setContextKey('needsAttentionOnly', isOn);
    this.#changed.fire();
    await this.#state.update(KEY, isOn);
  }

  /** Those that the view shows, in the order given. */
  shown(statuses: readonly InstanceStatus[]): readonly InstanceStatus[] {
    return this.#isOn ? statuses.filter(needsAttention) : statuses;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
