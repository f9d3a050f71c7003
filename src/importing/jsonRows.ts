import { MOST_ROWS, fieldCalled } from './writtenRow';
import type { Field, FileRefusal, ImportFile, Place, UnreadRow, WrittenRow } from './writtenRow';

/** The entries of a list in JSON, or of one in `instances`, as the setting has it. */
export function jsonRows(text: string): ImportFile | FileRefusal {
  const parsed = parse(text);
  if (parsed === undefined) {
    return { kind: 'notJson' };
  }
  const list = listIn(parsed.value);
  if (list === undefined) {
    return { kind: 'notAList' };
  }
  if (list.length === 0) {
    return { kind: 'empty' };
  }
  if (list.length > MOST_ROWS) {
    return { kind: 'tooManyRows', limit: MOST_ROWS };
  }
  const names = new Set(list.filter(isObject).flatMap((entry) => Object.keys(entry)));
  return {
    kind: 'rows',
    rows: list.map((entry, index) => rowOf(entry, { unit: 'entry', number: index + 1 })),
    ignored: [...names].filter((name) => fieldCalled(name) === undefined),
  };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function listIn(value: unknown): readonly unknown[] | undefined {
  const list = isObject(value) ? (value.instances ?? value['gitlabLicenses.instances']) : value;
  return Array.isArray(list) ? (list as unknown[]) : undefined;
}

function rowOf(entry: unknown, place: Place): WrittenRow | UnreadRow {
  if (!isObject(entry)) {
    return { place, problem: { kind: 'notAnEntry' } };
  }
  const fields: Partial<Record<Field, string>> = {};
  for (const [name, value] of Object.entries(entry)) {
    const field = fieldCalled(name);
    if (field === undefined || value === null) {
      continue;
    }
    if (typeof value !== 'string') {
      return { place, problem: { kind: 'notText', field } };
    }
    if (value.trim() !== '') {
      fields[field] = value.trim();
    }
  }
  return { place, fields };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
