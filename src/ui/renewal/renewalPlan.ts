import type { InstanceUrl } from '../../instances/address';
import type { CommandParts, CommandResult } from '../base/command';

export function renewalPlan(
  _parts: CommandParts,
  _given: { readonly url?: InstanceUrl },
): Promise<CommandResult> {
  return Promise.resolve(undefined);
}
