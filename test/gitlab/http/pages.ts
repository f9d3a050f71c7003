import { html } from './answers';
import type { Answer } from './answers';

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

/**
 * GitLab's web pages to a visitor who is not signed in: the sign-in page, or the way there.
 * @param below the path below the relative root
 * @param url the instance's address with its relative root
 */
export function page(below: string, url: string): Answer {
  if (below === '/users/sign_in') {
    return html(200, signInPage());
  }
  const location = `${url}/users/sign_in`;
  const body = `<html><body>You are being <a href="${location}">redirected</a>.</body></html>`;
  return html(302, body, { Location: location });
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
