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
  const name = cell(nameOf(user), { class: 'column-name' });
  const details = detailsOf(user, texts).map((text) => cell(text));
  // By keyboard, Enter opens the row that the grid is on.
  const open = button('↗', row.open, {
    'aria-label': filled(texts.openUser, nameOf(user)),
    title: texts.open,
    tabindex: '-1',
  });
  const last = element('span', { class: 'open', attributes: { role: 'gridcell' } }, [open]);
  return gridRow(row, [checkCell(), name, ...details, last], { isSelected: row.isSelected });
}

function cell(text: string, parts: { readonly class?: string } = {}): HTMLElement {
  return element('span', { ...parts, attributes: { role: 'gridcell', title: text } }, [
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
    stateText(user.state, texts),
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
