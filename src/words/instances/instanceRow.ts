/** An instance's name in a row of the view, where the days matter more. */

import type { InstanceStatus } from '../../fleet/status';
import { instanceLabel, type Instance } from '../../instances/instance';
import { cutInMiddle, widthInEm } from '../text/textWidth';
import { rowLead } from './instances';

/** What a view 300 pixels wide has for the name and the days, in em of the name; the letters of the days are smaller. */
const ROW_EM = 16.2;
const DAYS_SIZE = 0.9;

/** What the days and a button leave of it for the name. */
const WIDEST_BESIDE_BUTTON_EM = 6.3;

/**
 * The name as the row's label, cut in its middle where it would push the days out of sight. The whole name is in the
 * tooltip and in the accessible label.
 */
export function instanceRowLabel(status: InstanceStatus): string {
  const room = ROW_EM - DAYS_SIZE * widthInEm(rowLead(status));
  return cutInMiddle(instanceLabel(status.instance), Math.max(room, WIDEST_BESIDE_BUTTON_EM));
}

/** Whether the row can show a button under the mouse without cutting the days. */
export function rowHasRoomForButton(instance: Instance): boolean {
  return widthInEm(instanceLabel(instance)) <= WIDEST_BESIDE_BUTTON_EM;
}
