/** Why a file wasn't written. */
export type SaveProblem =
  | {
      readonly kind:
        | 'full'
        | 'readOnly'
        | 'noPermission'
        /** Another program has it open, as far as is known. */
        | 'inUse'
        | 'exists'
        | 'isFolder'
        | 'notAFolder'
        | 'noFolder'
        | 'nameTooLong'
        | 'unavailable';
    }
  /** `code`: Node's, such as EIO, or one of VS Code's file systems. */
  | { readonly kind: 'other'; readonly code: string };

type Named = Exclude<SaveProblem['kind'], 'other'>;

/** Node's codes and those of VS Code's file systems (https://code.visualstudio.com/api/references/vscode-api#FileSystemError). */
const KINDS = new Map<string, Named>(
  Object.entries<Named>({
    ENOSPC: 'full',
    EDQUOT: 'full',
    EROFS: 'readOnly',
    EACCES: 'noPermission',
    EPERM: 'noPermission',
    NoPermissions: 'noPermission',
    EBUSY: 'inUse',
    ETXTBSY: 'inUse',
    EEXIST: 'exists',
    FileExists: 'exists',
    EISDIR: 'isFolder',
    FileIsADirectory: 'isFolder',
    ENOTDIR: 'notAFolder',
    FileNotADirectory: 'notAFolder',
    ENOENT: 'noFolder',
    FileNotFound: 'noFolder',
    ENAMETOOLONG: 'nameTooLong',
    EIO: 'unavailable',
    ENODEV: 'unavailable',
    ENXIO: 'unavailable',
    ESTALE: 'unavailable',
    ETIMEDOUT: 'unavailable',
    EHOSTDOWN: 'unavailable',
    EHOSTUNREACH: 'unavailable',
    ENETUNREACH: 'unavailable',
    ECONNRESET: 'unavailable',
    Unavailable: 'unavailable',
  }),
);

/** What gives a file its name or takes it: there, Windows refuses a file that another program has open. */
const RENAMES = new Set(['rename', 'unlink', 'rm', 'link', 'copyfile', 'lstat']);

/**
 * What kept a file from being written.
 *
 * @param error of Node's or of VS Code's file systems
 */
export function saveProblemOf(error: unknown, platform: NodeJS.Platform = process.platform): SaveProblem {
  const code = codeOf(error);
  const kind = KINDS.get(code);
  if (kind === undefined) {
    return { kind: 'other', code };
  }
  const call = textOf(error, 'syscall');
  if (kind === 'exists' && call === 'mkdir') {
    return { kind: 'notAFolder' };
  }
  return { kind: kind === 'noPermission' && platform === 'win32' && RENAMES.has(call) ? 'inUse' : kind };
}

/** VS Code has no code for a full disk of another computer, but passes on the words of the Node there. */
function codeOf(error: unknown): string {
  const code = textOf(error, 'code');
  if (KINDS.has(code)) {
    return code;
  }
  const [within] = /\bE[A-Z]{2,14}\b/.exec(textOf(error, 'message')) ?? [];
  return within !== undefined && KINDS.has(within) ? within : code;
}

function textOf(error: unknown, field: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, field) : undefined;
  return typeof value === 'string' ? value : '';
}
