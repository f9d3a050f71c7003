import { setTimeout as wait } from 'node:timers/promises';
import { commands, window, type InputBox } from 'vscode';

/**
 * Enters one text after the other into the input boxes that the extension makes, each once it is open; nothing more:
 * Escape. They are VS Code's own boxes, in which the test takes the place of the keyboard.
 *
 * @returns what the boxes found wrong with the texts
 */
export async function enterTexts(texts: readonly string[], running: Thenable<unknown>): Promise<string[]> {
  const create = window.createInputBox;
  let box: InputBox | undefined;
  window.createInputBox = () => {
    const made = create();
    made.onDidHide(() => {
      // The next one can be open before this is heard.
      if (box === made) {
        box = undefined;
      }
    });
    box = made;
    return made;
  };
  let isDone = false;
  void Promise.resolve(running).finally(() => {
    isDone = true;
  });
  const problems: string[] = [];
  try {
    for (const text of texts) {
      await until(() => box !== undefined || isDone);
      const current = box;
      if (current !== undefined) {
        await enter(current, text, () => box !== current);
        // What is refused is asked for again, in a box that says why.
        await until(() => box !== undefined || isDone);
        problems.push(...problemOf(box));
      }
    }
    await escapeUntil(() => isDone);
    return problems;
  } finally {
    window.createInputBox = create;
  }
}

async function enter(box: InputBox, text: string, isClosed: () => boolean): Promise<void> {
  box.value = text;
  await acceptUntil(isClosed);
}

function problemOf(box: InputBox | undefined): string[] {
  const problem = box?.validationMessage;
  return problem === undefined ? [] : [typeof problem === 'string' ? problem : problem.message];
}

/** Presses Enter in the open input until the condition holds: VS Code does not say when one has opened. */
export async function acceptUntil(condition: () => boolean): Promise<void> {
  await again('workbench.action.acceptSelectedQuickOpenItem', condition);
}

/** Presses Escape until the condition holds. */
export async function escapeUntil(condition: () => boolean): Promise<void> {
  await again('workbench.action.closeQuickOpen', condition);
}

async function again(command: string, condition: () => boolean): Promise<void> {
  while (!condition()) {
    await commands.executeCommand(command);
    await wait(100);
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await wait(50);
  }
}
