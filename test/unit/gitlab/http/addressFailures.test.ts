import { vi } from 'vitest';
import { html, json, typed } from '../connection';
import { testFailures } from './failureCases';

// The pauses between tries are the subject of retry.test.ts.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

testFailures([
  {
    name: 'a missing license',
    answer: json(404, { message: '404 Not Found' }),
    call: (client) => client.license(7),
    failure: { kind: 'notFound', what: 'record' },
    summary: 'License not found',
    says: 'no longer has this license. Refresh',
    action: 'retry',
  },
  {
    name: 'a missing route',
    answer: json(404, { error: '404 Not Found' }),
    failure: { kind: 'notFound', what: 'route' },
    summary: 'No License API',
    says: 'Check the edition and the URL',
    action: 'openInstance',
  },
  {
    name: 'a missing record where there is none to miss',
    answer: json(404, { message: '404 Not Found' }),
    failure: { kind: 'notFound', what: 'route' },
    summary: 'No License API',
    says: "doesn't have the License API",
    action: 'openInstance',
  },
  {
    name: 'a verb that the route does not have',
    answer: json(405, { error: '405 Not Allowed' }),
    failure: { kind: 'notFound', what: 'route' },
    summary: 'No License API',
    says: "doesn't have the License API",
    action: 'openInstance',
  },
  {
    name: 'a page instead of data',
    answer: html(200, '<html><head><title>\n Sign in · SSO </title></head></html>'),
    failure: { kind: 'notGitLab', reason: 'html', status: 200, title: 'Sign in · SSO' },
    summary: 'Not a GitLab API',
    says: 'responded with a web page instead of the GitLab API: "Sign in · SSO" (HTTP 200). Check the URL',
    action: 'openInstance',
  },
  {
    name: 'a page that refuses',
    answer: html(403, '<h1>Access denied</h1>'),
    failure: { kind: 'notGitLab', reason: 'html', status: 403 },
    summary: 'Not a GitLab API',
    says: "isn't a GitLab API (HTTP 403)",
    action: 'openInstance',
  },
  {
    name: 'a 404 that is not of GitLab',
    answer: typed('text/plain', 404, '404 page not found'),
    failure: { kind: 'notGitLab', reason: 'notJson', status: 404 },
    summary: 'Not a GitLab API',
    says: '(HTTP 404)',
    action: 'openInstance',
  },
  {
    name: 'something else under the type of JSON',
    answer: typed('application/json', 200, '{"id":'),
    failure: { kind: 'notGitLab', reason: 'notJson', status: 200 },
    summary: 'Not a GitLab API',
    says: 'Check the URL, and whether a proxy',
    action: 'openInstance',
  },
  {
    name: 'another type',
    answer: typed('text/plain', 200, 'ok'),
    failure: { kind: 'notGitLab', reason: 'notJson', status: 200 },
    summary: 'Not a GitLab API',
    says: '(HTTP 200)',
    action: 'openInstance',
  },
  {
    name: 'data of another shape',
    answer: json(200, [{ id: 1, expires_at: 'tomorrow' }]),
    call: (client) => client.licenses(),
    failure: { kind: 'notGitLab', reason: 'shape', field: '0.expires_at' },
    summary: 'Unreadable response',
    says: 'Can\'t read the response from Main (at "0.expires_at")',
    action: 'openInstance',
  },
]);
