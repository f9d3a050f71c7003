import { Uri } from 'vscode';
import { localPath } from '../../files/localPath';
import { canonicalAddress, type InstanceUrl } from '../../instances/address';
import { pastedToken } from '../../instances/pastedToken';
import { commandId, type PublicCommand } from './commandIds';

/** Reads one field of a command's argument. Throws a TypeError that says what is wrong with it, in English. */
type Reader<T> = (value: unknown) => T;

/** The fields that a command understands. Each may be missing: the command then asks for it. */
export type Fields = Readonly<Record<string, Reader<unknown>>>;

export type Input<F extends Fields> = { readonly [K in keyof F]?: ReturnType<F[K]> };

/** An instance's address in any spelling, as its canonical URL. */
export const address: Reader<InstanceUrl> = (value) => {
  const canonical = canonicalAddress(text(value));
  if (!canonical.ok) {
    throw new TypeError('is not an http(s) address');
  }
  return canonical.url;
};

/** What surrounds a pasted text (a line end, for example) is no part of it. */
export const text: Reader<string> = (value) => {
  if (typeof value !== 'string') {
    throw new TypeError('is not a string');
  }
  const trimmed = value.trim();
  if (trimmed === '') {
    throw new TypeError('must not be empty');
  }
  return trimmed;
};

/** A token without what came along when it was copied. One with odd characters is taken: GitLab is the judge of it. */
export const token: Reader<string> = (value) => {
  const pasted = pastedToken(text(value));
  if (pasted.token === '') {
    throw new TypeError('must not be empty');
  }
  return pasted.token;
};

/** A path on this computer as it is written: absolute, or below the home folder as `~/…`. */
export const path: Reader<string> = (value) => {
  const given = text(value);
  absolute(given);
  return given;
};

/** The same as a file, or a file's address as VS Code passes it. */
export const file: Reader<Uri> = (value) => (value instanceof Uri ? value : Uri.file(absolute(text(value))));

function absolute(given: string): string {
  const found = localPath(given);
  if (found === undefined) {
    throw new TypeError('is a relative path; it must be absolute or begin with ~/');
  }
  return found;
}

export const integer: Reader<number> = (value) => {
  // Larger ones are no integers anymore by the time they stand in an address.
  if (!Number.isSafeInteger(value)) {
    throw new TypeError('is not an integer');
  }
  return value as number;
};

/**
 * Reads the one plain object that a command takes. What is wrong is for the programs that call it, so never translated.
 *
 * @throws TypeError that names the command and the field
 */
export function readArguments<F extends Fields>(name: PublicCommand, fields: F, argument: unknown): Input<F> {
  const given = argument ?? {};
  if (!isPlainObject(given)) {
    throw new TypeError(`${commandId(name)}: takes one plain object`);
  }
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, readField(name, fields, key, value)]),
  ) as Input<F>;
}

function readField(name: PublicCommand, fields: Fields, key: string, value: unknown): unknown {
  const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (read === undefined) {
    throw new TypeError(`${commandId(name)}: unknown field ${key}`);
  }
  try {
    return read(value);
  } catch (error) {
    throw new TypeError(`${commandId(name)}: ${key}: ${(error as Error).message}`, { cause: error });
  }
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
