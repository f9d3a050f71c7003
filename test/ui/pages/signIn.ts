import { expect } from '@playwright/test';
import type { TestGitLab } from '../../gitlab/server';
import type { LicensesView } from './licensesView';
import type { Workbench } from './workbench';

/** The three steps in which an instance is set up. */
export class SignIn {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** Opens it by the button of the view that has no instance yet. */
  static async fromWelcome(workbench: Workbench, licensesView: LicensesView): Promise<SignIn> {
    await licensesView.open();
    await licensesView.welcome.getByRole('button', { name: 'Add GitLab Instance' }).click();
    const signIn = new SignIn(workbench);
    await signIn.expectStep('Add GitLab Instance');
    return signIn;
  }

  /** Opens it from the command palette. */
  async open(): Promise<void> {
    await this.workbench.runCommand('GitLab Licenses: Add Instance…');
    await this.expectStep('Add GitLab Instance');
  }

  /** Answers the first step with an address that will do. */
  async enterAddress(address: string): Promise<void> {
    await this.workbench.quickInput.answer(address);
    await this.expectStep('Token for');
  }

  /** Answers the second step with a token that will do. */
  async enterToken(token: string): Promise<void> {
    await this.workbench.quickInput.answer(token);
    await this.expectStep('Name of');
  }

  async enterName(name: string): Promise<void> {
    await this.workbench.quickInput.answer(name);
  }

  /** Sets up an instance from the first step to the last. */
  async addInstance(
    { url, adminToken }: Pick<TestGitLab, 'url' | 'adminToken'>,
    name: string,
  ): Promise<void> {
    await this.open();
    await this.enterAddress(url);
    await this.enterToken(adminToken);
    await this.enterName(name);
    const done = this.workbench.notification(`Added ${name}: `);
    await expect(done.toast).toBeVisible();
    await done.dismiss();
  }

  /** Presses the button beside the token and answers the address that the browser opens; its tab is closed again. */
  async openTokenPage(): Promise<URL> {
    const { page, quickInput } = this.workbench;
    const opening = page.context().waitForEvent('page');
    await quickInput.button('Create Token in GitLab').click();
    const tab = await opening;
    // VS Code in a browser leads loopback addresses through its own server; what comes after the host stays.
    await tab.waitForURL(/personal_access_tokens/, { waitUntil: 'commit' });
    const address = new URL(tab.url());
    await tab.close();
    return address;
  }

  async expectStep(title: string): Promise<void> {
    await expect(this.workbench.quickInput.title).toContainText(title);
  }
}
