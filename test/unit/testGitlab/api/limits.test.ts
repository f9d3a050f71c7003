import { describe, expect, it } from 'vitest';
import { throttle } from '../../../gitlab/server';
import { call, start } from '../calls';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const WRITES = [
  ['POST', '/license'],
  ['DELETE', '/license/1'],
  ['PUT', '/license/1/refresh_billable_users'],
] as const;

describe('a throttle', () => {
  it('answers 429 in plain text, with all the headers', async () => {
    const gitlab = await start({ today: '2027-01-10' });
    gitlab.state.throttle = throttle({ retryAfterSeconds: 30 });
    const reply = await call(gitlab, '/license');
    expect([reply.status, reply.text]).toEqual([429, 'Retry later\n']);
    const reset = Date.parse('2027-01-10T12:00:30Z') / 1000;
    const headers = Object.fromEntries(reply.headers);
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'ratelimit-name': 'throttle_authenticated_api',
      'ratelimit-limit': '120',
      'ratelimit-observed': '7201',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(reset),
      'ratelimit-resettime': 'Sun, 10 Jan 2027 12:00:30 GMT',
      'retry-after': '30',
    });
  });

  it('has the administrator’s own text', async () => {
    const gitlab = await start();
    gitlab.state.throttle = throttle({ text: 'Slow down' });
    expect((await call(gitlab, '/license')).text).toBe('Slow down');
  });

  it.each([
    ['18.10', true],
    ['17', false],
  ] as const)('below its limit sends the headers with %s: %s', async (profile, sent) => {
    const gitlab = await start({ profile });
    gitlab.state.throttle = throttle({ exceeded: false, observed: 7000 });
    const reply = await call(gitlab, '/license');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('ratelimit-remaining')).toBe(sent ? '200' : null);
  });
});

describe('maintenance mode', () => {
  async function inMaintenance() {
    const gitlab = await start({ root: '/gitlab' });
    gitlab.state.maintenance = { message: 'GitLab is undergoing maintenance' };
    return gitlab;
  }

  it('lets reading through', async () => {
    expect((await call(await inMaintenance(), '/license')).status).toBe(200);
  });

  it.each(WRITES)('answers %s %s that sends JSON with 503 and Retry-After', async (method, path) => {
    const gitlab = await inMaintenance();
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    const reply = await call(gitlab, path, { method, headers, token: null });
    expect([reply.status, reply.text]).toEqual([503, '{"message":"GitLab is undergoing maintenance"}']);
    expect(reply.headers.get('retry-after')).toBe('900');
    expect(gitlab.state.licenses).toHaveLength(1);
  });

  it.each(WRITES)('redirects %s %s of another type to the root page or the referer', async (method, path) => {
    const gitlab = await inMaintenance();
    const reply = await call(gitlab, path, { method });
    expect([reply.status, reply.headers.get('location')]).toEqual([301, `${gitlab.url}/`]);
    const back = await call(gitlab, path, { method, headers: { Referer: 'https://example.com/here' } });
    expect(back.headers.get('location')).toBe('https://example.com/here');
  });
});

describe('a Geo secondary', () => {
  it('answers writes with 403', async () => {
    const gitlab = await start();
    gitlab.state.readOnly = true;
    const reply = await call(gitlab, '/license/1', { method: 'DELETE', headers: JSON_TYPE });
    expect([reply.status, reply.text]).toEqual([
      403,
      '{"message":"You cannot perform write operations on a read-only instance"}',
    ]);
    expect((await call(gitlab, '/licenses')).status).toBe(200);
  });
});
