import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { suite, test } from 'mocha';
import { env, Uri, workspace } from 'vscode';
import { day, typeFlags } from '../../gitlab/server';
import { Changing, errorOf, strangersKey, writesTo } from '../support/changing';
import { execute, setSetting, until } from '../support/api';

suite('a text that is no license key', () => {
  const changing = new Changing();

  const said = async (text: string) => errorOf(await changing.addCopied(text));

  test('is told, with nothing of it, and sent nowhere', async () => {
    const gitlab = await changing.instance();
    const key = gitlab.licenseKey();
    const cut = await said(key.slice(0, 600));
    equal(cut.kind, 'cutShort');
    match(cut.message, /incomplete license key \(\d+ characters/);
    ok(!cut.message.includes(key.slice(0, 12)));
    equal((await said(`${key}\n${gitlab.licenseKey()}`)).kind, 'several');
    equal((await said('')).kind, 'empty');
    equal((await said('Dear customer, here it comes')).kind, 'somethingElse');
    const token = await said(gitlab.adminToken);
    match(token.message, /access token\. Keep it secret/);
    ok(!token.message.includes(gitlab.adminToken));
    deepEqual(changing.dialogs.shown, []);
    deepEqual(gitlab.requests, []);
  });

  test('but an activation code leads to the subscription page', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.answerNotifications([/^Open Subscription Page$/]);
    const { kind, message } = errorOf(await changing.addCopied('Ab3dEf6hIj9lMn2pQr5tUv8x', gitlab.url));
    equal(kind, 'activationCode');
    ok(!message.includes('Ab3dEf'));
    await until(() => changing.dialogs.opened.length === 1);
    equal(changing.dialogs.opened[0]?.toString(true), `${gitlab.url}/admin/subscription`);
    deepEqual(gitlab.requests, []);
  });
});

suite('a license key', () => {
  const changing = new Changing();

  test('that nobody here reads is offered all the same, and the server judges', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    const answer = await changing.addCopied(strangersKey(), gitlab.url);
    match(changing.detail, /can't be previewed because no available public key matches it/);
    deepEqual(changing.dialogs.shown[0]?.buttons, ['Choose Public Key File…', 'Add License']);
    equal(errorOf(answer).kind, 'rejected');
    equal(writesTo(gitlab).length, 1);
  });

  for (const [what, overrides, words] of [
    ['of an online cloud license', typeFlags('online_cloud'), /activated there, with an activation code/],
    [
      'made by a cancellation',
      { ...typeFlags('online_cloud'), generated_from_cancellation: true, expires_at: day(-1) },
      /Cancellations are handled there/,
    ],
  ] as const) {
    test(`${what} is not sent: it belongs on the web page, which opens`, async () => {
      const gitlab = await changing.instance();
      changing.dialogs.answerWarnings([/^Open Subscription Page$/]);
      equal(await changing.addCopied(gitlab.licenseKey(overrides), gitlab.url), undefined);
      const [dialog] = changing.dialogs.shown;
      deepEqual(dialog?.buttons, ['Open Subscription Page']);
      match(dialog.message, /belongs on the .* page of Production/);
      match(dialog.detail, words);
      equal(changing.dialogs.opened[0]?.toString(true), `${gitlab.url}/admin/subscription`);
      deepEqual(writesTo(gitlab), []);
    });
  }

  test('of an offline cloud license with add-ons says that they come with the nightly sync', async () => {
    const gitlab = await changing.instance();
    const duo = { duo_enterprise: [{ quantity: 50, started_on: day(0), expires_on: day(365) }] };
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    const restrictions = { plan: 'ultimate', active_user_count: 100, add_on_products: duo };
    const key = gitlab.licenseKey({ ...typeFlags('offline_cloud'), restrictions });
    equal((await changing.addCopied(key, gitlab.url))?.ok, true);
    match(changing.detail, /offline cloud license/);
    match(changing.detail, /duo_enterprise, 50 seats/);
    match(changing.detail, /nightly sync/);
  });

  for (const [profile, question, words] of [
    ['15', /Check the warnings first/, /no longer counts after an update to GitLab 16\.0 or later/],
    ['18.10', /is expected to reject this license/, /which current versions of GitLab require/],
  ] as const) {
    test(`without an expiry date is judged as GitLab ${profile} judges it`, async () => {
      const gitlab = await changing.instance({ profile });
      const licensee = { Name: 'Ada', Email: 'ada@example.com', Company: 'Example' };
      changing.dialogs.answerWarnings([/^Add Anyway$/]);
      const answer = await changing.addCopied(
        gitlab.licenseKey({ expires_at: undefined, licensee }),
        gitlab.url,
      );
      match(changing.dialogs.shown[0]?.message ?? '', question);
      match(changing.detail, words);
      equal(answer?.ok, profile === '15');
    });
  }

  test('that was added before is known again, also when its license is deleted @long', async () => {
    const gitlab = await changing.instance();
    const key = strangersKey();
    // Neither instance nor editor reads it; the fingerprint alone tells that it is the same.
    const accept = gitlab.intercept(({ method }) =>
      method === 'POST'
        ? { status: 201, headers: { 'Content-Type': 'application/json' }, body: '{"id":7,"plan":"ultimate"}' }
        : 'pass',
    );
    changing.dialogs.answerWarnings(/^Add (License|Anyway)$/);
    equal((await changing.addCopied(key, gitlab.url))?.ok, true);
    accept();
    await changing.addCopied(key, gitlab.url);
    match(changing.detail, new RegExp(`was added from this computer on ${day(0)}`));

    const other = await changing.instance({}, { name: 'Other' });
    await changing.addCopied(key, other.url);
    ok(!changing.detail.includes('was added'), 'that was elsewhere');
  });

  test('whose license the instance has already warns @long', async () => {
    const gitlab = await changing.instance();
    const key = gitlab.licenseKey();
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/, undefined]);
    await changing.addCopied(key, gitlab.url);
    equal(await changing.addCopied(key, gitlab.url), undefined);
    match(
      changing.detail,
      /⚠ The instance already has this license: Ultimate license 2 .*added from this computer on/,
    );

    changing.dialogs.type('Production');
    changing.dialogs.answerWarnings([/Delete Without Saving…/, undefined]);
    equal((await execute('deleteLicense', { url: gitlab.url, id: 2 }))?.ok, true);
    await changing.addCopied(key, gitlab.url);
    match(changing.detail, new RegExp(`This key was added from this computer on ${day(0)}`));
    notEqual(changing.dialogs.shown.length, 0);
  });
});

suite('a license key that no available public key matches', () => {
  const changing = new Changing();
  const setting = () => workspace.getConfiguration('gitlabLicenses').get('publicKeyFiles');

  test('is read with a public key that the user chooses, which is kept for the next ones', async () => {
    const gitlab = await changing.instance();
    const key = gitlab.licenseKey();
    const file = changing.file('own.pub', gitlab.publicKey);
    await setSetting('publicKeyFiles', undefined);
    changing.dialogs.openFile(Uri.file(file));
    changing.dialogs.answerWarnings([/^Choose Public Key File…$/, undefined]);
    equal(await changing.addCopied(key, gitlab.url), undefined);
    deepEqual(setting(), [file]);
    const [unread, read] = changing.dialogs.shown;
    match(unread?.detail ?? '', /can't be previewed/);
    match(read?.detail ?? '', /Decrypted with the public key from own\.pub/);
    deepEqual(read?.buttons, ['Add License', 'Save Usage Export First…']);

    changing.dialogs.answerWarnings([undefined]);
    await changing.addCopied(key, gitlab.url);
    match(changing.detail, /Decrypted with the public key from own\.pub/);
    deepEqual(writesTo(gitlab), []);
    await setSetting('publicKeyFiles', changing.publicKeyFiles);
  });

  test('leads back to the question where the chosen file does not help @long', async () => {
    const gitlab = await changing.instance();
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const problems: [file: string, problem: RegExp][] = [
      [changing.file('no.pem', 'no key'), /no\.pem isn't a PEM file/],
      [
        changing.file('other.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString()),
        /other\.pem doesn't match this license key/,
      ],
    ];
    for (const [file, problem] of problems) {
      changing.dialogs.openFile(Uri.file(file));
      changing.dialogs.answerWarnings([/^Choose Public Key File…$/, undefined, undefined]);
      equal(await changing.addCopied(strangersKey(), gitlab.url), undefined);
      const [, told, again] = changing.dialogs.shown.slice(-3);
      match(told?.detail ?? '', problem);
      deepEqual(told?.buttons, ['Choose Another File…']);
      match(again?.detail ?? '', /can't be previewed/);
    }
    deepEqual(setting(), changing.publicKeyFiles);
  });
});

suite('a license key that something speaks against', () => {
  const changing = new Changing();

  test('has its preview copied by the first button, without the key, and the question comes again', async () => {
    const gitlab = await changing.instance();
    const key = gitlab.licenseKey({ issued_at: day(-400), expires_at: day(-35) });
    changing.dialogs.answerWarnings([/^Copy Details$/, undefined]);
    equal(await changing.addCopied(key, gitlab.url), undefined);
    const [first, again] = changing.dialogs.shown;
    deepEqual(first?.buttons, ['Copy Details', 'Add Anyway']);
    deepEqual(again, first);
    const copied = await env.clipboard.readText();
    equal(copied, `${first.message}\n\n${first.detail}\n`);
    ok(!copied.includes(key.slice(20, 40)));
    deepEqual(writesTo(gitlab), []);
  });
});
