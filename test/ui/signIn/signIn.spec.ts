import type { Profile } from '../../gitlab/server';
import { expect, test } from '../support/signingIn';
import { SignIn } from '../pages/signIn';

for (const profile of ['15', '17', '18.10'] satisfies Profile[]) {
  const tag = profile === '18.10' ? [] : ['@long'];
  test(
    `GitLab ${profile} is connected from the welcome view`,
    { tag },
    async ({ workbench, licensesView, gitlabs }) => {
      const gitlab = await gitlabs.start({ profile, root: '/gitlab' });
      const signIn = await SignIn.fromWelcome(workbench, licensesView);

      await test.step('any page of it will do as its address', async () => {
        await signIn.enterAddress(`${gitlab.url}/admin/subscription?tab=details`);
        await signIn.expectStep('(step 2 of 3)');
        await workbench.screenshot(`sign-in, token, ${profile}`);
      });

      await test.step('the page that makes a token opens, filled in for this version', async () => {
        const page = profile === '15' ? 'profile' : 'user_settings';
        const address = await signIn.openTokenPage();
        expect(address.pathname).toContain(`/gitlab/-/${page}/personal_access_tokens`);
        expect(address.searchParams.get('scopes')).toBe('read_api');
        expect(address.searchParams.get('name')).toContain('License Manager');
      });

      await test.step('the token is tried, and its rights are told', async () => {
        await signIn.enterToken(gitlab.token({ scopes: ['read_api'] }));
        await workbench.screenshot(`sign-in, name, ${profile}`);
        await signIn.enterName('Production');
        await expect(
          workbench.notification('Added Production: 185 days left · Ultimate').toast,
        ).toContainText('can view licenses but not change them');
      });

      await expect(licensesView.row('Production')).toBeVisible();
      await expect(licensesView.row('Ultimate')).toBeVisible();
      await workbench.screenshot(`signed in, ${profile}`);
    },
  );
}

test(
  'an instance gets another name and address, is signed out of and signed in again',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlabs }) => {
    const { quickInput, dialog } = workbench;
    const signIn = new SignIn(workbench);
    const [before, after] = [await gitlabs.start(), await gitlabs.start({ root: '/gitlab' })];
    await licensesView.open();
    await signIn.addInstance(before, 'Production');

    await test.step('the name', async () => {
      await (await licensesView.openMenu(licensesView.row('Production'))).choose('Edit Instance…');
      await quickInput.pick('Name…');
      await signIn.expectStep('Name of');
      await signIn.enterName('Main');
      await expect(licensesView.row('Main')).toBeVisible();
    });

    await test.step('the address, with which the token does not go', async () => {
      await (await licensesView.openMenu(licensesView.row('Main'))).choose('Edit Instance…');
      await quickInput.pick('Address…');
      await signIn.enterAddress(after.url);
      expect(after.requests.some(({ headers }) => 'private-token' in headers)).toBe(false);
      await quickInput.answer(after.adminToken);
      await expect.poll(() => after.requests.filter(({ path }) => path.endsWith('/licenses')).length).toBe(1);
      await expect(licensesView.description(licensesView.row('Main'))).toContainText('Ultimate');
    });

    await test.step('signing out asks first and keeps the instance', async () => {
      await workbench.runCommand('GitLab Licenses: Sign Out of All Instances…');
      await dialog.pressEnter('Stay Signed In');
      await expect(dialog.message).toBeHidden();
      await expect(licensesView.description(licensesView.row('Main'))).toContainText('Ultimate');
      await workbench.runCommand('GitLab Licenses: Sign Out of All Instances…');
      await dialog.press('Sign Out');
      await expect(licensesView.description(licensesView.row('Main'))).toContainText('signed out');
      await workbench.screenshot('signed-out');
    });

    await test.step('its row leads back in', async () => {
      await licensesView.row('Signed out').click();
      await signIn.expectStep('Token for Main');
      await quickInput.answer(after.adminToken);
      await expect(licensesView.description(licensesView.row('Main'))).toContainText('Ultimate');
    });
  },
);
