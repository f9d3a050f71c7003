/** What tables of instances say of one, in the report and in the overview. */

import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import { billableUsers } from '../../licensing/seats';
import { count } from '../text/language';

/** The last covered day, or why there is none; undefined when nothing is known. */
export function licensedThrough({ last, coverage }: InstanceStatus): string | undefined {
  if (coverage?.coveredUntil !== undefined) {
    return coverage.coveredUntil;
  }
  if (last === undefined) {
    return undefined;
  }
  if (last.current === undefined) {
    return t('no license');
  }
  // A license in use without any that counts has dates that nobody can read.
  return coverage?.endUnknown === true || coverage?.severity === 'none' ? t('unknown') : t('never expires');
}

/** "512/500", as in the view. */
export function seats({ last }: InstanceStatus): string | undefined {
  const limit = last?.current?.user_limit;
  if (typeof limit !== 'number') {
    return undefined;
  }
  const billable = billableUsers(last?.current);
  const most = limit === 0 ? t('unlimited') : count(limit);
  return billable === undefined ? most : `${count(billable)}/${most}`;
}
