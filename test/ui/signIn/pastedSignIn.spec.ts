import { expect, test } from '../support/signingIn';
import type { Profile, TestGitLab } from '../../gitlab/server';
import { selfSignedCertificate } from '../../gitlab/certificate';
import { SignIn } from '../pages/signIn';
import type { Workbench } from '../pages/workbench';
import { ADDRESSES, hostOf, REPRESENTATIVES, TOKENS } from './pastes';

/** Below a folder that is called as a page of GitLab is. */
const ROOT = '/admin/gitlab';

function some<T>(all: readonly T[], at: number): T {
  return all[at % all.length]!;
}

/** Enters a token that is right; Community Edition has no licenses to show with it, and says so. */
async function enterToken(workbench: Workbench, gitlab: TestGitLab, token: string): Promise<void> {
  const { quickInput } = workbench;
  if (gitlab.state.features.licenseApi) {
    await quickInput.answer(token);
    await expect(quickInput.title).toContainText('Name of');
  } else {
    await quickInput.refuses(token, 'Community Edition');
  }
  expect(gitlab.requests.at(-1)?.headers['private-token']).toBe(gitlab.adminToken);
}

/** The others run with `npm run test:long`. */
const OLDEST_AND_STRICTEST: readonly Profile[] = ['15', '19-enforced'];

for (const { profile, at } of REPRESENTATIVES) {
  const tag = OLDEST_AND_STRICTEST.includes(profile) ? [] : '@long';
  test(
    `GitLab ${profile} is connected with what people paste`,
    { tag },
    async ({ workbench, licensesView, gitlabs }) => {
      const gitlab = await gitlabs.start({ profile, root: ROOT });
      const [address, token] = [some(ADDRESSES, at), some(TOKENS, at)];
      const signIn = await SignIn.fromWelcome(workbench, licensesView);
      await test.step(`the address with ${address.name}`, async () => {
        await signIn.enterAddress(address.paste(gitlab.url));
        await signIn.expectStep(hostOf(gitlab, address) + ROOT);
      });
      await test.step(`the token with ${token.name}`, () =>
        enterToken(workbench, gitlab, token.paste(gitlab.adminToken)));
      await workbench.screenshot(`sign-in, pasted, ${profile}`);
      if (profile === 'ce') {
        return;
      }
      await signIn.enterName('Production');
      await expect(licensesView.row('Production')).toBeVisible();
      if (profile === '19-enforced') {
        await expect(
          workbench.notification('This fine-grained token can view licenses.').toast,
        ).toBeVisible();
      }
      await workbench.screenshot(`signed in, pasted, ${profile}`);
    },
  );

  test(
    `GitLab ${profile} is found by every address and token that people paste`,
    { tag: '@long' },
    async ({ workbench, licensesView, gitlabs }) => {
      const { quickInput } = workbench;
      const gitlab = await gitlabs.start({ profile, root: ROOT });
      const signIn = await SignIn.fromWelcome(workbench, licensesView);
      for (const address of ADDRESSES) {
        await test.step(`the address with ${address.name}`, async () => {
          await signIn.enterAddress(address.paste(gitlab.url));
          await signIn.expectStep(hostOf(gitlab, address) + ROOT);
          await quickInput.button('Back').click();
          await signIn.expectStep('Add GitLab Instance');
        });
      }
      expect(gitlab.requests.filter(({ headers }) => 'private-token' in headers)).toEqual([]);
      await signIn.enterAddress(gitlab.url);
      for (const token of TOKENS) {
        await test.step(`the token with ${token.name}`, async () => {
          gitlab.requests.length = 0;
          await enterToken(workbench, gitlab, token.paste(gitlab.adminToken));
          if (profile !== 'ce') {
            await quickInput.button('Back').click();
            await signIn.expectStep('Token for');
          }
        });
      }
    },
  );
}

test('what is odd about a pasted address or token is said, and nothing of it is sent', async ({
  workbench,
  licensesView,
  gitlabs,
}) => {
  const { quickInput, dialog } = workbench;
  const signIn = await SignIn.fromWelcome(workbench, licensesView);
  const secure = await gitlabs.start({ tls: selfSignedCertificate() });
  const { host } = new URL(secure.url);

  for (const [what, address] of [
    ['twice https', `https://https://${host}`],
    ['https without a colon', `https//${host}`],
  ] as const) {
    await test.step(`${what} is asked by https, whose certificate is told`, async () => {
      await quickInput.answer(address);
      await expect(dialog.message).toContainText(/certificate/);
      await dialog.cancel();
      await expect(quickInput.problem).toContainText(host);
      await workbench.screenshot(`sign-in, pasted, ${what}`);
    });
  }

  const refused: [string, string, string | RegExp][] = [
    ['IPv6 without brackets', '::1', '[::1]'],
    [
      'a blocked port',
      'http://127.0.0.1:10080/gitlab',
      /Port 10080 is blocked by the fetch standard\..*ssh -L/,
    ],
    ['quotation marks alone', '""', /address|URL/],
  ];
  for (const [what, address, message] of refused) {
    await test.step(what, async () => {
      await quickInput.refuses(address, message);
      await workbench.screenshot(`sign-in, pasted, ${what}`);
    });
  }

  const gitlab = await gitlabs.start();
  await signIn.enterAddress(gitlab.url);
  await test.step('a token with something else beside it', async () => {
    await quickInput.refuses(
      `${gitlab.adminToken} and my password`,
      "contains characters that aren't allowed in tokens",
    );
    expect(gitlab.requests.filter(({ headers }) => 'private-token' in headers)).toEqual([]);
    await workbench.screenshot('sign-in, pasted, odd token');
  });
  await test.step('a fine-grained token without a permission', async () => {
    const newest = await gitlabs.start({ profile: '19-enforced' });
    await quickInput.button('Back').click();
    await signIn.expectStep('Add GitLab Instance');
    await signIn.enterAddress(newest.url);
    await quickInput.refuses(
      newest.token({ scopes: ['granular'], permissions: ['Metadata: Read'] }),
      'instance permissions: [License: Read]',
    );
    await workbench.screenshot('sign-in, pasted, missing permission');
  });
});
