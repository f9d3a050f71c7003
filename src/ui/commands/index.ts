import { changeCommands } from './changeCommands';
import { exportReport } from './exportReport';
import { renewalCommands } from '../renewal/renewalCommands';
import { command, type Command, type CommandParts, type CommandResult } from '../base/command';
import type { PublicCommand } from '../base/commandIds';
import { plainText } from '../../words/text/plainText';
import { showAllInstances, showNeedsAttentionOnly } from '../tree/filterInstances';
import { showUsage } from './showUsage';

/** Shows the extension's log, which holds no token and no license key. */
const showLog = command('showLog', {}, ({ log }) => {
  log.show();
  return Promise.resolve({ ok: true });
});

/** Every name has its command: the compiler asks for the one that is missing. */
const COMMANDS: { readonly [Name in PublicCommand]: Command<Name> } = {
  addInstance: lazily('addInstance', async () => (await import('./addInstance')).addInstance),
  importInstances: lazily(
    'importInstances',
    async () => (await import('../importing/importCommand')).importInstances,
  ),
  editInstance: lazily('editInstance', async () => (await import('./editInstance')).editInstance),
  removeInstance: lazily('removeInstance', async () => (await import('./removeInstance')).removeInstance),
  setToken: lazily('setToken', async () => (await import('./setToken')).setToken),
  signOutAll: lazily('signOutAll', async () => (await import('./signOutAll')).signOutAll),
  refresh: lazily('refresh', async () => (await import('./refresh')).refresh),
  showDetails: lazily('showDetails', async () => (await import('./showDetails')).showDetails),
  openSubscriptionPage: lazily(
    'openSubscriptionPage',
    async () => (await import('./openSubscriptionPage')).openSubscriptionPage,
  ),
  testConnection: lazily('testConnection', async () => {
    const [{ testConnection }, { setCaFile }] = await Promise.all([
      import('../connectionTest/testConnection'),
      import('./editInstance'),
    ]);
    return testConnection(setCaFile);
  }),
  muteInstance: lazily('muteInstance', async () => (await import('./editInstance')).muteInstance),
  showNeedsAttentionOnly,
  showAllInstances,
  showUsage,
  showOverview: lazily('showOverview', async () => (await import('../overview/showOverview')).showOverview),
  showSeats: lazily('showSeats', async () => (await import('../seats/showSeats')).showSeats),
  ...changeCommands,
  ...renewalCommands,
  exportReport,
  showLog,
};

/** VS Code shows what a command throws, and makes links of what looks like one. */
function rethrow(error: unknown): never {
  throw error instanceof TypeError ? new TypeError(plainText(error.message), { cause: error }) : error;
}

/** A command whose code is loaded when it is first run. */
function lazily<Name extends PublicCommand>(name: Name, load: () => Promise<Command<Name>>): Command<Name> {
  return { name, run: async (parts, input) => (await load()).run(parts, input) };
}

/** Runs a public command. What it throws is for the program that has called it. */
export function runPublic(parts: CommandParts, name: PublicCommand, input: unknown): Promise<CommandResult> {
  return COMMANDS[name].run(parts, input).catch(rethrow);
}
