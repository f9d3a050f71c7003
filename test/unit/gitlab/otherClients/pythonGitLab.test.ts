/*
 * python-gitlab (https://python-gitlab.readthedocs.io), Debian's package python3-gitlab, against the test GitLab: what
 * it expects of a GitLab, the test GitLab has to do as well. It has methods for the current license and for adding one;
 * the other routes it asks by its own HTTP methods.
 */

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { license, type TestGitLab, type TestGitLabOptions } from '../../../gitlab/server';
import { findPythonGitLab } from '../../../run/pythonGitLab';
import { gitlabAndClient } from '../openGitLab';

const python = findPythonGitLab();

/** Evaluates what comes in, a line of JSON each, and answers with a line each: to start Python once a call is slow. */
const PROGRAM = `
import json, sys, gitlab

def answer(url, token, key, expression):
    gl = gitlab.Gitlab(url, private_token=token, keep_base_url=True)
    try:
        value = eval(expression, {"gl": gl, "key": key})
    except gitlab.exceptions.GitlabError as error:
        name = type(error).__name__
        return {"error": name, "status": error.response_code, "message": error.error_message}
    return {"status": value.status_code} if hasattr(value, "status_code") else {"value": value}

for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line))), flush=True)
`;

let interpreter: ChildProcess;
let answers: AsyncIterator<string, undefined>;

async function open(options: TestGitLabOptions = {}) {
  const { gitlab } = await gitlabAndClient({
    licenses: [license({ id: 2 }), license({ id: 5 })],
    ...options,
  });
  return gitlab;
}

/** What an expression of Python comes to: its value, the status of an answer without one, or the error. */
async function evaluate(
  gitlab: TestGitLab,
  expression: string,
  secrets: { token?: string; key?: string } = {},
) {
  const { token = gitlab.adminToken, key = gitlab.licenseKey() } = secrets;
  const line = JSON.stringify({ url: gitlab.url, token, key, expression });
  interpreter.stdin?.write(`${line}\n`);
  const { value } = await answers.next();
  return JSON.parse(value ?? '') as unknown;
}

describe.skipIf(python === undefined)('python-gitlab', () => {
  beforeAll(() => {
    interpreter = spawn(python ?? '', ['-c', PROGRAM], {
      env: { ...process.env, NO_PROXY: '*' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    answers = createInterface({ input: interpreter.stdout! })[Symbol.asyncIterator]();
  });

  afterAll(() => {
    interpreter.stdin?.end();
  });

  test.each(['15', '17', '18.10', '19'] as const)(
    'shows the current license of GitLab %s',
    async (profile) => {
      const gitlab = await open({ profile });
      expect(await evaluate(gitlab, 'gl.get_license()')).toMatchObject({
        value: { id: 5, plan: 'ultimate', active_users: 90 },
      });
    },
  );

  test('takes null for no license', async () => {
    const gitlab = await open({ licenses: [] });
    expect(await evaluate(gitlab, 'gl.get_license()')).toEqual({ value: {} });
  });

  test('lists all licenses in one page, however many it asks for', async () => {
    const gitlab = await open();
    const ids = '[row["id"] for row in gl.http_list("/licenses", get_all=True, per_page=1)]';
    expect(await evaluate(gitlab, ids)).toEqual({ value: [5, 2] });
    expect(gitlab.requests).toHaveLength(1);
  });

  test('shows a license by its id', async () => {
    const gitlab = await open();
    expect(await evaluate(gitlab, 'gl.http_get("/license/2")')).toMatchObject({
      value: { id: 2, active_users: 90 },
    });
    expect(await evaluate(gitlab, 'gl.http_get("/license/3")')).toEqual({
      error: 'GitlabHttpError',
      status: 404,
      message: '404 Not Found',
    });
  });

  test('adds a license, with the key in the body', async () => {
    const gitlab = await open();
    expect(await evaluate(gitlab, 'gl.set_license(key)')).toMatchObject({
      value: { id: 6, user_limit: 100 },
    });
    expect(gitlab.state.licenses).toHaveLength(3);
    expect(gitlab.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/v4/license']);
  });

  test('is told why a license is refused', async () => {
    const gitlab = await open();
    expect(await evaluate(gitlab, 'gl.set_license(key)', { key: 'nonsense' })).toEqual({
      error: 'GitlabLicenseError',
      status: 400,
      message: 'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.',
    });
    expect(gitlab.state.licenses).toHaveLength(2);
  });

  test('deletes a license', async () => {
    const gitlab = await open();
    expect(await evaluate(gitlab, 'gl.http_delete("/license/2")')).toEqual({ status: 204 });
    expect(gitlab.state.licenses.map(({ id }) => id)).toEqual([5]);
    expect(await evaluate(gitlab, 'gl.http_delete("/license/2")')).toMatchObject({
      status: 404,
      message: '404 Not found',
    });
  });

  test('is told that it may not', async () => {
    const gitlab = await open();
    const [unknown, user] = [{ token: 'glpat-unknown' }, { token: gitlab.userToken }];
    expect(await evaluate(gitlab, 'gl.get_license()', unknown)).toMatchObject({
      error: 'GitlabAuthenticationError',
      status: 401,
      message: '401 Unauthorized',
    });
    expect(await evaluate(gitlab, 'gl.get_license()', user)).toMatchObject({
      error: 'GitlabLicenseError',
      status: 403,
      message: '403 Forbidden',
    });
  });
});
