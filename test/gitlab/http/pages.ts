import { html } from './answers';
import type { Answer } from './answers';
import type { Features } from '../profiles';

/** What a reverse proxy in front of GitLab says about a path it does not pass on. */
export function proxyNotFound(): Answer {
  return html(404, proxyPage('404 Not Found'));
}

/** The proxy's answer to a request line that is too long. */
export function uriTooLong(): Answer {
  return html(414, proxyPage('414 Request-URI Too Large'));
}

function proxyPage(title: string): string {
  return [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

const TOKEN_PAGE = '/-/user_settings/personal_access_tokens';
const OLD_TOKEN_PAGE = '/-/profile/personal_access_tokens';

/**
 * GitLab's web pages to a visitor who is not signed in: the sign-in page, or the way there.
 * @param below the path below the relative root
 * @param url the instance's address with its relative root
 * @param features which routes there are: one that has moved redirects before anybody is asked to sign in
 */
export function page(below: string, url: string, features: Pick<Features, 'userSettingsPages'>): Answer {
  if (below === '/users/sign_in') {
    return html(200, signInPage());
  }
  if (below === OLD_TOKEN_PAGE && features.userSettingsPages) {
    return redirect(301, url + TOKEN_PAGE);
  }
  return redirect(302, `${url}/users/sign_in`);
}

function redirect(status: 301 | 302, location: string): Answer {
  const body = `<html><body>You are being <a href="${location}">redirected</a>.</body></html>`;
  return html(status, body, { Location: location });
}

function signInPage(): string {
  return [
    '<!DOCTYPE html>',
    '<html class="html-devise-layout" lang="en">',
    '<head><meta charset="utf-8"><meta content="GitLab" property="og:site_name"><title>Sign in · GitLab</title></head>',
    '<body class="login-page"><h1>GitLab Self-Managed</h1>',
    '<form class="new_user" method="post"><label for="user_login">Username or primary email</label>',
    '<input id="user_login" name="user[login]" type="text"></form></body>',
    '</html>',
    '',
  ].join('\n');
}
