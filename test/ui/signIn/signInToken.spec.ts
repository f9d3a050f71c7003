import { expect, test } from '../support/signingIn';
import { SignIn } from '../pages/signIn';

test('every mistake in the token is told, with the way on', async ({ workbench, licensesView, gitlabs }) => {
  const { quickInput } = workbench;
  const gitlab = await gitlabs.start();
  const signIn = new SignIn(workbench);
  await licensesView.open();
  await signIn.open();
  await signIn.enterAddress(gitlab.url);

  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const refused: [string, string, RegExp][] = [
    ['none', '', /Enter a token/],
    ['unknown', 'glpat-unknown', /rejected this token/],
    ['of a user without rights', gitlab.userToken, /Only administrators can view licenses/],
    ['without the scope', gitlab.token({ scopes: ['read_user'] }), /scope/],
    ['expired', gitlab.token({ expires_at: yesterday }), /expired/],
    ['revoked', gitlab.token({ revoked: true }), /revoked/],
  ];
  for (const [what, token, message] of refused) {
    await test.step(what, async () => {
      await quickInput.refuses(token, message);
      await workbench.screenshot(`sign-in, token ${what}`);
    });
  }
  await test.step('without admin_mode where Admin Mode is enabled; the page then asks for that too', async () => {
    gitlab.state.adminMode = true;
    await quickInput.refuses(gitlab.adminToken, 'Admin Mode is enabled');
    await workbench.screenshot('sign-in, token without admin_mode');
    const address = await signIn.openTokenPage();
    expect(address.searchParams.get('scopes')).toBe('read_api,admin_mode');
  });
  await test.step('and the right one is taken', async () => {
    await signIn.enterToken(gitlab.token({ scopes: ['api', 'admin_mode'] }));
    await signIn.enterName('Production');
    await expect(workbench.notification('can view and change licenses').toast).toBeVisible();
  });
});

test(
  'Community Edition is called by its name',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlabs }) => {
    const gitlab = await gitlabs.start({ profile: 'ce' });
    const signIn = await SignIn.fromWelcome(workbench, licensesView);
    await signIn.enterAddress(gitlab.url);
    await workbench.quickInput.refuses(gitlab.adminToken, 'Community Edition');
    await workbench.screenshot('sign-in, Community Edition');
  },
);
