import { t } from '@vscode/l10n';
import type { FailureOf } from '../../gitlab/errors';
import { count } from '../text/language';
import { withServerWords, type FailureText } from './failureText';

type TokenFailure = FailureOf<
  | 'unauthorized'
  | 'tokenExpired'
  | 'tokenRevoked'
  | 'insufficientScope'
  | 'notAdmin'
  | 'adminMode'
  | 'forbidden'
>;

/** What another token can mend. */
export function tokenFailure(failure: TokenFailure, name: string): FailureText {
  return { ...texts(failure, name), action: 'setToken' };
}

/**
 * A stored token that ends soon, or has ended without anybody having asked with it since.
 *
 * @param inDays days from today to `date`, the first day on which GitLab refuses it
 */
export function expiringTokenText({ inDays, date }: { readonly inDays: number; readonly date: string }): {
  readonly summary: string;
  readonly sentence: string;
} {
  if (inDays <= 0) {
    return {
      summary: t('token expired'),
      sentence: t('The token expired on {0}. Create a new one and replace it.', date),
    };
  }
  return {
    summary: inDays === 1 ? t('token expires tomorrow') : t('token expires in {0} days', count(inDays)),
    sentence: t('The token is refused from {0} on. Create a new one and replace it before that.', date),
  };
}

function texts(failure: TokenFailure, name: string): Omit<FailureText, 'action'> {
  switch (failure.kind) {
    case 'unauthorized':
      return unauthorizedText(failure, name);
    case 'tokenExpired':
      return { summary: t('Token expired'), message: expiredMessage(failure, name) };
    case 'tokenRevoked':
      return {
        summary: t('Token revoked'),
        message: t('The token for {0} was revoked. Create a new one there and replace it.', name),
      };
    case 'insufficientScope':
      return { summary: lackingSummary(failure), message: scopeMessage(failure, name) };
    case 'notAdmin':
      return { summary: t('Not an administrator'), message: notAdminMessage(failure, name) };
    case 'adminMode':
      return {
        summary: t('Admin Mode is on'),
        message: t(
          'Admin Mode is on at {0}. The token needs the scope admin_mode besides read_api or api: create a new one with it and replace the token.',
          name,
        ),
      };
    case 'forbidden':
      return { summary: t('Not allowed'), message: forbiddenMessage(failure, name) };
  }
}

function unauthorizedText(
  { reason, serverMessage }: FailureOf<'unauthorized'>,
  name: string,
): Omit<FailureText, 'action'> {
  if (reason === 'characters') {
    return {
      summary: t('Not a token'),
      message: t(
        "The token for {0} contains characters no token has, so it wasn't sent. Copy the token again and replace it.",
        name,
      ),
    };
  }
  return {
    summary: t('Token not accepted'),
    message: withServerWords(
      t('{0} does not accept this token. Create a new one there and replace it.', name),
      serverMessage,
    ),
  };
}

function expiredMessage({ expiresAt }: FailureOf<'tokenExpired'>, name: string): string {
  return expiresAt === undefined
    ? t('The token for {0} has expired. Create a new one there and replace it.', name)
    : t('The token for {0} expired on {1}. Create a new one there and replace it.', name, expiresAt);
}

function lackingSummary({ wanted }: FailureOf<'insufficientScope'>): string {
  return wanted.length === 0 ? t('Token lacks a permission') : t('Token lacks a scope');
}

function scopeMessage({ wanted, serverMessage }: FailureOf<'insufficientScope'>, name: string): string {
  if (serverMessage !== undefined) {
    return withServerWords(
      t('The token for {0} lacks a permission. Create one with it and replace the token.', name),
      serverMessage,
    );
  }
  return wanted.includes('read_api')
    ? t(
        'The token for {0} lacks a scope. It needs read_api to show licenses, or api to change them too: create a new one and replace the token.',
        name,
      )
    : t(
        'The token for {0} may not change anything. That needs the scope api: create a new one with it and replace the token.',
        name,
      );
}

function notAdminMessage({ username }: FailureOf<'notAdmin'>, name: string): string {
  return username === undefined
    ? t(
        'The token for {0} belongs to a user who is not an administrator. GitLab shows licenses to administrators only: use a token of one.',
        name,
      )
    : t(
        'The token for {0} belongs to {1}, who is not an administrator. GitLab shows licenses to administrators only: use a token of one.',
        name,
        username,
      );
}

function forbiddenMessage({ serverMessage }: FailureOf<'forbidden'>, name: string): string {
  return serverMessage === undefined
    ? t(
        '{0} does not let this token use the License API. Its user must be an administrator, and where Admin Mode is on the token needs the scope admin_mode.',
        name,
      )
    : withServerWords(
        t('{0} refuses the owner of this token. Mend that there, or use another token.', name),
        serverMessage,
      );
}
