import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSignedCertificate } from '../gitlab/certificate';
import { startTestGitLab, type Profile, type TestGitLab, type TestGitLabOptions } from '../gitlab/server';
import { expect, test } from './fixtures';
import type { LicensesView } from './pages/licensesView';
import { SignIn } from './pages/signIn';
import type { Workbench } from './pages/workbench';

/** GitLabs that end with the test. */
const running: TestGitLab[] = [];
test.afterEach(async () => {
  await Promise.all(running.splice(0).map((gitlab) => gitlab.close()));
});

async function startGitLab(options?: TestGitLabOptions): Promise<TestGitLab> {
  const gitlab = await startTestGitLab(options);
  running.push(gitlab);
  return gitlab;
}

test.use({ settings: { 'gitlabLicenses.requestTimeoutSeconds': 3 } });

async function beginFromWelcome(licensesView: LicensesView, workbench: Workbench): Promise<SignIn> {
  await licensesView.open();
  await licensesView.welcome.getByRole('button', { name: 'Add GitLab Instance' }).click();
  const signIn = new SignIn(workbench);
  await signIn.expectStep('Add GitLab Instance');
  return signIn;
}

for (const profile of ['15', '17', '18.10'] satisfies Profile[]) {
  test(`GitLab ${profile} is connected from the welcome view`, async ({ workbench, licensesView }) => {
    const gitlab = await startGitLab({ profile, root: '/gitlab' });
    const signIn = await beginFromWelcome(licensesView, workbench);

    await test.step('any page of it will do as its address', async () => {
      await signIn.enterAddress(`${gitlab.url}/admin/subscription?tab=details`);
      await signIn.expectStep('(2/3)');
      await workbench.screenshot(`sign-in-${profile}-token`);
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
      await signIn.enterName('Production');
      await expect(workbench.notification('Production is set up: Ultimate').toast).toContainText(
        'can look at licenses but not change them',
      );
    });

    await expect(licensesView.row('Production')).toBeVisible();
    await expect(licensesView.row('Ultimate')).toBeVisible();
    await workbench.screenshot(`signed-in-${profile}`);
  });
}

test('every mistake in the address is told at once, with the way on', async ({ workbench, licensesView }) => {
  const { quickInput } = workbench;
  const gitlab = await startGitLab();
  const wiki = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><title>Team Wiki</title></html>');
  });
  await new Promise<void>((resolve) => wiki.listen(0, '127.0.0.1', resolve));
  const wikiUrl = `http://127.0.0.1:${(wiki.address() as AddressInfo).port}`;
  const dead = await startTestGitLab();
  await dead.close();

  const signIn = await beginFromWelcome(licensesView, workbench);
  const refused: [string, string | RegExp][] = [
    ['', 'Paste the address of your GitLab here.'],
    ['ftp://gitlab.example.com', 'begins with https://'],
    ['https://', 'This is not an address.'],
    [wikiUrl, /a web page answers instead of the API of a GitLab: "Team Wiki"/],
    [dead.url, /Nothing answers/],
    ['http://no-such-host.invalid', /No host is called/],
  ];
  for (const [address, message] of refused) {
    await test.step(`"${address}"`, async () => {
      await quickInput.answer(address);
      await expect(quickInput.message).toContainText(message);
    });
  }
  await workbench.screenshot('sign-in-wrong-address');
  wiki.close();

  await test.step('a project page below the root is led back to the root', async () => {
    await quickInput.answer(`${gitlab.url}/group/project/-/issues`);
    await signIn.expectStep(`Token for ${new URL(gitlab.url).host}`);
  });

  await test.step('nothing was asked with a token', () => {
    expect(gitlab.requests.filter(({ headers }) => 'private-token' in headers)).toEqual([]);
  });

  await test.step('one goes back from the token to the address', async () => {
    await quickInput.button('Back').click();
    await expect(quickInput.box).toHaveValue(gitlab.url);
  });
});

test('every mistake in the token is told, with the way on', async ({ workbench, licensesView }) => {
  const { quickInput } = workbench;
  const gitlab = await startGitLab();
  const signIn = new SignIn(workbench);
  await licensesView.open();
  await signIn.open();
  await signIn.enterAddress(gitlab.url);

  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const refused: [string, string, RegExp][] = [
    ['none', '', /Paste the token here/],
    ['unknown', 'glpat-unknown', /does not accept/],
    ['of a user without rights', gitlab.userToken, /not an administrator/],
    ['without the scope', gitlab.token({ scopes: ['read_user'] }), /scope/],
    ['expired', gitlab.token({ expires_at: yesterday }), /expired/],
    ['revoked', gitlab.token({ revoked: true }), /revoked/],
  ];
  for (const [what, token, message] of refused) {
    await test.step(what, async () => {
      await quickInput.answer(token);
      await expect(quickInput.message).toContainText(message);
    });
  }
  await test.step('without admin_mode where Admin Mode is on; the page then asks for that too', async () => {
    gitlab.state.adminMode = true;
    await quickInput.answer(gitlab.adminToken);
    await expect(quickInput.message).toContainText(/admin_mode/);
    await workbench.screenshot('sign-in-admin-mode');
    const address = await signIn.openTokenPage();
    expect(address.searchParams.get('scopes')).toBe('read_api,admin_mode');
  });
  await test.step('and the right one is taken', async () => {
    await signIn.enterToken(gitlab.token({ scopes: ['api', 'admin_mode'] }));
    await signIn.enterName('Production');
    await expect(workbench.notification('can look at licenses and change them').toast).toBeVisible();
  });
});

test('Community Edition is called by its name', async ({ workbench, licensesView }) => {
  const gitlab = await startGitLab({ profile: 'ce' });
  const signIn = await beginFromWelcome(licensesView, workbench);
  await signIn.enterAddress(gitlab.url);
  await workbench.quickInput.answer(gitlab.adminToken);
  await expect(workbench.quickInput.message).toContainText('Community Edition');
});

test('a private certificate authority is trusted by its file', async ({ workbench, licensesView }) => {
  const { quickInput, dialog } = workbench;
  const certificate = selfSignedCertificate();
  const gitlab = await startGitLab({ tls: certificate });
  const folder = mkdtempSync(join(tmpdir(), 'glm-ca-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, certificate.cert);
  try {
    const signIn = await beginFromWelcome(licensesView, workbench);
    await quickInput.answer(gitlab.url);
    await expect(dialog.message).toContainText('not trusted');
    await workbench.screenshot('sign-in-certificate');

    await test.step('without the file the reason stays in view', async () => {
      await dialog.cancel();
      await expect(quickInput.message).toContainText(/certificate/i);
      await expect(quickInput.box).toHaveValue(gitlab.url);
    });

    await test.step('with it the sign-in goes on', async () => {
      await quickInput.accept();
      await dialog.press('Choose CA File…');
      await signIn.expectStep('Certificate Authority of This Instance');
      // The file dialog writes the folder it begins with into the field once it has read it, over what stands there.
      await expect(quickInput.row('..')).toBeVisible();
      await expect(async () => {
        await quickInput.fill(caFile);
        await expect(quickInput.row('ca.pem')).toBeVisible({ timeout: 3_000 });
        await quickInput.button('Trust for This Instance').click();
        await expect(quickInput.title).toContainText('Token for', { timeout: 5_000 });
      }).toPass();
      await signIn.enterToken(gitlab.adminToken);
      await signIn.enterName('Air-gapped');
      await expect(licensesView.row('Air-gapped')).toBeVisible();
      await expect(licensesView.row('Ultimate')).toBeVisible();
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('http is warned about before a token is asked for', async ({ workbench, licensesView }) => {
  const { quickInput, dialog } = workbench;
  const gitlab = await startGitLab();
  // Leads to this machine too, but nobody may count on that: it is not a loopback address.
  const address = `http://0.0.0.0:${new URL(gitlab.url).port}`;
  const signIn = await beginFromWelcome(licensesView, workbench);
  await quickInput.answer(address);
  await expect(dialog.message).toContainText('without encryption');
  await workbench.screenshot('sign-in-http');
  await dialog.cancel();
  await expect(quickInput.box).toHaveValue(address);
  await quickInput.accept();
  await dialog.press('Use http');
  await signIn.expectStep('Token for');
  expect(gitlab.requests.some(({ headers }) => 'private-token' in headers)).toBe(false);
});

test('an instance gets another name and address, is signed out of and signed in again', async ({
  workbench,
  licensesView,
}) => {
  const { quickInput, dialog } = workbench;
  const signIn = new SignIn(workbench);
  const [before, after] = [await startGitLab(), await startGitLab({ root: '/gitlab' })];
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
    await dialog.cancel();
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
});
