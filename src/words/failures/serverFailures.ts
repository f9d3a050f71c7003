import { t } from '@vscode/l10n';
import type { FailureOf } from '../../gitlab/errors';
import { withServerWords, type FailureText } from './failureText';
import { count } from '../text/language';

type ServerFailure = FailureOf<
  'rejected' | 'rateLimited' | 'maintenance' | 'readOnly' | 'server' | 'tooLarge'
>;

const BYTES_OF_A_MEGABYTE = 1024 * 1024;

/** What the instance itself answered: it cannot or will not now. */
export function serverFailure(failure: ServerFailure, name: string): FailureText {
  switch (failure.kind) {
    case 'rejected':
      return { summary: t('Refused'), message: rejectedMessage(failure, name), action: 'retry' };
    case 'rateLimited':
      return {
        summary: t('Too many requests'),
        message: `${t('{0} gets too many requests.', name)} ${retrySentence(failure.retryAfterSeconds)}`,
        action: 'retry',
      };
    case 'maintenance':
      return {
        summary: t('In maintenance'),
        message: withServerWords(
          `${t('{0} is in maintenance.', name)} ${retrySentence(failure.retryAfterSeconds)}`,
          failure.serverMessage,
        ),
        action: 'retry',
      };
    case 'readOnly':
      return {
        summary: t('Read-only instance'),
        message: t('{0} takes no changes: it is read-only. Of a Geo site, use the primary one.', name),
        action: 'openInstance',
      };
    case 'server':
      return {
        summary: t('Server error {0}', failure.status),
        message: withServerWords(
          t('{0} failed with status {1}. Try again; if it stays so, look at its logs.', name, failure.status),
          failure.serverMessage,
        ),
        action: 'retry',
      };
    case 'tooLarge':
      return {
        summary: t('Answer too large'),
        message: tooLargeMessage(failure, name),
        action: 'openInstance',
      };
  }
}

function tooLargeMessage(failure: FailureOf<'tooLarge'>, name: string): string {
  return 'limitRows' in failure
    ? t(
        '{0} sent {1} licenses or more, which is more than can be read. Check the address, and a proxy that may answer in its place.',
        name,
        count(failure.limitRows),
      )
    : t(
        '{0} sent more than {1} MiB, so reading was given up. Check the address, and a proxy that may answer in its place.',
        name,
        count(failure.limitBytes / BYTES_OF_A_MEGABYTE),
      );
}

function rejectedMessage({ status, serverMessage }: FailureOf<'rejected'>, name: string): string {
  if (status < 300) {
    return withServerWords(
      t('{0} took the request but says that it did not do it. Try again.', name),
      serverMessage,
    );
  }
  return serverMessage === undefined
    ? t('{0} refused the request (status {1}) without a reason. Its logs may have one.', name, status)
    : withServerWords(t('{0} refused the request.', name), serverMessage);
}

function retrySentence(seconds: number | undefined): string {
  if (seconds === undefined) {
    return t('Try again later.');
  }
  return seconds < 120
    ? t('Try again in {0} seconds.', count(seconds))
    : t('Try again in {0} minutes.', count(Math.ceil(seconds / 60)));
}
