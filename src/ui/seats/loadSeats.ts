import { setImmediate as turn } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LicenseClient } from '../../gitlab/client';
import { instanceName, type Instance } from '../../instances/instance';
import { dayNumber } from '../../usage/dayNumber';
import { plainDateOf } from '../../licensing/plainDate';
import { billableUsers } from '../../licensing/seats';
import { readUser } from '../../seats/readUser';
import type { SeatsEnded, SeatsStart } from '../../seats/protocol';
import { IDLE_CHOICES, statistics } from '../../seats/statistics';
import { winBack } from '../../seats/winBack';
import { noSeatsText, seatsFailure } from '../../words/seats/seatsFailure';
import { listProblems, seatsNotes, seatsTexts, usersRead, winBackTexts } from '../../words/seats/seatsTexts';
import { usageMessage } from '../../words/usage/usageProblem';
import { attempt } from '../base/ask';
import { failed, type CommandParts, type CommandResult } from '../base/command';
import { noTokenText } from '../base/showFailure';
import type { SeatsWebview } from './seatsWebview';

/** What came of reading the users that there were until it ended. */
interface Listed {
  users: number;
  unreadable: number;
  /** Of whom GitLab doesn't say whether they use a seat. */
  withoutSeat: number;
  tellsSeats: boolean;
  isCut: boolean;
}

/** Asks the instance for its users and fills the page as they come. The page says why where that fails. */
export async function loadSeats(
  parts: CommandParts,
  page: SeatsWebview,
  instance: Instance,
): Promise<CommandResult> {
  const name = instanceName(instance);
  const title = vscode.l10n.t('Reading the users of {0}…', name);
  const signal = page.newList();
  const listed: Listed = { users: 0, unreadable: 0, withoutSeat: 0, tellsSeats: true, isCut: false };
  page.tell({ kind: 'progress', text: title });
  const asked = await attempt(parts, instance, title, (client, canceled) =>
    readAll(client, AbortSignal.any([signal, canceled]), listed, {
      begin: () => page.start(startOf(instance)),
      page,
    }),
  );
  if (asked.kind === 'signedOut') {
    page.tell(usageMessage(noTokenText(instance), 'setToken'));
    return failed('signedOut', noTokenText(instance));
  }
  if (!listed.tellsSeats) {
    page.tell(usageMessage(noSeatsText(name), 'openSubscriptionPage'));
    return failed('noLicense', noSeatsText(name));
  }
  if (asked.kind === 'answer') {
    const problems = listProblems({ ...listed, end: listed.isCut ? 'cut' : 'complete' });
    page.tell(await endedOf(parts, page, instance, problems));
    return { ok: true, url: instance.url };
  }
  if (asked.failure.kind === 'cancelled') {
    page.tell(
      listed.users > 0
        ? await endedOf(parts, page, instance, listProblems({ ...listed, end: 'canceled' }))
        : usageMessage(vscode.l10n.t("The users of {0} weren't read because you canceled it.", name)),
    );
    return undefined;
  }
  const message = seatsFailure(asked.failure, instance);
  // What was read before it failed is worth more than a page without it.
  page.tell(
    listed.users > 0
      ? await endedOf(parts, page, instance, [message.text, ...listProblems({ ...listed, end: 'failed' })])
      : message,
  );
  return failed(asked.failure.kind, message.text);
}

interface Into {
  readonly begin: () => void;
  readonly page: SeatsWebview;
}

/** Reads page after page into the page; `listed` says how far it came, whatever ends it. */
async function readAll(
  client: LicenseClient,
  signal: AbortSignal,
  listed: Listed,
  { begin, page }: Into,
): Promise<void> {
  let hasBegun = false;
  for await (const { users, unreadable, tellsSeats, isCut } of client.users(signal)) {
    listed.tellsSeats = tellsSeats;
    listed.unreadable += unreadable;
    listed.withoutSeat += users.filter(({ using_license_seat: takes }) => typeof takes !== 'boolean').length;
    listed.isCut ||= isCut;
    if (!tellsSeats) {
      return;
    }
    if (!hasBegun) {
      begin();
      hasBegun = true;
    }
    page.add(users.map(readUser));
    listed.users += users.length;
    page.tell({ kind: 'progress', text: usersRead(listed.users) });
  }
}

function startOf(instance: Instance): SeatsStart {
  return {
    kind: 'start',
    title: instanceName(instance),
    today: today(),
    notes: seatsNotes(),
    texts: seatsTexts(),
  };
}

async function endedOf(
  { fleet }: CommandParts,
  { users }: SeatsWebview,
  { url }: Instance,
  problems: string[],
): Promise<SeatsEnded> {
  const current = fleet.status(url)?.last?.current;
  const license = { billable: billableUsers(current), maximum: current?.maximum_user_count ?? undefined };
  const effects: SeatsEnded['winBack'] = [];
  for (const idleDays of IDLE_CHOICES) {
    const { idle, neverActive } = statistics(users, today(), idleDays);
    const freed = idle + neverActive;
    effects.push({ idleDays, ...winBackTexts(freed, winBack(freed, license, today())) });
    // To count the users of the largest instances takes some milliseconds each time.
    await turn();
  }
  return { kind: 'ended', problems, winBack: effects };
}

/** Counted from 1970-01-01. */
function today(): number {
  return dayNumber(plainDateOf(new Date()));
}
