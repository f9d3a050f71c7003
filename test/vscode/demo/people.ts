import { day } from '../../gitlab/dates';
import { listedUser } from '../../gitlab/server';
import type { ListedUser } from '../../gitlab/users/listedUsers';

const FIRST_NAMES = [
  ...['Aino', 'Anders', 'Astrid', 'Bálint', 'Beatriz', 'Chen', 'Daria', 'Dmitri', 'Eirik', 'Elif', 'Emeka'],
  ...[
    'Fatima',
    'Freya',
    'Giulia',
    'Hana',
    'Henrik',
    'Ines',
    'Jakob',
    'Jun',
    'Kari',
    'Lars',
    'Leila',
    'Mateo',
  ],
  ...['Mei', 'Nadia', 'Nils', 'Oskar', 'Priya', 'Rafael', 'Sanna', 'Soo-jin', 'Tiago', 'Yusuf', 'Zoë'],
];

const LAST_NAMES = [
  ...['Aaltonen', 'Adeyemi', 'Andersen', 'Bakker', 'Berg', 'Castro', 'Dubois', 'Eide', 'Fischer', 'García'],
  ...['Haugen', 'Hoffmann', 'Ito', 'Jensen', 'Kaya', 'Kim', 'Kowalski', 'Lindqvist', 'Moreau', 'Nakamura'],
  ...[
    'Nguyen',
    'Novák',
    'Okafor',
    'Petrov',
    'Rossi',
    'Sharma',
    'Silva',
    'Solberg',
    'Tanaka',
    'Virtanen',
    'Wang',
  ],
];

/** States of those who take no seat, as often as they stand here. */
const STATES = [
  ...['deactivated', 'deactivated', 'deactivated', 'blocked', 'blocked', 'ldap_blocked'],
  ...['deactivated', 'blocked', 'banned', 'blocked_pending_approval'],
];

/** Of how many people one uses no seat; 88 of the 600 that there are with 512 billable users. */
const PER_LEAVER = 512 / 88;

/** So many people there are for one bot. */
const PER_BOT = 50;

/**
 * The accounts of a company: as many that take a seat as GitLab bills, who mostly work every day; beside them those who
 * have left or are to be approved, and bots. Always the same ones.
 *
 * @param billable how many take a seat
 */
export function people(billable: number): ListedUser[] {
  const leavers = Math.round(billable / PER_LEAVER);
  const all = billable + leavers;
  const isLeaver = (index: number) =>
    Math.floor(((index + 1) * leavers) / all) > Math.floor((index * leavers) / all);
  const humans = Array.from({ length: all }, (_, index) => {
    const person = personOf(index, all);
    return isLeaver(index) ? leaver(person, index) : person;
  });
  const bots = Array.from({ length: Math.ceil(all / PER_BOT) }, (_, index) => botOf(all + index + 1));
  return [...humans, ...bots];
}

function personOf(index: number, all: number): ListedUser {
  const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[(index * 7 + Math.floor(index / FIRST_NAMES.length)) % LAST_NAMES.length] ?? '';
  // Who came first has the lowest id.
  const createdDaysAgo = Math.round(((all - index) / all) ** 1.5 * 2200) + 2;
  const idleDays = Math.min(idleDaysOf(index), createdDaysAgo - 1);
  const isNever = index % 29 === 20;
  return listedUser(index + 1, {
    username: `${ascii(first)}.${ascii(last)}${index >= FIRST_NAMES.length * LAST_NAMES.length ? index : ''}`,
    name: `${first} ${last}`,
    lastActivityOn: isNever ? null : day(-idleDays),
    lastSignInAt: isNever ? null : momentOf(idleDays + (index % 5)),
    createdAt: momentOf(createdDaysAgo),
    admin: index < 3,
    auditor: index === 17,
    external: index % 19 === 18,
  });
}

/** Most were here within the week; one of eight hasn't been for a month and more. */
function idleDaysOf(index: number): number {
  const chance = ((index * 7919) % 1000) / 1000;
  if (chance < 0.7) {
    return Math.floor(chance * 7);
  }
  if (chance < 0.86) {
    return 5 + Math.floor((chance - 0.7) * 150);
  }
  return 30 + Math.floor(((chance - 0.86) / 0.14) ** 2 * 500);
}

/** Somebody who takes no seat, and hasn't been here for a while. */
function leaver(person: ListedUser, index: number): ListedUser {
  const state = STATES[Math.floor(index / PER_LEAVER) % STATES.length] ?? 'blocked';
  const isNew = state === 'blocked_pending_approval';
  return {
    ...person,
    state,
    usingLicenseSeat: false,
    admin: false,
    lastActivityOn: isNew ? null : day(-(100 + ((index * 37) % 600))),
    lastSignInAt: isNew ? null : momentOf(102 + ((index * 37) % 600)),
    createdAt: isNew ? momentOf(index % 20) : momentOf(720 + (index % 900)),
  };
}

function botOf(id: number): ListedUser {
  return listedUser(id, {
    username: `project_${id}_bot_${(id * 7919).toString(16)}`,
    name: 'Deployments',
    usingLicenseSeat: false,
    bot: true,
  });
}

function momentOf(daysAgo: number): string {
  return `${day(-daysAgo)}T08:${String((daysAgo * 7) % 60).padStart(2, '0')}:00.000Z`;
}

function ascii(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
