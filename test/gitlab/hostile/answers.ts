import { html, json, message } from '../http/answers';
import type { Answer } from '../http/answers';
import { ATTACKER, nestedJson } from './texts';

/** Ways in which a server refuses that a client reads texts from, each with `text` wherever one fits. */
export const HOSTILE_ANSWERS = {
  badRequest: (text) => message(400, text),
  nestedMessages: (text) => json(400, { message: { base: [text, [text]], [text]: [text] } }),
  badGrape: (text) => json(400, { error: text }),
  unauthorized: (text) =>
    json(401, { error: 'invalid_token', error_description: text }, { 'WWW-Authenticate': 'Bearer' }),
  forbidden: (text) => message(403, text),
  scope: (text) =>
    json(403, { error: 'insufficient_scope', error_description: text, scope: `api ${text} ${text}` }),
  notFound: (text) => message(404, text),
  throttled: (text) => ({
    status: 429,
    headers: { 'Content-Type': 'text/plain', 'Retry-After': inHeader(text) },
    body: text,
  }),
  serverError: (text) => message(500, text),
  page: (text) => html(200, page(text)),
  errorPage: (text) => html(502, page(text)),
  maintenance: (text) => message(503, text, { 'Retry-After': '99999999999999999999' }),
  plainText: (text) => ({ status: 500, headers: { 'Content-Type': 'text/plain' }, body: text }),
  redirect: (text) => moved(`https://${ATTACKER}/${inHeader(text)}/api/v4/license`),
  redirectHere: (text) => moved(`/${inHeader(text)}/users/sign_in`),
  redirectToScript: () => moved('javascript:/api/v4/license'),
  redirectToCommand: () => moved('command:gitlabLicenses.showLog'),
  redirectWithoutScheme: () => moved(`//${ATTACKER}/api/v4/license`),
  // To what is nested too deep belongs a text before it, which a reader should still find.
  nested: (text) => rawJson(400, `{"message":${JSON.stringify(text)},"error":${nestedJson()}}`),
  nestedMessage: () => rawJson(403, `{"message":${nestedJson()}}`),
  otherShape: (text) => json(200, { [text]: text, id: text, plan: [text], version: [text], scopes: text }),
} as const satisfies Record<string, (text: string) => Answer>;

export type HostileAnswer = keyof typeof HOSTILE_ANSWERS;

export const HOSTILE_ANSWER_NAMES = Object.keys(HOSTILE_ANSWERS) as HostileAnswer[];

/** @returns an answer with `text` in everything that a client could show of it */
export function hostileAnswer(name: HostileAnswer, text: string): Answer {
  const make: (given: string) => Answer = HOSTILE_ANSWERS[name];
  return make(text);
}

function page(text: string): string {
  return `<!DOCTYPE html><html><head><title lang="x">${text.replaceAll('<', '&lt;')}</title></head><body>${text}</body></html>`;
}

function moved(location: string): Answer {
  return { status: 302, headers: { Location: location }, body: '' };
}

function rawJson(status: number, body: string): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body };
}

/** What Node.js lets through in a header. */
function inHeader(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').slice(0, 4_000);
}
