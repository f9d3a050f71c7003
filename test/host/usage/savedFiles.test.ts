import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { suite, test } from 'mocha';
import { Uri } from 'vscode';
import type { TestGitLab } from '../../gitlab/server';
import { execute, setSetting } from '../support/api';
import { Changing, errorOf } from '../support/changing';

/** Only these have pipes and devices among their files. */
const unixTest = process.platform === 'win32' ? test.skip : test;

suite('a file that a program names @long', () => {
  const changing = new Changing();
  const file = () => changing.path('license_usage.csv');
  const fetched = ({ requests }: TestGitLab) =>
    requests.filter(({ path }) => path.includes('usage_export')).length;

  test('is replaced by a usage export only after a question, and nothing is fetched before it', async () => {
    const gitlab = await changing.instance();
    changing.file('license_usage.csv', 'before');
    changing.dialogs.answerWarnings([undefined, /^Replace$/]);
    equal(await execute('saveUsageExport', { url: gitlab.url, file: file() }), undefined);
    equal(readFileSync(file(), 'utf8'), 'before');
    equal(fetched(gitlab), 0);
    const [question] = changing.dialogs.shown;
    equal(question?.message, 'license_usage.csv already exists. Do you want to replace it?');
    match(question.detail, /overwrites its current contents/);
    deepEqual(question.buttons, ['Choose Another File…', 'Replace']);
    equal((await execute('saveUsageExport', { url: gitlab.url, file: Uri.file(file()) }))?.ok, true);
    match(readFileSync(file(), 'utf8'), /^License Key,/);
  });

  test('is not replaced when it appears meanwhile', async () => {
    const gitlab = await changing.instance();
    gitlab.intercept(({ path }) => {
      if (path.includes('usage_export')) {
        changing.file('license_usage.csv', 'meanwhile');
      }
      return 'pass';
    });
    equal(errorOf(await execute('saveUsageExport', { url: gitlab.url, file: file() })).kind, 'file');
    equal(readFileSync(file(), 'utf8'), 'meanwhile');
    deepEqual(changing.dialogs.shown, []);
  });

  unixTest('is asked about also where it is a link that leads nowhere', async () => {
    const gitlab = await changing.instance();
    symlinkSync(changing.path('nowhere'), file());
    equal(await execute('saveUsageExport', { url: gitlab.url, file: file() }), undefined);
    equal(changing.dialogs.shown.length, 1);
    ok(lstatSync(file()).isSymbolicLink() && !existsSync(changing.path('nowhere')));
  });

  test('is replaced by the record of changes only after a question', async () => {
    const record = changing.file('changes.jsonl', 'before');
    changing.dialogs.answerWarnings([undefined, /^Replace$/]);
    equal(await execute('exportChanges', { file: record }), undefined);
    equal(readFileSync(record, 'utf8'), 'before');
    equal((await execute('exportChanges', { file: record }))?.ok, true);
    equal(readFileSync(record, 'utf8'), '');
  });

  test('that the user picked in a dialog is not asked about again', async () => {
    const gitlab = await changing.instance();
    changing.file('license_usage.csv', 'before');
    changing.dialogs.saveIn([Uri.file(file())]);
    equal((await execute('saveUsageExport', { url: gitlab.url }))?.ok, true);
    deepEqual(changing.dialogs.shown, []);
  });

  test('gets what is no usage export only when the user wants it', async () => {
    const gitlab = await changing.instance();
    const body = '#!/bin/sh\necho "Date,Billable User Count"\n';
    gitlab.intercept(({ path }) =>
      path.includes('usage_export') ? { status: 200, headers: { 'Content-Type': 'text/csv' }, body } : 'pass',
    );
    changing.dialogs.answerWarnings([undefined, /^Save Anyway$/]);
    equal(await execute('saveUsageExport', { url: gitlab.url, file: file() }), undefined);
    ok(!existsSync(file()));
    const [question] = changing.dialogs.shown;
    equal(question?.message, "This doesn't look like a usage export.");
    match(question.detail, /The response from Production isn't a GitLab usage export/);
    equal((await execute('saveUsageExport', { url: gitlab.url, file: file() }))?.ok, true);
    equal(readFileSync(file(), 'utf8'), body);
  });

  test('has an absolute path', async () => {
    for (const [name, input] of [
      ['exportChanges', { file: 'changes.jsonl' }],
      ['addFromFile', { file: '../key.gitlab-license' }],
      ['addInstance', { url: 'https://gitlab.example.com', token: 'x', caFile: 'ca.pem' }],
    ] as const) {
      await rejects(
        Promise.resolve(execute(name, input)),
        /File: is a relative path|file: is a relative path/,
      );
    }
  });

  unixTest('is not read without end', async () => {
    const gitlab = await changing.instance();
    symlinkSync('/dev/zero', changing.path('zero.gitlab-license'));
    execFileSync('mkfifo', [changing.path('pipe.gitlab-license')]);
    for (const name of ['zero.gitlab-license', 'pipe.gitlab-license']) {
      const path = changing.path(name);
      const added = errorOf(await execute('addFromFile', { file: path, url: gitlab.url }));
      deepEqual(added, { kind: 'file', message: `${name} isn't a regular file.` });
      equal(errorOf(await execute('showUsage', { file: path })).message, `${name} isn't a regular file.`);
    }
    if (process.platform === 'linux') {
      equal(
        errorOf(await execute('addFromFile', { file: '/proc/kallsyms', url: gitlab.url })).kind,
        'tooLarge',
      );
    }
    deepEqual(gitlab.requests, []);
  });

  unixTest('with public keys is regular, and its path absolute', async () => {
    const gitlab = await changing.instance();
    symlinkSync('/dev/zero', changing.path('zero.pem'));
    await setSetting('publicKeyFiles', [
      changing.path('zero.pem'),
      'keys/public.pem',
      changing.path('none.pem'),
    ]);
    try {
      await changing.addCopied(gitlab.licenseKey(), gitlab.url);
      const [warning] = changing.dialogs.notes;
      match(warning?.message ?? '', /zero\.pem isn't a regular file\./);
      match(warning?.message ?? '', /The path keys\/public\.pem is relative\./);
      match(warning?.message ?? '', /Can't find \/.*none\.pem\./);
    } finally {
      await setSetting('publicKeyFiles', changing.publicKeyFiles);
    }
  });
});
