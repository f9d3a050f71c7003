import { t } from '@vscode/l10n';
import type { FailureOf } from '../../gitlab/errors';
import { withServerWords, withUrlCheck, type FailureText, type MostlyRetried } from './failureText';
import { count } from '../text/language';

type ServerFailure = FailureOf<
  'rejected' | 'rateLimited' | 'maintenance' | 'readOnly' | 'server' | 'tooLarge'
>;

const BYTES_OF_A_MEGABYTE = 1024 * 1024;

/** What the instance itself answered: it cannot or will not now. */
export function serverFailure(failure: ServerFailure, name: string): FailureText {
  return { action: 'retry', ...texts(failure, name) };
}

function texts(failure: ServerFailure, name: string): MostlyRetried {
  switch (failure.kind) {
    case 'rejected':
      return { summary: t('Rejected'), message: rejectedMessage(failure, name) };
    case 'rateLimited':
      return {
        summary: t('Too many requests'),
        message: `${t('{0} received too many requests.', name)} ${retrySentence(failure.retryAfterSeconds)}`,
      };
    case 'maintenance':
      return {
        summary: t('Maintenance mode'),
        message: withServerWords(
          `${t('{0} is in maintenance mode.', name)} ${retrySentence(failure.retryAfterSeconds)}`,
          failure.serverMessage,
        ),
      };
    case 'readOnly':
      return {
        summary: t('Read-only instance'),
        message: t('{0} is read-only. If you use Geo, make changes on the primary site.', name),
        action: 'openInstance',
      };
    case 'server':
      return {
        summary: t('Server error {0}', failure.status),
        message: withServerWords(
          t(
            '{0} failed with HTTP {1}. Try again. If it keeps happening, check the logs of the instance.',
            name,
            failure.status,
          ),
          failure.serverMessage,
        ),
      };
    case 'tooLarge':
      return {
        summary: t('Response too large'),
        message: tooLargeMessage(failure, name),
        action: 'openInstance',
      };
  }
}

function tooLargeMessage(failure: FailureOf<'tooLarge'>, name: string): string {
  return withUrlCheck(
    'limitRows' in failure
      ? t(
          '{0} sent {1} or more licenses, which is more than the extension reads.',
          name,
          count(failure.limitRows),
        )
      : t(
          '{0} sent more than {1} MiB, so the extension stopped reading.',
          name,
          count(failure.limitBytes / BYTES_OF_A_MEGABYTE),
        ),
  );
}

function rejectedMessage({ status, serverMessage }: FailureOf<'rejected'>, name: string): string {
  if (status < 300) {
    return withServerWords(
      t('{0} accepted the request but reported that it failed. Try again.', name),
      serverMessage,
    );
  }
  return serverMessage === undefined
    ? t(
        '{0} rejected the request (HTTP {1}) without giving a reason. Check the logs of the instance.',
        name,
        status,
      )
    : withServerWords(t('{0} rejected the request.', name), serverMessage);
}

function retrySentence(seconds: number | undefined): string {
  if (seconds === undefined) {
    return t('Try again later.');
  }
  return seconds < 120
    ? t('Try again in {0} seconds.', count(seconds))
    : t('Try again in {0} minutes.', count(Math.ceil(seconds / 60)));
}
