import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { selfSignedCertificate } from '../../gitlab/certificate';
import { expect, test } from '../support/signingIn';
import { unusedAddress } from '../support/unusedAddress';
import { SignIn } from '../pages/signIn';

test('every mistake in the address is told at once, with the way on', async ({
  workbench,
  licensesView,
  gitlabs,
}) => {
  const { quickInput } = workbench;
  const gitlab = await gitlabs.start();
  const wiki = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><title>Team Wiki</title></html>');
  });
  await new Promise<void>((resolve) => wiki.listen(0, '127.0.0.1', resolve));
  const wikiUrl = `http://127.0.0.1:${(wiki.address() as AddressInfo).port}`;
  const { url: deadUrl, close: closeDead } = await unusedAddress();

  const signIn = await SignIn.fromWelcome(workbench, licensesView);
  const refused: [string, string, string | RegExp][] = [
    ['no address', '', 'Enter the URL of your GitLab instance.'],
    ['not http', 'ftp://gitlab.example.com', 'must start with https://'],
    ['half an address', 'https://', 'Enter a URL, for example https://gitlab.example.com.'],
    ['another web page', wikiUrl, /responded with a web page instead of the GitLab API: "Team Wiki"/],
    ['nobody there', deadUrl, /Can't connect to/],
    ['GitLab.com', 'gitlab.com/my-group', 'GitLab.com subscriptions have no license key'],
    ['no such host', 'http://no-such-host.invalid', /Can't find no-such-host/],
  ];
  for (const [what, address, message] of refused) {
    await test.step(what, async () => {
      await quickInput.refuses(address, message);
      await workbench.screenshot(`sign-in, ${what}`);
    });
  }
  wiki.close();
  closeDead();

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

test('a private certificate authority is trusted by its file', async ({
  workbench,
  licensesView,
  gitlabs,
  userData,
}) => {
  const { quickInput, dialog } = workbench;
  const certificate = selfSignedCertificate();
  const gitlab = await gitlabs.start({ tls: certificate });
  const caFile = join(userData, 'ca.pem');
  writeFileSync(caFile, certificate.cert);
  const signIn = await SignIn.fromWelcome(workbench, licensesView);
  await quickInput.answer(gitlab.url);
  await expect(dialog.message).toContainText("doesn't trust the certificate");
  await workbench.screenshot('sign-in, certificate');

  await test.step('without the file the reason stays in view', async () => {
    await dialog.cancel();
    await expect(quickInput.problem).toContainText(/certificate/i);
    await expect(quickInput.box).toHaveValue(gitlab.url);
    await workbench.screenshot('sign-in, certificate refused');
  });

  await test.step('with it the sign-in goes on', async () => {
    await quickInput.accept();
    await dialog.press('Choose CA File…');
    await signIn.expectStep('Certificate Authority for This Instance');
    // The file dialog writes the folder it begins with into the field once it has read it, over what stands there.
    await expect(quickInput.row('..')).toBeVisible();
    await expect(async () => {
      await quickInput.fill(caFile);
      await expect(quickInput.row('ca.pem')).toBeVisible({ timeout: 3_000 });
      await workbench.screenshot('sign-in, CA file');
      await quickInput.button('Trust for This Instance').click();
      await expect(quickInput.title).toContainText('Token for', { timeout: 5_000 });
    }).toPass();
    await signIn.enterToken(gitlab.adminToken);
    await signIn.enterName('Air-gapped');
    await expect(licensesView.row('Air-gapped')).toBeVisible();
    await expect(licensesView.row('Ultimate')).toBeVisible();
  });
});

test(
  'http is warned about before a token is asked for',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlabs }) => {
    const { quickInput, dialog } = workbench;
    const gitlab = await gitlabs.start();
    // Leads to this machine too, but nobody may count on that: it is not a loopback address.
    const address = `http://0.0.0.0:${new URL(gitlab.url).port}`;
    const signIn = await SignIn.fromWelcome(workbench, licensesView);
    await quickInput.answer(address);
    await expect(dialog.message).toContainText('without encryption');
    await workbench.screenshot('sign-in, http');
    await dialog.pressEnter("Don't Send");
    await expect(quickInput.box).toHaveValue(address);
    await quickInput.accept();
    await dialog.press('Use HTTP');
    await signIn.expectStep('Token for');
    expect(gitlab.requests.some(({ headers }) => 'private-token' in headers)).toBe(false);
  },
);
