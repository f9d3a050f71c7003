import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import type { AuthorityFit } from '../../gitlab/connectionTest/authorities';
import { shortText } from '../text/foreignText';

/**
 * Why a file of certificates doesn't make a server's certificate trusted.
 *
 * @param authority the one that is missing, as its certificate names it
 */
export function unfitText(
  fit: Exclude<AuthorityFit, 'completes'>,
  path: string,
  authority: string | undefined,
): string {
  const file = basename(path);
  const missing = shortText(authority);
  switch (fit) {
    case 'noAuthority':
      return t("{0} doesn't contain a CA certificate. Choose the CA file of {1}.", file, missing);
    case 'otherAuthority':
      return t('{0} is from a different authority. Choose the CA file of {1}.', file, missing);
    case 'noRoot':
      return t(
        "{0} doesn't contain the root certificate above {1}. Choose a CA file that also contains it.",
        file,
        missing,
      );
  }
}
