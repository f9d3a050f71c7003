import { t } from '@vscode/l10n';
import type { Failure } from '../../gitlab/errors';
import type { Instance } from '../../instances/instance';
import type { MessageAction, PageMessage } from '../../usage/protocol';
import { actionTitle, failureText, type ActionId } from '../failures/failures';

/** Why an instance didn't give its usage export, with the action that helps, and another try. */
export function failureMessage(failure: Failure, instance: Instance): PageMessage {
  const { message, action } = failureText(failure, instance);
  return usageMessage(message, ofPage(action));
}

/** @param action what helps; another try when left out */
export function usageMessage(text: string, action: MessageAction = 'refresh'): PageMessage {
  const actions = new Set<MessageAction>([action, 'refresh']);
  return {
    kind: 'message',
    text,
    buttons: [...actions].map((one) => ({ title: titleOf(one), action: one })),
  };
}

function ofPage(action: ActionId): MessageAction {
  return action === 'retry' ? 'refresh' : action;
}

function titleOf(action: MessageAction): string {
  switch (action) {
    case 'refresh':
      return actionTitle('retry');
    case 'addInstance':
      return t('Add Instance…');
    case 'chooseFile':
      return t('Choose Another File…');
    default:
      return actionTitle(action);
  }
}
