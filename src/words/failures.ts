import { t } from '@vscode/l10n';
import type { Failure } from '../gitlab/errors';
import { instanceName, type Instance } from '../instances/instance';
import { count } from './language';

/** What a button beside a message does. */
export type ActionId = 'retry' | 'setToken' | 'openInstance' | 'showLog';

export interface FailureText {
  /** A few words, for a line in the tree. */
  readonly summary: string;
  /** What happened, to which instance, and what to do next. */
  readonly message: string;
  /** The one action that can mend it. */
  readonly action: ActionId;
}

type FailureOf<K extends Failure['kind']> = Extract<Failure, { kind: K }>;

export function failureText(failure: Failure, instance: Instance): FailureText {
  const name = instanceName(instance);
  switch (failure.kind) {
    case 'unauthorized':
    case 'tokenExpired':
    case 'tokenRevoked':
    case 'insufficientScope':
    case 'notAdmin':
    case 'adminMode':
    case 'forbidden':
      return { ...tokenFailure(failure, name), action: 'setToken' };
    case 'dns':
    case 'refused':
    case 'reset':
    case 'certificate':
    case 'timeout':
      return { ...networkFailureText(failure, name), action: 'retry' };
    case 'notFound':
    case 'notSupported':
    case 'redirect':
    case 'notGitLab':
      return { ...addressFailure(failure, name), action: 'openInstance' };
    case 'rejected':
    case 'rateLimited':
    case 'maintenance':
    case 'server':
    case 'tooLarge':
      return { ...serverFailure(failure, name), action: 'retry' };
    case 'cancelled':
      return {
        summary: t('Cancelled'),
        message: t('The request to {0} was cancelled.', name),
        action: 'retry',
      };
    case 'secretStorage':
      return {
        summary: t('Secret storage not readable'),
        message: t(
          'The secret storage of this computer did not give the token of {0}. Unlock it and try again.',
          name,
        ),
        action: 'retry',
      };
    case 'unexpected':
      return {
        summary: t('Unexpected error'),
        message: t('Something unexpected went wrong with {0}. The log has the details.', name),
        action: 'showLog',
      };
  }
}

export function actionTitle(action: ActionId): string {
  switch (action) {
    case 'retry':
      return t('Try Again');
    case 'setToken':
      return t('Replace Token…');
    case 'openInstance':
      return t('Open in Browser');
    case 'showLog':
      return t('Show Log');
  }
}

type Text = Omit<FailureText, 'action'>;

function tokenFailure(
  failure: FailureOf<
    | 'unauthorized'
    | 'tokenExpired'
    | 'tokenRevoked'
    | 'insufficientScope'
    | 'notAdmin'
    | 'adminMode'
    | 'forbidden'
  >,
  name: string,
): Text {
  switch (failure.kind) {
    case 'unauthorized':
      return {
        summary: t('Token not accepted'),
        message: withServerWords(
          t('{0} does not accept the stored token. Create a new one there and replace it.', name),
          failure.serverMessage,
        ),
      };
    case 'tokenExpired':
      return {
        summary: t('Token expired'),
        message: t('The token for {0} has expired. Create a new one there and replace it.', name),
      };
    case 'tokenRevoked':
      return {
        summary: t('Token revoked'),
        message: t('The token for {0} was revoked. Create a new one there and replace it.', name),
      };
    case 'insufficientScope':
      return {
        summary: t('Token lacks a scope'),
        message: t(
          'The token for {0} lacks a scope. It needs read_api to look at licenses, api to change them.',
          name,
        ),
      };
    case 'notAdmin':
      return {
        summary: t('Not an administrator'),
        message: t(
          'The token for {0} belongs to a user who is not an administrator. GitLab shows licenses to administrators only.',
          name,
        ),
      };
    case 'adminMode':
      return {
        summary: t('Admin Mode is on'),
        message: t(
          'Admin Mode is on at {0}. The token needs the scope admin_mode besides read_api or api.',
          name,
        ),
      };
    case 'forbidden':
      return {
        summary: t('Not allowed'),
        message: withServerWords(
          t(
            '{0} does not let this token see licenses. Its user must be an administrator, and where Admin Mode is on the token needs the scope admin_mode.',
            name,
          ),
          failure.serverMessage,
        ),
      };
  }
}

function networkFailureText(
  failure: FailureOf<'dns' | 'refused' | 'reset' | 'certificate' | 'timeout'>,
  name: string,
): Text {
  switch (failure.kind) {
    case 'dns':
      return {
        summary: t('Host not found'),
        message: t(
          'No host is called {0}. Check the address of {1}, and whether a VPN is needed.',
          failure.host,
          name,
        ),
      };
    case 'refused':
      return {
        summary: t('Not reachable'),
        message: t(
          'Nothing answers at {0}. Check whether {1} is running, and whether a VPN is needed.',
          failure.host,
          name,
        ),
      };
    case 'reset':
      return {
        summary: t('Connection lost'),
        message: t(
          'The connection to {0} broke off. Try again; if it stays so, look at the proxy before it.',
          name,
        ),
      };
    case 'certificate':
      return certificateText(failure, name);
    case 'timeout':
      return {
        summary: t('No answer within {0} s', count(failure.seconds)),
        message:
          failure.waitingFor === 'headers'
            ? t('{0} did not answer within {1} seconds.', name, count(failure.seconds))
            : t('{0} stopped in the middle of its answer for {1} seconds.', name, count(failure.seconds)),
      };
  }
}

function certificateText({ code, host }: FailureOf<'certificate'>, name: string): Text {
  if (code === 'CERT_HAS_EXPIRED') {
    return {
      summary: t('Certificate expired'),
      message: t(
        'The certificate of {0} has expired, so nothing was sent. Its administrator has to renew it.',
        host,
      ),
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    return {
      summary: t('Certificate for another host'),
      message: t(
        'The certificate that {0} shows is for another host, so nothing was sent. Check the address of {1}.',
        host,
        name,
      ),
    };
  }
  return {
    summary: t('Certificate not trusted'),
    message: t(
      'The certificate of {0} is not trusted here ({1}), so nothing was sent. Install its certificate authority on this computer or name its file as caFile in gitlabLicenses.instances.',
      host,
      code,
    ),
  };
}

function addressFailure(
  failure: FailureOf<'notFound' | 'notSupported' | 'redirect' | 'notGitLab'>,
  name: string,
): Text {
  switch (failure.kind) {
    case 'notFound':
      return failure.what === 'record'
        ? { summary: t('License not found'), message: t('{0} has no such license any more.', name) }
        : {
            summary: t('No License API'),
            message: t(
              '{0} has no License API. Community Edition and very old versions lack it; check the edition and the address.',
              name,
            ),
          };
    case 'notSupported':
      return notSupportedText(failure, name);
    case 'redirect':
      return {
        summary: t('Moved to another address'),
        message: t(
          '{0} points to {1}. If that is right, add the instance under that address.',
          name,
          failure.location,
        ),
      };
    case 'notGitLab':
      return notGitLabText(failure, name);
  }
}

function notSupportedText({ reason, version }: FailureOf<'notSupported'>, name: string): Text {
  if (reason === 'communityEdition') {
    return {
      summary: t('Community Edition'),
      message: t('{0} is GitLab Community Edition, which has no licenses.', name),
    };
  }
  return {
    summary: t('Not in this version'),
    message:
      version === undefined
        ? t('The version of GitLab on {0} is too old for this.', name)
        : t('GitLab {1} on {0} is too old for this.', name, version),
  };
}

function notGitLabText(failure: FailureOf<'notGitLab'>, name: string): Text {
  if (failure.reason === 'shape') {
    return {
      summary: t('Unreadable answer'),
      message: t('{0} sent licenses that could not be read (at "{1}").', name, failure.field),
    };
  }
  return {
    summary: t('Not a GitLab'),
    message: t(
      'What answers for {0} is not the API of a GitLab (status {1}). Check the address, and a proxy that may answer in its place.',
      name,
      failure.status,
    ),
  };
}

function serverFailure(
  failure: FailureOf<'rejected' | 'rateLimited' | 'maintenance' | 'server' | 'tooLarge'>,
  name: string,
): Text {
  switch (failure.kind) {
    case 'rejected':
      return {
        summary: t('Refused'),
        message: withServerWords(t('{0} refused the request.', name), failure.serverMessage),
      };
    case 'rateLimited':
      return {
        summary: t('Too many requests'),
        message:
          failure.retryAfterSeconds === undefined
            ? t('{0} gets too many requests. Try again later.', name)
            : t(
                '{0} gets too many requests. Try again in {1} seconds.',
                name,
                count(failure.retryAfterSeconds),
              ),
      };
    case 'maintenance':
      return {
        summary: t('In maintenance'),
        message: withServerWords(t('{0} is in maintenance. Try again later.', name), failure.serverMessage),
      };
    case 'server':
      return {
        summary: t('Server error {0}', failure.status),
        message: withServerWords(
          t('{0} failed with status {1}. Try again; if it stays so, look at its logs.', name, failure.status),
          failure.serverMessage,
        ),
      };
    case 'tooLarge':
      return {
        summary: t('Answer too large'),
        message: t('{0} sent more than {1} bytes, so reading was given up.', name, count(failure.limitBytes)),
      };
  }
}

function withServerWords(sentence: string, serverMessage: string | undefined): string {
  return serverMessage === undefined ? sentence : `${sentence} ${t('GitLab says: {0}', serverMessage)}`;
}
