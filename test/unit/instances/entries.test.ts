import { describe, expect, it } from 'vitest';
import type { InstanceUrl } from '../../../src/instances/address';
import { withFieldsOfAll, withoutAll } from '../../../src/instances/entries';
import { groupName, readInstances } from '../../../src/instances/instance';

const [a, b, c] = ['https://a.example', 'https://b.example', 'https://c.example'] as InstanceUrl[];

describe('several entries of the setting', () => {
  const fieldsOf = (fields: object, ...urls: InstanceUrl[]) =>
    new Map(urls.map((url) => [url, fields as Record<string, unknown>]));
  const entries = [{ url: 'HTTPS://A.example/', other: 1 }, 7, { url: b, group: 'x' }, { url: c }];

  it('get fields together, and everything else stays as it is written', () => {
    expect(withFieldsOfAll(entries, fieldsOf({ group: 'y' }, a!, b!)).changed).toEqual([
      { url: 'HTTPS://A.example/', other: 1, group: 'y' },
      7,
      { url: b, group: 'y' },
      { url: c },
    ]);
  });

  it('lose fields that are undefined, and those that are gone are passed over', () => {
    const gone = 'https://gone.example' as InstanceUrl;
    expect(withFieldsOfAll(entries, fieldsOf({ group: undefined }, b!, gone)).changed).toEqual([
      entries[0],
      7,
      { url: b },
      { url: c },
    ]);
  });

  it('go together, however their addresses are written', () => {
    expect(withoutAll(entries, [a!, c!])).toEqual([7, { url: b, group: 'x' }]);
  });
});

describe('the group of an instance', () => {
  it.each([
    [' North \n America ', 'North America'],
    ['\u202eNorth', 'North'],
    ['x'.repeat(150), 'x'.repeat(100)],
  ])('is read from %j', (group, expected) => {
    expect(readInstances([{ url: a, group }]).instances).toEqual([{ url: a, group: expected }]);
    expect(groupName(group)).toBe(expected);
  });

  it.each([' ', '', undefined])('is none for %j', (group) => {
    expect(readInstances([{ url: a, group }]).instances).toEqual([{ url: a }]);
  });

  it('that is no text is reported like a name that is none', () => {
    expect(readInstances([{ url: a, group: 7 }]).problems).toEqual([{ kind: 'notAnEntry', index: 0 }]);
  });
});
