import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { day, license } from '../../../gitlab/server';
import type { TestGitLab } from '../../../gitlab/server';
import { call, start } from '../calls';

function refresh(gitlab: TestGitLab, id: number | string) {
  return call(gitlab, `/license/${id}/refresh_billable_users`, { method: 'PUT' });
}

async function activeUsers(gitlab: TestGitLab): Promise<unknown> {
  return ((await call(gitlab, '/license')).json as { active_users: unknown }).active_users;
}

describe('PUT /license/:id/refresh_billable_users', () => {
  it('answers at once, while the worker has not begun', async () => {
    const gitlab = await start();
    gitlab.state.billableUsers = 95;
    gitlab.state.refresh.delayMilliseconds = 60_000;
    const reply = await refresh(gitlab, 1);
    expect([reply.status, reply.text]).toEqual([202, '{"success":true}']);
    expect(await activeUsers(gitlab)).toBe(90);
  });

  it('moves the number when the worker is done', async () => {
    const gitlab = await start();
    gitlab.state.billableUsers = 95;
    gitlab.state.refresh.delayMilliseconds = 10;
    await refresh(gitlab, 1);
    await expect.poll(() => activeUsers(gitlab)).toBe(95);
  });

  it('may leave the number as it was', async () => {
    const gitlab = await start();
    await refresh(gitlab, 1);
    await delay(10);
    expect(await activeUsers(gitlab)).toBe(90);
  });

  it('can fail with success false', async () => {
    const gitlab = await start();
    gitlab.state.billableUsers = 95;
    gitlab.state.refresh.success = false;
    const reply = await refresh(gitlab, 1);
    expect([reply.status, reply.text]).toEqual([202, '{"success":false}']);
    await delay(10);
    expect(await activeUsers(gitlab)).toBe(90);
  });

  it.each([
    ['counts whichever id is given', false, 95],
    ['from 18.11 on does nothing for a license that has not started, and says success', true, 90],
  ])('%s', async (_, refreshSkipsFutureDated, expected) => {
    const future = license({ id: 2, starts_at: day(10) });
    const gitlab = await start({ licenses: [license(), future] });
    gitlab.state.features.refreshSkipsFutureDated = refreshSkipsFutureDated;
    gitlab.state.billableUsers = 95;
    expect((await refresh(gitlab, 2)).text).toBe('{"success":true}');
    await delay(20);
    await expect.poll(() => activeUsers(gitlab)).toBe(expected);
  });

  it('answers an unknown id and one that is none', async () => {
    const gitlab = await start();
    const unknown = await refresh(gitlab, 77);
    expect([unknown.status, unknown.text]).toEqual([404, '{"message":"404 Not Found"}']);
    const none = await refresh(gitlab, 'x');
    expect([none.status, none.text]).toEqual([400, '{"error":"id is invalid"}']);
  });

  it('drops its job when the server closes', async () => {
    const gitlab = await start();
    gitlab.state.billableUsers = 95;
    gitlab.state.refresh.delayMilliseconds = 30;
    await refresh(gitlab, 1);
    await gitlab.close();
    await delay(60);
    expect(gitlab.state.activeUsers).toBe(90);
  });
});
