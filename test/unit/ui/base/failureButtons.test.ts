import { beforeEach, expect, it, test, vi } from 'vitest';
import { showFailure, signedOut } from '../../../../src/ui/base/showFailure';
import type { InstanceUrl } from '../../../../src/instances/address';

/** What is on the screen, and which of its buttons is selected. */
const screen = vi.hoisted(() => ({ shown: [] as string[][], press: '', ran: [] as unknown[][] }));

vi.mock('vscode', () => ({
  l10n: { t: (text: string, value = '') => text.replace('{0}', value) },
  Uri: { parse: (text: string) => text },
  window: {
    showErrorMessage: (...texts: string[]) => {
      screen.shown.push(texts);
      return Promise.resolve(texts.slice(1).find((title) => title === screen.press));
    },
  },
  commands: {
    executeCommand: (...call: unknown[]) => {
      screen.ran.push(call);
      return Promise.resolve();
    },
  },
}));

const instance = { url: 'https://gitlab.example.com' as InstanceUrl, name: 'Main' };
const { url } = instance;

beforeEach(() => {
  Object.assign(screen, { shown: [], press: '', ran: [] });
});

it('an instance without a token offers to store one, and to test the connection', () => {
  expect(signedOut(instance)).toMatchObject({ ok: false, error: { kind: 'signedOut' } });
  expect(screen.shown).toEqual([['No token is stored for Main.', 'Replace Token…', 'Test Connection…']]);
});

test.each([
  ['Replace Token…', 'gitlabLicenses.setToken'],
  ['Test Connection…', 'gitlabLicenses.testConnection'],
])('its button %s does that for this instance', async (title, command) => {
  screen.press = title;
  signedOut(instance);
  await vi.waitFor(() => expect(screen.ran).toEqual([[command, { url }]]), { timeout: 20_000 });
});

test.each([
  ['Edit Instance…', [['gitlabLicenses.editInstance', { url }]]],
  ['Test Connection…', [['gitlabLicenses.testConnection', { url }]]],
  ['Show Log', [['gitlabLicenses.showLog']]],
])('a failure has what helps, the test and the log: %s', async (title, ran) => {
  screen.press = title;
  showFailure({ kind: 'certificate', host: 'gitlab.example.com', code: 'CERT_UNTRUSTED' }, instance);
  expect(screen.shown[0]?.slice(1)).toEqual(['Edit Instance…', 'Test Connection…', 'Show Log']);
  await vi.waitFor(() => expect(screen.ran).toEqual(ran), { timeout: 20_000 });
});
