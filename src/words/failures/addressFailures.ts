import { t } from '@vscode/l10n';
import type { FailureOf } from '../../gitlab/errors';
import { MOST_MISFITS } from '../../gitlab/foreign/limits';
import { shortText } from '../text/foreignText';
import { count } from '../text/language';
import { withUrlCheck, type FailureText } from './failureText';

/** How many of the places that did not fit are named. */
const MOST_PLACES = 3;

type AddressFailure = FailureOf<'notFound' | 'notSupported' | 'redirect' | 'proxy' | 'blocked' | 'notGitLab'>;

/**
 * What answers is not what was expected there.
 *
 * @param hostname of the instance
 */
export function addressFailure(failure: AddressFailure, name: string, hostname: string): FailureText {
  switch (failure.kind) {
    case 'notFound':
      return notFoundText(failure, name);
    case 'notSupported':
      return { ...notSupportedText(failure, name), action: 'openInstance' };
    case 'redirect':
      return {
        summary: t('Moved to another address'),
        message: t(
          "{0} has moved to {1}. The token wasn't sent there. If that address is correct, edit the instance to use it, and enter the token again.",
          name,
          failure.address,
        ),
        action: 'editInstance',
      };
    case 'proxy':
      return proxyText(failure, name, hostname);
    case 'blocked':
      return {
        summary: t('Blocked before GitLab'),
        message: withTheirWords(
          t(
            "Requests to {0} are blocked before they reach the API (HTTP {1}), so another token won't help. Ask an administrator to allow your IP address in the firewall and in GitLab's rate limits, then try again.",
            name,
            failure.status,
          ),
          failure.serverMessage,
        ),
        action: 'retry',
      };
    case 'notGitLab':
      return { ...notGitLabText(failure, name), action: 'openInstance' };
  }
}

/** 401 is asked by a proxy that belongs to the server; everything else by the one of one's own network. */
function proxyText({ status }: FailureOf<'proxy'>, name: string, hostname: string): FailureText {
  const signIn = t('Proxy sign-in required');
  if (status === 401) {
    return {
      summary: signIn,
      message: t(
        'A proxy in front of {0} requires its own sign-in (HTTP {1}), so the token never reached GitLab. Use an address that bypasses the proxy, or ask its administrator to allow requests to /api/v4.',
        name,
        status,
      ),
      action: 'editInstance',
    };
  }
  if (status === 407) {
    return {
      summary: signIn,
      message: t(
        "Your network's proxy requires you to sign in (HTTP {1}), so the request never reached {0}. Use a URL with your user name and password in the VS Code setting http.proxy, or add {2} to http.noProxy.",
        name,
        status,
        hostname,
      ),
      action: 'retry',
    };
  }
  const isRefused = status < 500;
  return {
    summary: isRefused ? t('Blocked by proxy') : t("Proxy can't connect"),
    message: isRefused
      ? t(
          "Your network's proxy doesn't allow connections to {0} (HTTP {1}). Ask its administrator to allow them, or add {2} to the VS Code setting http.noProxy.",
          name,
          status,
          hostname,
        )
      : t(
          "Your network's proxy can't connect to {0} (HTTP {1}). Check that GitLab is running, or add {2} to the VS Code setting http.noProxy.",
          name,
          status,
          hostname,
        ),
    action: 'retry',
  };
}

function notFoundText(failure: FailureOf<'notFound'>, name: string): FailureText {
  switch (failure.what) {
    case 'record':
      return {
        summary: t('License not found'),
        message: t('{0} no longer has this license. Refresh to see its licenses.', name),
        action: 'retry',
      };
    case 'route':
      return {
        summary: t('No License API'),
        message: t(
          "{0} doesn't have the License API. Community Edition and very old versions don't include it. Check the edition and the URL.",
          name,
        ),
        action: 'openInstance',
      };
    case 'hiddenRoute':
      return {
        summary: t('License API not reachable'),
        message: t(
          '{0} runs GitLab {1}, which includes this API, but the response was HTTP 404. Check whether a proxy in front of {0} blocks paths below /api/v4.',
          name,
          failure.version,
        ),
        action: 'openInstance',
      };
  }
}

type Text = Omit<FailureText, 'action'>;

function notSupportedText(failure: FailureOf<'notSupported'>, name: string): Text {
  const { version } = failure;
  if (failure.reason === 'communityEdition') {
    return {
      summary: t('Community Edition'),
      message: t(
        '{0} is GitLab Community Edition ({1}), which has no licenses. Use the URL of an Enterprise Edition instance.',
        name,
        version,
      ),
    };
  }
  return {
    summary: t('GitLab version too old'),
    message:
      failure.since === undefined
        ? t('GitLab {1} on {0} is too old for this. Upgrade it first.', name, version)
        : t(
            'This needs GitLab {2} or later, but {0} runs {1}. Upgrade it first.',
            name,
            version,
            failure.since,
          ),
  };
}

function notGitLabText(failure: FailureOf<'notGitLab'>, name: string): Text {
  switch (failure.reason) {
    case 'shape':
      return {
        summary: t('Unreadable response'),
        message: shapeMessage(failure, name),
      };
    case 'otherProduct':
      return {
        summary: t('Not a GitLab API'),
        message: withTheirWords(
          t(
            "{0} isn't a GitLab API (HTTP {1}). Check the URL, and whether a proxy or another product answered instead.",
            name,
            failure.status,
          ),
          failure.serverMessage,
        ),
      };
    case 'redirected':
      return {
        summary: t('Redirected to another page'),
        message: t(
          "{0} redirects to {1} instead of responding. If that's a sign-in page, use an address that bypasses it, or allow requests to /api/v4.",
          name,
          failure.location,
        ),
      };
    case 'html':
      return { summary: t('Not a GitLab API'), message: pageMessage(failure, name) };
    case 'notJson':
    case 'notCsv':
      return { summary: t('Not a GitLab API'), message: noApiMessage(failure.status, name) };
    case 'notHttp':
      return {
        summary: t('Not a web server'),
        message: t(
          "The server at {0} doesn't use HTTP. Check the port in the URL of {1}.",
          failure.host,
          name,
        ),
      };
  }
}

/** How many places did not fit, and the first few: one odd license is another matter than a list of something else. */
function shapeMessage(
  { field, others = [] }: Extract<FailureOf<'notGitLab'>, { reason: 'shape' }>,
  name: string,
): string {
  const places = [field, ...others];
  if (places.length === 1) {
    return withUrlCheck(
      field === ''
        ? t("Can't read the response from {0}.", name)
        : t('Can\'t read the response from {0} (at "{1}").', name, field),
    );
  }
  const first = places
    .slice(0, MOST_PLACES)
    .map((place) => `"${shortText(place)}"`)
    .join(', ');
  const number = count(places.length);
  return withUrlCheck(
    places.length < MOST_MISFITS
      ? t("Can't read the response from {0} in {1} places (first {2}).", name, number, first)
      : t("Can't read the response from {0} in {1} or more places (first {2}).", name, number, first),
  );
}

/** The sentence, and the words of what answered in place of GitLab. */
function withTheirWords(sentence: string, words: string | undefined): string {
  return words === undefined ? sentence : `${sentence} ${t('The response says: {0}', words)}`;
}

function pageMessage(
  { status, title }: { readonly status: number; readonly title?: string },
  name: string,
): string {
  return title === undefined
    ? noApiMessage(status, name)
    : withUrlCheck(
        t('{0} responded with a web page instead of the GitLab API: "{2}" (HTTP {1}).', name, status, title),
      );
}

function noApiMessage(status: number, name: string): string {
  return withUrlCheck(t("{0} isn't a GitLab API (HTTP {1}).", name, status));
}
