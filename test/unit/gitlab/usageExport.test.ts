import { describe, expect, test } from 'vitest';
import { failureFrom, json, typed } from './connection';
import { gitlabAndClient } from './openGitLab';

describe('the usage export', () => {
  test('is the bytes of the server, unchanged, with progress', async () => {
    const { client, gitlab } = await gitlabAndClient();
    const bytes = Buffer.from('License Key,"ab\r\nc\n"\r\nCompany,M\u00fcller\u0000\n');
    gitlab.intercept(() => ({ status: 200, headers: { 'Content-Type': 'text/csv' }, body: bytes }));
    const progress: number[] = [];
    const received = await client.usageExport({ onProgress: (count) => progress.push(count) });
    expect(Buffer.from(received).equals(bytes)).toBe(true);
    expect(progress.at(-1)).toBe(bytes.byteLength);
    expect(gitlab.requests[0]?.path).toBe('/api/v4/license/usage_export.csv');
  });

  test('comes as GitLab writes it', async () => {
    const { client } = await gitlabAndClient();
    expect(new TextDecoder().decode(await client.usageExport())).toMatch(/^License Key,"[^"]+\n"\nEmail,/);
  });

  test('may be larger than other answers, and of unknown length', async () => {
    const { client, gitlab } = await gitlabAndClient();
    const bytes = Buffer.alloc(5 * 1024 * 1024, 'Date,21\n');
    gitlab.intercept((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/csv' });
      response.write(bytes.subarray(0, 1000));
      response.end(bytes.subarray(1000));
      return 'taken';
    });
    expect(Buffer.from(await client.usageExport()).equals(bytes)).toBe(true);
  });

  test.each([
    [
      'a page',
      typed('text/html', 200, '<title>Sign in</title>'),
      { reason: 'html', status: 200, title: 'Sign in' },
    ],
    ['JSON', json(200, {}), { reason: 'notCsv', status: 200 }],
  ])('is not %s', async (_name, answer, failure) => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(() => answer);
    expect(await failureFrom(client.usageExport())).toEqual({ kind: 'notGitLab', ...failure });
  });
});
