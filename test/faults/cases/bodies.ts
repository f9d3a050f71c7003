import { except, failing, succeeding, type Expect } from '../expected';
import type { Fault } from '../fault';
import type { Respond } from '../faultyServer';
import { HTML_TYPE, json, JSON_TYPE, page, response } from '../responses';

const notApi = failing({ kind: 'notGitLab', action: 'openInstance', says: "isn't a GitLab API" });
const webPage = failing({
  kind: 'notGitLab',
  action: 'openInstance',
  says: 'responded with a web page instead of the GitLab API: "Sign in',
});
const shape = failing({ kind: 'notGitLab', action: 'openInstance', says: "Can't read the response" });

/** A deletion needs no body, and the export is no JSON whatever it holds. */
const notJson: Expect = except(notApi, { delete: succeeding });

const wrongShape: Expect = except(shape, { delete: succeeding, export: notApi });

function fault(name: string, expect: Expect, respond: Respond): Fault {
  return { name, expect, behavior: { respond } };
}

/** Answers with status 200 that aren't what was asked for. */
export const BODIES: readonly Fault[] = [
  fault('200 without a body', notJson, response(200, JSON_TYPE)),
  fault('200 without a type', notApi, response(200, {}, '{"id":7}')),
  fault('200 that is empty and without a type', notApi, response(200, {})),
  fault('204', except(notApi, { delete: succeeding }), response(204, {})),
  fault('invalid JSON', notJson, response(200, JSON_TYPE, '{id: 7}')),
  fault('JSON that is cut', notJson, response(200, JSON_TYPE, '{"id":7,"plan":"ulti')),
  fault('invalid UTF-8', notJson, response(200, JSON_TYPE, Buffer.from([0x7b, 0xc3, 0x28, 0xff]))),
  fault('UTF-16', notJson, response(200, JSON_TYPE, Buffer.from('{"id":7}', 'utf16le'))),
  fault('JSON with something after it', notJson, response(200, JSON_TYPE, '{"id":7}<!-- cached -->')),
  fault('a sign-in page', webPage, page(200, 'Sign in · Example')),
  fault('a sign-in page as JSON', notJson, response(200, JSON_TYPE, '<!DOCTYPE html><title>Sign in</title>')),
  fault('a page without a title', notApi, response(200, HTML_TYPE, '<p>Hello')),
  fault('plain text', notApi, response(200, { 'Content-Type': 'text/plain' }, 'OK')),
  fault('XML', notApi, response(200, { 'Content-Type': 'application/xml' }, '<ok/>')),
  fault('a picture', notApi, response(200, { 'Content-Type': 'image/png' }, Buffer.from([137, 80, 78, 71]))),
  fault('a number', wrongShape, json(200, 7)),
  fault('a text', wrongShape, json(200, 'ok')),
  fault('true', wrongShape, json(200, true)),
  fault('null', except(wrongShape, { current: succeeding }), json(200, null)),
  fault(
    'an id that is a text',
    // GraphQL that says nothing is one that denies: the view has fewer facts.
    except(wrongShape, { graphql: succeeding }),
    json(200, { id: 'seven' }),
  ),
  fault('a list of numbers', wrongShape, json(200, [1, 2, 3])),
];
