import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClaimFile } from '../fleet/notifications/sweep';
import { claimName, claimText, readClaim, readClaimName, type Claims } from '../fleet/notifications/claims';
import type { DueWarning } from '../fleet/notifications/dueWarnings';
import type { Subject } from '../fleet/notifications/warnings';
import { plainDateOf } from '../licensing/plainDate';
import { FILE_SYSTEM } from './fileSystem';
import { isMissingFile } from './isMissingFile';

/**
 * The claims of notifications, a small file each, in a folder that all windows of a profile share. Of several windows
 * that make the same claim at the same time, one succeeds: the file system decides.
 */
export class ClaimFiles {
  readonly #folder: string;

  /** @param folder for claims alone; it is made when the first one is written */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws Error of Node's when there is a folder that can't be read */
  async read(): Promise<Claims> {
    const names = await this.#names();
    const reminders = names.filter((name) => readClaimName(name)?.mark === 'later');
    const times = await Promise.all(reminders.map(async (name) => [name, await this.#dueAt(name)] as const));
    return {
      names,
      dueAt: new Map(times.flatMap(([name, time]) => (time === undefined ? [] : [[name, time]]))),
    };
  }

  /**
   * Claims a notification, and with it those of the steps that passed before.
   *
   * @returns whether it may be shown here; else another window has it
   * @throws Error of Node's when claims can't be written
   */
  async claim({ subject, passed: [nearest, ...farther], isReminder }: DueWarning): Promise<boolean> {
    const isOurs = isReminder
      ? await this.#take(claimName(subject, 'later'), claimName(subject, nearest))
      : await this.#create(claimName(subject, nearest), claimText(subject));
    if (isOurs) {
      // The nearest step alone keeps the others away; so it is no matter if this is interrupted.
      await Promise.all(farther.map((step) => this.#create(claimName(subject, step), claimText(subject))));
    }
    return isOurs;
  }

  /**
   * Lets the notification come again.
   *
   * @param dueAt when, in epoch milliseconds
   * @throws Error of Node's
   */
  async remind(subject: Subject, dueAt: number): Promise<void> {
    await this.#create(claimName(subject, 'later'), claimText(subject, dueAt));
  }

  /** Lets no notification about it come again. @throws Error of Node's */
  async silence(subject: Subject): Promise<void> {
    await this.#create(claimName(subject, 'never'), claimText(subject));
  }

  /** Everything there is to know about claims, to decide which are no longer needed. @throws Error of Node's */
  async files(): Promise<ClaimFile[]> {
    const files = await Promise.all((await this.#names()).map((name) => this.#file(name)));
    return files.filter((file) => file !== undefined);
  }

  /** @throws Error of Node's when there is a claim that can't be removed */
  async remove(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => FILE_SYSTEM.rm(this.#path(name), { force: true })));
  }

  /** Makes a file for its owner alone. @returns false when there is one of this name */
  async #create(name: string, text: string): Promise<boolean> {
    try {
      await this.#write(name, text);
      return true;
    } catch (error) {
      if (isThere(error)) {
        return false;
      }
      throw error;
    }
  }

  async #write(name: string, text: string): Promise<void> {
    const options = { flag: 'wx', mode: 0o600 } as const;
    try {
      await writeFile(this.#path(name), text, options);
    } catch (error) {
      if (!isMissingFile(error)) {
        throw error;
      }
      await mkdir(this.#folder, { recursive: true });
      await writeFile(this.#path(name), text, options);
    }
  }

  /** A file can be renamed once: whoever comes later finds none. It may replace another claim of the same warning. */
  async #take(name: string, to: string): Promise<boolean> {
    try {
      await FILE_SYSTEM.rename(this.#path(name), this.#path(to));
      return true;
    } catch (error) {
      if (isMissingFile(error)) {
        return false;
      }
      throw error;
    }
  }

  /** Claims only: nothing else in the folder is read or removed. */
  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter((name) => readClaimName(name) !== undefined);
    } catch (error) {
      if (isMissingFile(error)) {
        return [];
      }
      throw error;
    }
  }

  /** A window writes one at this moment, or was killed before it had written when: that is the day after. */
  async #dueAt(name: string): Promise<number | undefined> {
    const text = await this.#text(name);
    const dueAt = text === undefined ? undefined : readClaim(text)?.dueAt;
    return dueAt ?? (await this.#writtenAt(name))?.setHours(24);
  }

  async #file(name: string): Promise<ClaimFile | undefined> {
    const [text, written] = await Promise.all([this.#text(name), this.#writtenAt(name)]);
    return text === undefined || written === undefined
      ? undefined
      : { name, text, writtenOn: plainDateOf(written) };
  }

  /** Undefined when another window has taken or removed it meanwhile, as below. */
  async #text(name: string): Promise<string | undefined> {
    try {
      return await readFile(this.#path(name), 'utf8');
    } catch (error) {
      if (isMissingFile(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async #writtenAt(name: string): Promise<Date | undefined> {
    try {
      return (await stat(this.#path(name))).mtime;
    } catch {
      return undefined;
    }
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
