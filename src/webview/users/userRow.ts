import type { SeatsTexts } from '../../seats/protocol';
import { NEVER, type SeatUser } from '../../seats/seatUser';
import { accountState } from '../../seats/statistics';
import { element } from '../dom';
import { dayText } from '../format';
import type { RowState } from '../table/grid';
import { gridRow } from '../table/gridRow';

/** A row of the table. Names are set as text only, each with its own direction of writing. */
export function userRow(user: SeatUser | undefined, texts: SeatsTexts, state: RowState): HTMLElement {
  const cells = user === undefined ? [] : cellsOf(user, texts);
  return gridRow(
    state,
    cells.map((text) =>
      element('span', { attributes: { role: 'gridcell', title: text } }, [element('bdi', { text })]),
    ),
  );
}

function cellsOf(user: SeatUser, texts: SeatsTexts): string[] {
  const day = (value: number) => (value === NEVER ? texts.neverDay : dayText(value));
  const roles = [
    ...(user.isAdmin ? [texts.admin] : []),
    ...(user.isAuditor ? [texts.auditor] : []),
    ...(user.isExternal ? [texts.external] : []),
  ];
  return [
    user.name === '' ? user.username : `${user.name} (${user.username})`,
    stateText(user.state, texts),
    user.takesSeat ? texts.yes : texts.no,
    day(user.activeOn),
    day(user.signedInOn),
    day(user.createdOn),
    roles.join(', '),
  ];
}

/** A state that has no word of its own is shown in GitLab's. */
function stateText(state: string, texts: SeatsTexts): string {
  switch (accountState(state)) {
    case 'active':
      return texts.active;
    case 'deactivated':
      return texts.deactivated;
    case 'blocked':
      return state === 'blocked' ? texts.blocked : state;
    case 'other':
      return state;
  }
}
