import { expect, it, vi } from 'vitest';
import { announce } from '../../../../src/ui/base/command';

/** What notifications say, each with its buttons. */
const shown: string[][] = [];

vi.mock('vscode', () => {
  // Whoever reads them selects the first button, twice.
  const show = (message: string, ...buttons: string[]) => {
    shown.push([message, ...buttons]);
    return Promise.resolve(shown.length < 3 ? buttons[0] : undefined);
  };
  return {
    l10n: {
      t: (text: string, ...values: string[]) =>
        text.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? ''),
    },
    window: { showInformationMessage: show, showErrorMessage: show },
  };
});

it('says which button of a notification failed and why, and offers it again', async () => {
  const run = vi.fn(() => Promise.reject(new Error('EACCES: permission denied')));
  announce('The file is saved.', [{ title: 'Show File', run }]);
  const failure = ['Couldn\'t complete "Show File". EACCES: permission denied', 'Try Again'];
  await vi.waitFor(() => expect(shown).toEqual([['The file is saved.', 'Show File'], failure, failure]));
  expect(run).toHaveBeenCalledTimes(2);
});
