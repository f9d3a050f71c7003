import { address, file } from '../base/arguments';
import { command, type Command } from '../base/command';
import type { PublicCommand } from '../base/commandIds';

/** A bundle of its own: it comes with a library for calendars. */
const renewal = () => import('./renewal');

/** Dates for a calendar, a plan for a renewal, and the usage reports that are due. */
export const renewalCommands = {
  exportCalendar: command('exportCalendar', { url: address, file }, async (...given) =>
    (await renewal()).exportCalendar(...given),
  ),
  renewalPlan: command('renewalPlan', { url: address }, async (...given) =>
    (await renewal()).renewalPlan(...given),
  ),
  saveDueExports: command('saveDueExports', {}, async (parts) => (await renewal()).saveDueExports(parts)),
} satisfies { readonly [Name in PublicCommand]?: Command<Name> };
