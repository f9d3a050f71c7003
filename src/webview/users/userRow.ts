import type { SeatsTexts } from '../../seats/protocol';
import { NEVER, type SeatUser } from '../../seats/seatUser';
import { button, element } from '../dom';
import { dayText, filled } from '../format';
import { checkCell, gridRow } from '../table/gridRow';
import type { SelectRow } from '../table/selectTable';

/** A row of the table. Names are set as text only, each with its own direction of writing. */
export function userRow(user: SeatUser | undefined, texts: SeatsTexts, row: SelectRow): HTMLElement {
  if (user === undefined) {
    return element('div');
  }
  const name = foreignCell(nameOf(user), 'column-name');
  const state = foreignCell(stateText(user.state, texts), 'column-state');
  const details = detailsOf(user, texts).map((text) =>
    element('span', { text, attributes: { role: 'gridcell', title: text } }),
  );
  // By keyboard, Enter opens the row that the grid is on.
  const open = button('↗', row.open, {
    'aria-label': filled(texts.openUser, nameOf(user)),
    title: texts.open,
    tabindex: '-1',
  });
  const last = element('span', { class: 'open', attributes: { role: 'gridcell' } }, [open]);
  return gridRow(row, [checkCell(), name, state, ...details, last], { isSelected: row.isSelected });
}

function foreignCell(text: string, className: string): HTMLElement {
  return element('span', { class: className, attributes: { role: 'gridcell', title: text } }, [
    element('bdi', { text }),
  ]);
}

function detailsOf(user: SeatUser, texts: SeatsTexts): string[] {
  const day = (value: number) => (value === NEVER ? texts.neverDay : dayText(value));
  const roles = [
    ...(user.isAdmin ? [texts.admin] : []),
    ...(user.isAuditor ? [texts.auditor] : []),
    ...(user.isExternal ? [texts.external] : []),
  ];
  return [
    user.takesSeat ? texts.yes : texts.no,
    day(user.activeOn),
    day(user.signedInOn),
    day(user.createdOn),
    roles.join(', '),
  ];
}

function nameOf({ name, username }: SeatUser): string {
  return name === '' ? username : `${name} (${username})`;
}

/** A state that has no word of its own is shown in GitLab's. */
function stateText(state: string, texts: SeatsTexts): string {
  switch (state) {
    case 'active':
      return texts.active;
    case 'deactivated':
      return texts.deactivated;
    case 'blocked':
      return texts.blocked;
    case 'ldap_blocked':
      return texts.blockedByLdap;
    case 'banned':
      return texts.banned;
    case 'blocked_pending_approval':
      return texts.pendingApproval;
    default:
      return state;
  }
}
