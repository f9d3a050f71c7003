import { describe, expect, it } from 'vitest';
import { shownHeader } from '../../../../src/usage/figures/shownHeader';
import { exportOf, HEAD, KEY, reportOf } from '../reading/exports';

const OTHER_KEY = 'QWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=';

async function shown(head: readonly string[]) {
  return shownHeader((await reportOf(exportOf([], head))).header);
}

describe('the head of an export that is shown', () => {
  it('says whose usage it is, without the key', async () => {
    expect(await shown(HEAD)).toEqual({
      email: 'jane@example.com',
      company: 'Example Corp.',
      startsOn: '2026-02-22',
      endsOn: '2027-02-22',
      generatedAt: '2027-01-10 06:56:23',
      others: [],
    });
  });

  it('has nothing in it that looks like a key, also where the file was written in another way', async () => {
    const line = 'QWJj'.repeat(15);
    const head = [
      'License Key,',
      '-----BEGIN GITLAB LICENSE-----',
      line,
      `${line}==`,
      `license key,${line.slice(0, 30)}`,
      `Company,A${'QWJj'.repeat(600)}`,
      HEAD.at(-1)!,
    ];
    expect(JSON.stringify(await shown(head))).not.toMatch(/QWJjQWJj/);
  });

  it('is not searched for a key that is longer than any', async () => {
    const head = [
      `License Key,"${'+'.repeat(1_000_000)}"`,
      ...Array.from({ length: 190 }, () => 'a,b'),
      HEAD.at(-1)!,
    ];
    // It took half a minute once.
    expect((await shown(head)).others).toHaveLength(190);
  });

  it('has no key wherever the file repeats one', async () => {
    const head = [
      ...HEAD.slice(0, 1),
      `Email,${KEY.replace('\n', '')}`,
      `Company,"ACME ${KEY}"`,
      `License Key,${OTHER_KEY}`,
      `${OTHER_KEY},was here`,
      HEAD.at(-1)!,
    ];
    const text = JSON.stringify(await shown(head));
    for (const part of [...KEY.split('\n'), OTHER_KEY.slice(0, 20)]) {
      expect(text).not.toContain(part);
    }
    expect(text).toContain('ACME');
  });

  it('has no piece of a key that nobody quoted', async () => {
    const text = JSON.stringify(await shown([`License Key,${KEY}`, ...HEAD.slice(1)]));
    for (const part of KEY.split('\n')) {
      expect(text).not.toContain(part);
    }
  });

  it('cuts endless texts', async () => {
    const { company } = await shown([...HEAD.slice(0, 4), `Company,${'x '.repeat(500_000)}`, HEAD.at(-1)!]);
    expect(company).toHaveLength(1001);
  });
});
