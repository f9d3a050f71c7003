import { describe, expect, it } from 'vitest';
import type { InstanceUrl } from '../../../src/instances/address';
import { isEntryOf, withMuted, withReplaced } from '../../../src/instances/entries';
import { instanceName, readInstances } from '../../../src/instances/instance';

const url = (text: string) => text as InstanceUrl;

describe('readInstances', () => {
  it('reads addresses, names and CA files', () => {
    const { instances, problems } = readInstances([
      { url: 'https://A.example/' },
      { url: 'https://b.example/admin', name: ' Production ', caFile: '/etc/ca.pem' },
    ]);
    expect(instances).toEqual([
      { url: 'https://a.example' },
      { url: 'https://b.example', name: 'Production', caFile: '/etc/ca.pem' },
    ]);
    expect(problems).toEqual([]);
  });

  it('leaves out a name or file that is empty', () => {
    expect(readInstances([{ url: 'https://a.example', name: ' ', caFile: '' }]).instances).toEqual([
      { url: 'https://a.example' },
    ]);
  });

  it('takes line ends, control characters and marks of direction out of a name', () => {
    const name = ' Pro\u202educ\r\ntion\u0000\ufeff ';
    expect(readInstances([{ url: 'https://a.example', name }]).instances).toEqual([
      { url: 'https://a.example', name: 'Pro duc tion' },
    ]);
    expect(readInstances([{ url: 'https://a.example', name: '\u200f' }]).instances).toEqual([
      { url: 'https://a.example' },
    ]);
  });

  it('reports what cannot be used and goes on with the rest', () => {
    const { instances, problems } = readInstances([
      'https://a.example',
      { name: 'no address' },
      { url: 'ftp://b.example' },
      { url: 'https://c.example', name: 3 },
      { url: 'https://d.example' },
    ]);
    expect(instances).toEqual([{ url: 'https://d.example' }]);
    expect(problems).toEqual([
      { kind: 'notAnEntry', index: 0 },
      { kind: 'notAnEntry', index: 1 },
      { kind: 'badAddress', index: 2, address: 'ftp://b.example' },
      { kind: 'notAnEntry', index: 3 },
    ]);
  });

  it('lets the first of two spellings of one address win and reports the other', () => {
    const { instances, problems } = readInstances([
      { url: 'https://a.example', name: 'first' },
      { url: 'https://A.example:443/users/sign_in', name: 'second' },
    ]);
    expect(instances).toEqual([{ url: 'https://a.example', name: 'first' }]);
    expect(problems).toEqual([
      {
        kind: 'duplicate',
        index: 1,
        address: 'https://A.example:443/users/sign_in',
        url: 'https://a.example',
      },
    ]);
  });

  it.each([undefined, null, []])('reads %j as no instances', (setting) => {
    expect(readInstances(setting)).toEqual({ instances: [], problems: [] });
  });

  it.each(['https://a.example', 7, {}, { url: 'https://a.example' }])(
    'reports that %j is no list',
    (setting) => {
      expect(readInstances(setting)).toEqual({ instances: [], problems: [{ kind: 'notAList' }] });
    },
  );
});

describe('an entry that takes the place of another', () => {
  const entries = [
    { url: 'https://b.example' },
    { url: 'https://A.example', name: 'first' },
    'nonsense',
    { url: 'https://a.example/admin', name: 'second' },
    { url: 'https://a.example:443', name: 'third' },
  ];

  it('removes the duplicates, so that none brings the old address back', () => {
    const moved = { url: url('https://new.example') };
    const replaced = withReplaced(entries, url('https://a.example'), moved);
    expect(replaced).toEqual([{ url: 'https://b.example' }, moved, 'nonsense']);
    expect(readInstances(replaced).instances.map((instance) => instance.url)).toEqual([
      'https://b.example',
      'https://new.example',
    ]);
  });

  it('stays itself under the same address', () => {
    const renamed = { url: url('https://a.example'), name: 'renamed' };
    expect(withReplaced(entries, url('https://a.example'), renamed)).toEqual([
      { url: 'https://b.example' },
      renamed,
      'nonsense',
    ]);
  });

  it('has no place where the other is gone', () => {
    expect(
      withReplaced(entries, url('https://c.example'), { url: url('https://c.example') }),
    ).toBeUndefined();
  });
});

describe('an entry of the setting', () => {
  it('is recognized however its address is written', () => {
    expect(isEntryOf({ url: 'https://A.example/admin' }, url('https://a.example'))).toBe(true);
    expect(isEntryOf({ url: 'https://a.example/gitlab' }, url('https://a.example'))).toBe(false);
    expect(isEntryOf({ url: 'nonsense://' }, url('https://a.example'))).toBe(false);
    expect(isEntryOf('https://a.example', url('https://a.example'))).toBe(false);
  });
});

describe('instanceName', () => {
  it('is the given name, else the address', () => {
    expect(instanceName({ url: url('https://a.example/gitlab') })).toBe('a.example/gitlab');
    expect(instanceName({ url: url('https://a.example'), name: 'Production' })).toBe('Production');
  });
});

describe('a muted instance', () => {
  const url = 'https://gitlab.example.com' as InstanceUrl;

  it.each([
    [true, true],
    [false, undefined],
    ['yes', undefined],
    [undefined, undefined],
  ])('is one whose entry says %j', (muted, expected) => {
    expect(readInstances([{ url, muted }]).instances[0]?.muted).toBe(expected);
  });

  it('is muted and unmuted in its own entry, and everything else stays as it is written', () => {
    const entries = [{ url: 'https://other.example' }, { url: 'HTTPS://GitLab.example.com/', group: 'a' }, 7];
    const muted = withMuted(entries, url, true);
    expect(muted).toEqual([entries[0], { url: 'HTTPS://GitLab.example.com/', group: 'a', muted: true }, 7]);
    expect(withMuted(muted ?? [], url, false)).toEqual(entries);
    expect(withMuted([], url, true)).toBeUndefined();
  });
});
