import { t } from '@vscode/l10n';
import type { SaveProblem } from '../../files/saveProblem';

interface Texts {
  /** What happened to a file of this name. */
  readonly cause: (file: string) => string;
  /** What a person who picked the file does next. */
  readonly next: () => string;
}

const anotherFolder = () => t('Choose another folder.');
const anotherName = () => t('Choose another name.');

const TEXTS: Readonly<Record<Exclude<SaveProblem['kind'], 'other'>, Texts>> = {
  full: {
    cause: (file) => t("Can't save {0} because the disk is full.", file),
    next: () => t('Free up space or choose another folder.'),
  },
  readOnly: {
    cause: (file) => t("Can't save {0} because the disk is read-only.", file),
    next: anotherFolder,
  },
  noPermission: {
    cause: (file) => t("Can't save {0} because you don't have permission to write there.", file),
    next: anotherFolder,
  },
  inUse: {
    cause: (file) => t("Can't save {0}. It may be open in another program.", file),
    next: () => t('Close it there and try again.'),
  },
  exists: {
    cause: (file) => t("Can't save {0} because a file with this name already exists.", file),
    next: anotherName,
  },
  isFolder: {
    cause: (file) => t("Can't save {0} because it's the name of a folder.", file),
    next: anotherName,
  },
  notAFolder: {
    cause: (file) => t("Can't save {0} because part of its path is a file, not a folder.", file),
    next: anotherFolder,
  },
  noFolder: {
    cause: (file) => t("Can't save {0} because its folder doesn't exist.", file),
    next: anotherFolder,
  },
  nameTooLong: {
    cause: (file) => t("Can't save {0} because its name or path is too long.", file),
    next: () => t('Choose a shorter name or another folder.'),
  },
  unavailable: {
    cause: (file) => t("Can't save {0} because the disk or server isn't available.", file),
    next: () => t('Check the connection or choose another folder.'),
  },
};

/** Why a file wasn't saved, as a sentence. @param file its name */
export function saveProblemText(file: string, problem: SaveProblem): string {
  if (problem.kind !== 'other') {
    return TEXTS[problem.kind].cause(file);
  }
  return problem.code === '' ? t("Can't save {0}.", file) : t("Can't save {0} ({1}).", file, problem.code);
}

/** The same of a file that a person picked, with what to do next. */
export function notSavedText(file: string, problem: SaveProblem): string {
  const next = problem.kind === 'other' ? anotherFolder : TEXTS[problem.kind].next;
  return `${saveProblemText(file, problem)} ${next()}`;
}
