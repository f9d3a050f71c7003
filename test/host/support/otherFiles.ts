import {
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  Uri,
  workspace,
  type FileChangeEvent,
  type FileSystemProvider,
} from 'vscode';

const SCHEME = 'othercomputer';

/** A second file system in VS Code, such as that of the other computer in a remote window. It has no folders. */
export class OtherFiles implements FileSystemProvider {
  readonly files = new Map<string, Uint8Array>();
  /** What refuses from now on, by what it says. */
  readonly refused = new Map<'write' | 'rename' | 'delete', Error>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #registration = workspace.registerFileSystemProvider(SCHEME, this, { isCaseSensitive: true });

  uri(path: string): Uri {
    return Uri.from({ scheme: SCHEME, path });
  }

  text(path: string): string | undefined {
    const bytes = this.files.get(path);
    return bytes && Buffer.from(bytes).toString();
  }

  dispose(): void {
    this.#registration.dispose();
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri) {
    if (uri.path === '/') {
      return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    return { type: FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readFile(uri: Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (bytes === undefined) {
      throw FileSystemError.FileNotFound(uri);
    }
    return bytes;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const problem = this.refused.get('write');
    // A full disk takes a part, and what needs no room.
    this.files.set(uri.path, problem === undefined ? content : content.slice(0, content.length / 2));
    if (problem !== undefined && content.length > 0) {
      throw problem;
    }
  }

  rename(from: Uri, to: Uri, { overwrite }: { overwrite: boolean }): void {
    this.#refuse('rename');
    if (this.files.has(to.path) && !overwrite) {
      throw FileSystemError.FileExists(to);
    }
    this.files.set(to.path, this.readFile(from));
    this.files.delete(from.path);
  }

  delete(uri: Uri): void {
    this.#refuse('delete');
    this.files.delete(uri.path);
  }

  readDirectory(): [string, FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), FileType.File]);
  }

  createDirectory(): void {
    // There are none to make.
  }

  #refuse(what: 'rename' | 'delete'): void {
    const problem = this.refused.get(what);
    if (problem !== undefined) {
      throw problem;
    }
  }
}
