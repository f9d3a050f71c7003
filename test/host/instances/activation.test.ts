import { deepEqual, equal, ok } from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { commands, extensions } from 'vscode';

const ID = 'gitlab-license-manager.gitlab-license-manager';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

suite('the extension', () => {
  const extension = extensions.getExtension(ID);

  suiteSetup(async () => {
    ok(extension, `${ID} is not there`);
    await extension.activate();
  });

  test('is active', () => {
    equal(extension?.isActive, true);
  });

  test('registers every command of its manifest', () => {
    const { contributes } = extension?.packageJSON as Manifest;
    const missing = contributes.commands
      .map(({ command }) => command)
      .filter((command) => !isRegistered(command));
    deepEqual(missing, []);
  });
});

/** `commands.getCommands` lists what manifests declare as well; only a second registration tells the truth. */
function isRegistered(command: string): boolean {
  try {
    commands.registerCommand(command, () => undefined).dispose();
    return false;
  } catch {
    return true;
  }
}
