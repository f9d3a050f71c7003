import { t } from '@vscode/l10n';
import type { FileProblem } from '../../files/readLimitedFile';
import { count } from '../text/language';

const MIB = 1024 * 1024;

/** Why a file wasn't read, as a sentence. @param file its name */
export function fileProblemText(file: string, problem: FileProblem): string {
  switch (problem.kind) {
    case 'notAFile':
      return t("{0} isn't a regular file.", file);
    case 'tooLarge':
      return t('{0} is larger than {1} MiB.', file, count(problem.limitBytes / MIB));
    case 'failed':
      return failedText(file, problem.code);
  }
}

/** The codes are Node's and those of VS Code's file systems. */
function failedText(file: string, code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'FileNotFound':
      return t("Can't find {0}.", file);
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return t("You don't have permission to read {0}.", file);
    case 'EISDIR':
    case 'FileIsADirectory':
      return t("{0} isn't a regular file.", file);
    case 'EBUSY':
      return t("Can't read {0}. It may be open in another program, so close it there and try again.", file);
    case 'EIO':
    case 'ESTALE':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
    case 'Unavailable':
      return t("Can't read {0} because the disk or server isn't available.", file);
    default:
      return t("Can't read {0} ({1}).", file, code);
  }
}
