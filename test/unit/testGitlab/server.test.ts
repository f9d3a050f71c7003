import { connect } from 'node:net';
import { get } from 'node:https';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../gitlab/certificate';
import { throttle } from '../../gitlab/server';
import { call, start } from './calls';

describe('a relative root', () => {
  it('holds the API; outside of it the reverse proxy answers in HTML', async () => {
    const gitlab = await start({ root: '/tools/gitlab' });
    expect(gitlab.url.endsWith('/tools/gitlab')).toBe(true);
    expect((await call(gitlab, '/license')).status).toBe(200);
    for (const path of ['/api/v4/license', '/', '/tools/gitlabs/api/v4/license']) {
      const outside = await fetch(new URL(path, gitlab.url));
      expect([outside.status, outside.headers.get('content-type')]).toEqual([
        404,
        'text/html; charset=utf-8',
      ]);
    }
  });
});

describe('web pages', () => {
  it.each(['', '/', '/admin/subscription', '/admin/application_settings/general'])(
    '"%s" leads to the sign-in page',
    async (path) => {
      const gitlab = await start({ root: '/gitlab' });
      const reply = await fetch(gitlab.url + path, { redirect: 'manual' });
      expect([reply.status, reply.headers.get('location')]).toEqual([302, `${gitlab.url}/users/sign_in`]);
    },
  );

  it('the sign-in page is HTML', async () => {
    const reply = await fetch(`${(await start()).url}/users/sign_in`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toContain('text/html');
    expect(await reply.text()).toContain('<title>Sign in · GitLab</title>');
  });
});

describe('HTTPS', () => {
  it('is spoken with a certificate', async () => {
    const tls = selfSignedCertificate();
    const gitlab = await start({ tls });
    const headers = { 'PRIVATE-TOKEN': gitlab.adminToken };
    const status = await new Promise((resolve, reject) => {
      const request = get(`${gitlab.url}/api/v4/license`, { ca: tls.cert, headers, agent: false });
      request.on('response', (response) => resolve(response.statusCode)).on('error', reject);
    });
    expect(status).toBe(200);
    await expect(fetch(gitlab.url)).rejects.toThrow();
  });
});

describe('recording and intercepting', () => {
  it('keeps every request', async () => {
    const gitlab = await start({ root: '/gitlab' });
    await call(gitlab, '/license?x=1', { method: 'POST', body: 'license=abc', headers: { 'X-Test': 'yes' } });
    expect(gitlab.requests).toHaveLength(1);
    expect(gitlab.requests[0]).toMatchObject({
      method: 'POST',
      path: '/gitlab/api/v4/license?x=1',
      body: 'license=abc',
      headers: { 'x-test': 'yes' },
    });
  });

  it('sends a test’s own answer until it is taken away', async () => {
    const gitlab = await start();
    const remove = gitlab.intercept((request) =>
      request.path.endsWith('/license') ? { status: 502, headers: {}, body: 'Bad gateway' } : 'pass',
    );
    expect((await call(gitlab, '/license')).status).toBe(502);
    expect((await call(gitlab, '/licenses')).status).toBe(200);
    remove();
    expect((await call(gitlab, '/license')).status).toBe(200);
  });

  it('lets a test cut the socket, also in the middle of a body', async () => {
    const gitlab = await start();
    gitlab.intercept((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"id":', () => response.destroy());
      return 'taken';
    });
    await expect(call(gitlab, '/license')).rejects.toThrow();
  });

  it('closes with connections open', async () => {
    const gitlab = await start();
    const { port } = new URL(gitlab.url);
    const socket = connect(Number(port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await gitlab.close();
    await closed;
    await expect(fetch(gitlab.url)).rejects.toThrow();
  });

  it('lets the state change between two requests', async () => {
    const gitlab = await start();
    gitlab.state.throttle = throttle();
    expect((await call(gitlab, '/license')).status).toBe(429);
    gitlab.state.throttle = null;
    expect((await call(gitlab, '/license')).status).toBe(200);
  });
});
