/*
 * curl as GitLab's documentation uses it, against the test GitLab.
 */

import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { license, type TestGitLab } from '../../../gitlab/server';
import { gitlabAndClient } from '../openGitLab';

const run = promisify(execFile);

/** Windows has no shell that reads the examples as the documentation writes them. */
const HAS_CURL = spawnSync('sh', ['-c', 'curl --version']).status === 0;

/** The examples of https://docs.gitlab.com/api/license/, word for word, of versions 18.10, 17 and 15. */
describe.runIf(HAS_CURL).each([
  ['18.10', '\\\n--url '],
  ['17 and 15', ''],
])('curl as the documentation of %s shows it', (_version, url) => {
  /** Runs an example, with the values that it leaves to its reader. */
  async function curl(example: string, gitlab: TestGitLab, values: Readonly<Record<string, string>> = {}) {
    const filled = Object.entries({
      '<your_access_token>': gitlab.adminToken,
      'https://gitlab.example.com': gitlab.url,
      ...values,
    }).reduce((text, [name, value]) => text.replaceAll(name, value), example);
    const { stdout } = await run('sh', ['-c', `${filled} --silent --write-out '\\n%{http_code}'`]);
    const end = stdout.lastIndexOf('\n');
    return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) };
  }

  const header = `--header "PRIVATE-TOKEN: <your_access_token>" ${url}`;

  test('a single license', async () => {
    const { gitlab } = await gitlabAndClient({ licenses: [license({ id: 5 })] });
    const example = `curl ${header}"https://gitlab.example.com/api/v4/license/:id"`;
    const { status, body } = await curl(example, gitlab, { ':id': '5' });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ id: 5, active_users: 90 });
    expect((await curl(example, gitlab, { ':id': '6' })).status).toBe(404);
  });

  test('a license to add', async () => {
    const { gitlab } = await gitlabAndClient({ licenses: [] });
    const key = gitlab.licenseKey().replace(/\s/g, '');
    const example = `curl --request POST ${header}"https://gitlab.example.com/api/v4/license?license=eyJkYXRhIjoiMHM5Q...S01Udz09XG4ifQ=="`;
    const shown = 'eyJkYXRhIjoiMHM5Q...S01Udz09XG4ifQ==';
    const { status, body } = await curl(example, gitlab, { [shown]: encodeURIComponent(key) });
    expect(status).toBe(201);
    expect(JSON.parse(body)).toMatchObject({ id: 1, plan: 'ultimate' });
    expect((await curl(example, gitlab)).status).toBe(400);
  });

  test('a license to delete', async () => {
    const { gitlab } = await gitlabAndClient({ licenses: [license({ id: 5 })] });
    const example = `curl --request DELETE ${header}"https://gitlab.example.com/api/v4/license/:id"`;
    expect(await curl(example, gitlab, { ':id': '5' })).toEqual({ status: 204, body: '' });
    expect((await curl(example, gitlab, { ':id': '5' })).status).toBe(404);
  });

  test('a recount', async () => {
    const { gitlab } = await gitlabAndClient({ licenses: [license({ id: 5 })] });
    const example = `curl --request PUT ${header}"https://gitlab.example.com/api/v4/license/:id/refresh_billable_users"`;
    const { status, body } = await curl(example, gitlab, { ':id': '5' });
    expect({ status, body }).toEqual({ status: 202, body: '{"success":true}' });
  });

  test('the usage export', async () => {
    const { gitlab } = await gitlabAndClient();
    const example = `curl --request GET ${header}"https://gitlab.example.com/api/v4/license/usage_export.csv"`;
    const { status, body } = await curl(example, gitlab);
    expect(status).toBe(200);
    expect(body).toMatch(/^License Key,"/);
  });
});
