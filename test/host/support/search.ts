import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WINDOW = 40;

/** Finds secrets in texts and files: a short one as a whole, of a long one every stretch of 40 characters. */
export class SecretSearch {
  readonly #short: string[] = [];
  readonly #stretches = new Set<string>();

  add(secret: string): void {
    const joined = secret.replace(/\s+/g, '');
    if (joined.length <= WINDOW) {
      this.#short.push(joined);
    }
    for (const stretch of windowsOf(joined)) {
      this.#stretches.add(stretch);
    }
  }

  /** Whether there is something secret, whatever line ends and escapes stand between its characters. */
  isIn(text: string): boolean {
    const unescaped = text
      .replace(/\\[nr]|%0[AD]|[\r\n]/gi, '')
      .replace(/%(?:2B|2F|3D)/gi, decodeURIComponent);
    // What is worth searching is little: a log has few such runs.
    const runs = unescaped.match(/[\w+/=-]{20,}/g) ?? [];
    return runs.some((run) => this.#short.some((secret) => run.includes(secret)) || this.#isStretchIn(run));
  }

  /** The files below a folder that hold something secret, as text or as UTF-16. */
  filesIn(folder: string): readonly string[] {
    return filesBelow(folder).filter((file) => {
      const text = readFileSync(file).toString('latin1');
      return this.isIn(text) || this.isIn(text.replaceAll('\0', ''));
    });
  }

  #isStretchIn(run: string): boolean {
    for (const window of windowsOf(run)) {
      if (this.#stretches.has(window)) {
        return true;
      }
    }
    return false;
  }
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function* windowsOf(text: string): Generator<string> {
  for (let start = 0; start + WINDOW <= text.length; start++) {
    yield text.slice(start, start + WINDOW);
  }
}
