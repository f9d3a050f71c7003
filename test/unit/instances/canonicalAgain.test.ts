import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../../../src/instances/address';

describe('canonicalAddress', () => {
  it.each([
    ['https://gitlab.example.com/git)/', 'https://gitlab.example.com/git'],
    ['https://gitlab.example.com/git)/?a=b', 'https://gitlab.example.com/git'],
    ['https://gitlab.example.com/(,(,#', 'https://gitlab.example.com'],
    ['https://gitlab.example.com/git/admin)/#a', 'https://gitlab.example.com/git'],
    ['https://gitlab.example.com/a)/b)/c./', 'https://gitlab.example.com/a)/b)/c'],
    ["https://gitlab.example.com/''/''/?", 'https://gitlab.example.com'],
  ])('turns %s into %s, which stays what it is when it is read again', (text, url) => {
    expect(canonicalAddress(text)).toEqual({ ok: true, url });
    expect(canonicalAddress(url)).toEqual({ ok: true, url });
  });

  it('stays what it is when it is read again, whatever was pasted', () => {
    const pieces = [
      'https://',
      'h.example',
      '/',
      'a',
      ')',
      "'",
      '.',
      '?',
      '#',
      'admin',
      '-',
      '@',
      ':',
      '\u200b',
      'é',
    ];
    const pasted = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pasted, (text) => {
        const once = canonicalAddress(text);
        expect(once.ok ? canonicalAddress(once.url) : once).toEqual(once);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['a long one', `https://gitlab.example.com/${'a'.repeat(5_000_000)}`],
    ['one with many brackets', `https://gitlab.example.com${'/admin)'.repeat(1_400)}/`],
    ['one with many brackets that is too long', `https://gitlab.example.com${'/)'.repeat(2_000_000)}`],
  ])('reads %s at once', (_name, text) => {
    const { user } = process.cpuUsage();
    canonicalAddress(text);
    expect(process.cpuUsage().user - user).toBeLessThan(2_000_000);
  });
});
