import { ok } from 'node:assert/strict';
import { commands, extensions, workspace, ConfigurationTarget } from 'vscode';
import type { InstanceSnapshot, PublicApi } from '../../../src/api';
import { startTestGitLab, type TestGitLab, type TestGitLabOptions } from '../../gitlab/server';

const ID = 'gitlab-license-manager.gitlab-license-manager';

/** What a public command answers. */
export type Answer =
  | { readonly ok: true; readonly url?: string }
  | { readonly ok: false; readonly error: { readonly kind: string; readonly message: string } }
  | undefined;

export async function publicApi(): Promise<PublicApi> {
  const extension = extensions.getExtension<PublicApi>(ID);
  ok(extension, `${ID} is not there`);
  return extension.activate();
}

export function execute(name: string, input?: unknown): Thenable<Answer> {
  return commands.executeCommand<Answer>(`gitlabLicenses.${name}`, input);
}

export async function snapshot(url: string): Promise<InstanceSnapshot> {
  const found = (await publicApi()).getInstances().find((instance) => instance.url === url);
  ok(found, `${url} isn't in the list of instances the instances`);
  return found;
}

/** Resolves as soon as the condition holds after a change that the public API announces. */
export async function changed(condition: () => boolean): Promise<void> {
  const { onDidChange } = await publicApi();
  if (condition()) {
    return;
  }
  await new Promise<void>((resolve) => {
    const subscription = onDidChange(() => {
      if (condition()) {
        subscription.dispose();
        resolve();
      }
    });
  });
}

/** Resolves as soon as the condition holds, for what VS Code does not announce. The test's time limit ends the wait. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Removes every instance, so that each test begins with none. */
export async function removeAllInstances(): Promise<void> {
  for (const { url } of (await publicApi()).getInstances()) {
    await execute('removeInstance', { url });
  }
}

export async function setSetting(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('gitlabLicenses').update(name, value, ConfigurationTarget.Global);
}

/** GitLabs that end with the test that started them. */
export class GitLabs {
  readonly #running: TestGitLab[] = [];

  async start(options?: TestGitLabOptions): Promise<TestGitLab> {
    const gitlab = await startTestGitLab(options);
    this.#running.push(gitlab);
    return gitlab;
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((gitlab) => gitlab.close()));
  }
}

/** What the server itself answers to curl, for comparison. */
export async function answerOf(gitlab: TestGitLab, path: string): Promise<unknown> {
  const response = await fetch(`${gitlab.url}/api/v4/${path}`, {
    headers: { 'PRIVATE-TOKEN': gitlab.adminToken },
  });
  return response.json();
}
