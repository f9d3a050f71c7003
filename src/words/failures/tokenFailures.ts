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

/** What another token can fix. */
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
    sentence: t('The token expires on {0}. Create a new one and replace it before then.', date),
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
        message: withNewToken(t('The token for {0} was revoked.', name)),
      };
    case 'insufficientScope':
      return { summary: lackingSummary(failure), message: scopeMessage(failure, name) };
    case 'notAdmin':
      return { summary: t('Not an administrator'), message: notAdminMessage(failure, name) };
    case 'adminMode':
      return {
        summary: t('Admin Mode is enabled'),
        message: t(
          'Admin Mode is enabled on {0}. Create a token with the admin_mode scope in addition to read_api or api, and replace the current one.',
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
        "The token for {0} contains characters that aren't allowed in tokens, so it wasn't sent. Copy the token again and replace it.",
        name,
      ),
    };
  }
  return {
    summary: t('Token rejected'),
    message: withServerWords(
      t(
        "{0} rejected this token. Check that you copied all of it and that it hasn't expired, or create a new one.",
        name,
      ),
      serverMessage,
    ),
  };
}

function expiredMessage({ expiresAt }: FailureOf<'tokenExpired'>, name: string): string {
  return withNewToken(
    expiresAt === undefined
      ? t('The token for {0} has expired.', name)
      : t('The token for {0} expired on {1}.', name, expiresAt),
  );
}

function withNewToken(sentence: string): string {
  return `${sentence} ${t('Create a new one in GitLab and replace it.')}`;
}

function lackingSummary({ wanted }: FailureOf<'insufficientScope'>): string {
  return wanted.length === 0 ? t('Missing permission') : t('Missing scope');
}

function scopeMessage({ wanted, serverMessage }: FailureOf<'insufficientScope'>, name: string): string {
  if (serverMessage !== undefined) {
    return withServerWords(
      t(
        'The token for {0} is missing a permission. Create a token that has it, and replace the current one.',
        name,
      ),
      serverMessage,
    );
  }
  return wanted.includes('read_api')
    ? t(
        'The token for {0} is missing a scope. Create a token with read_api to view licenses, or with api to also change them, and replace the current one.',
        name,
      )
    : t(
        "The token for {0} can't make changes. Create a token with the api scope, and replace the current one.",
        name,
      );
}

function notAdminMessage({ username }: FailureOf<'notAdmin'>, name: string): string {
  const whose =
    username === undefined
      ? t("The token for {0} belongs to a user who isn't one.", name)
      : t("The token for {0} belongs to {1}, who isn't one.", name, username);
  return `${t('Only administrators can view licenses.')} ${whose} ${t("Use an administrator's token.")}`;
}

function forbiddenMessage({ serverMessage }: FailureOf<'forbidden'>, name: string): string {
  return serverMessage === undefined
    ? t(
        "{0} doesn't let this token use the License API. Its user must be an administrator, and if Admin Mode is enabled, the token needs the admin_mode scope.",
        name,
      )
    : withServerWords(
        t('{0} rejects the owner of this token. Fix the account in GitLab, or use another token.', name),
        serverMessage,
      );
}
