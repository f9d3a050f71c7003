import type { Failure } from '../errors';
import { parseJson } from '../parseJson';
import { hasLongString, limitedJson } from './limitedJson';
import { ELLIPSIS, LIMITS, LONGEST_KEPT, LONGEST_SHOWN, type Limits } from './limits';
import { Redactor } from './redact';
import { cleanText, cutText, isClean } from './text';

/** How much more than is kept is looked at, so that a secret is recognized although the cut goes through it. */
const LOOKAHEAD = 1_000;

/** What may be left of a secret at the end of what is looked at: too little to be recognized, escaped twice. */
const UNSURE_END = 200;

/** Elements of a list in a failure, such as the scopes of which one is needed. */
const MOST_NAMED = 20;

/** Characters of a text in JSON that is judged as a whole: for that it's copied. */
const LARGEST_WHOLE = 256 * 1024;

/** What an escape begins with, JSON's own and those in which a secret can come back. */
const ESCAPES = /[\\%&]/;

/** Whoever copies an object by hand would give the copy another prototype. */
const PROTOTYPE = '__proto__';

/** What is taken of a parsed value. What comes from outside goes through `clean`. */
export type Take = (parsed: unknown, clean: (value: unknown) => unknown) => unknown;

/**
 * The one door for what servers, files and keys say. What comes through it is plain JSON whose texts are of bearable
 * length, on one line, without characters that control or reorder what is around them, and without secrets; its depth,
 * its lists and its numbers of fields are limited. Takes time in proportion to what comes, and throws nothing.
 */
export class Door {
  readonly #redactor: Redactor;
  readonly #limits: Limits;

  /** @param secrets what was sent, which nobody may see when it comes back */
  constructor(secrets: readonly string[] = [], limits: Limits = LIMITS) {
    this.#redactor = new Redactor(secrets);
    this.#limits = limits;
  }

  /**
   * The value that a text in JSON stands for; undefined when it is no JSON.
   *
   * @param take what is wanted of it; all unless said
   */
  json(text: string, take: Take = (all, clean) => clean(all)): unknown {
    const json = limitedJson(text, this.#limits);
    const parsed = parseJson(json);
    const isClean = parsed !== undefined && this.#isClean(json.trimEnd());
    return take(parsed, (value) => (isClean ? value : this.#value(value)));
  }

  /** A text of which at most `longest` characters are kept. */
  text(text: string, longest = LONGEST_KEPT): string {
    const isShort = text.length <= longest + LOOKAHEAD;
    const looked = isShort ? text : text.slice(0, longest + LOOKAHEAD);
    const clean = this.#redactor.redact(cleanText(looked));
    return cutText(isShort ? clean : `${clean.slice(0, -UNSURE_END)}${ELLIPSIS}`, longest);
  }

  /** A text as a person is shown it; undefined when there is nothing to be seen. */
  shown(text: string): string | undefined {
    const shown = this.text(text.trimStart(), LONGEST_SHOWN).trim();
    return shown === '' ? undefined : shown;
  }

  /** A text of our own, such as an address in the log, without secrets. */
  redact(text: string): string {
    return this.#redactor.redact(text);
  }

  /** A failure whose texts can be shown and logged. */
  failure(failure: Failure): Failure {
    // Where a bug is stands on several lines, and none of it comes from outside.
    const say = (text: string) =>
      failure.kind === 'unexpected' ? this.redact(text) : this.text(text, LONGEST_SHOWN);
    const fields = Object.entries(failure).map(([name, value]: [string, unknown]) => [
      name,
      said(value, say),
    ]);
    return Object.fromEntries(fields) as Failure;
  }

  /**
   * Whether nothing in a text in JSON has to be cleaned, as in almost all that GitLab says. To look at all its strings at
   * once takes a third of the time: without escapes, each of them stands in the text as it is, and is spelled as it is
   * alone.
   */
  #isClean(json: string): boolean {
    return (
      json.length <= LARGEST_WHOLE &&
      isClean(json) &&
      !ESCAPES.test(json) &&
      !json.includes(PROTOTYPE) &&
      !hasLongString(json, LONGEST_KEPT) &&
      !this.#redactor.isIn(json)
    );
  }

  /** Its depth is limited already. */
  #value(value: unknown): unknown {
    if (typeof value === 'string') {
      return this.text(value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return Array.isArray(value) ? value.map((element) => this.#value(element)) : this.#object(value);
  }

  /** The same object where nothing of it changes: a copy of each license would take most of the time. */
  #object(object: object): object {
    const fields = object as Readonly<Record<string, unknown>>;
    const given = Object.keys(fields);
    const names = given.map((name) => this.text(name));
    const values = given.map((name) => this.#value(fields[name]));
    const isSame = given.every(
      (name, index) => name !== PROTOTYPE && name === names[index] && fields[name] === values[index],
    );
    if (isSame) {
      return object;
    }
    const entries = names.map((name, index) => [name, values[index]] as const);
    return Object.fromEntries(entries.filter(([name]) => name !== PROTOTYPE));
  }
}

function said(value: unknown, say: (text: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, MOST_NAMED).map((element) => said(element, say));
  }
  return typeof value === 'string' ? say(value) : value;
}
