import { describe, expect, test } from 'vitest';
import { inOneGo } from './inOneGo';
import { usagePage } from '../../../src/words/usage/usagePage';
import { FromPage, ToPage, type PageReport } from '../../../src/usage/protocol';
import { day, exportOf, reportOf } from './reading/exports';

async function page(): Promise<PageReport> {
  const report = await reportOf(exportOf(['2027-01-08 12:00:05,20', '2027-01-09 12:00:05,21']));
  return inOneGo(
    usagePage({ title: 'x', report, today: day('2027-01-10'), key: undefined, live: undefined }),
  );
}

describe('what goes to the page', () => {
  test('is taken as it was sent', async () => {
    const report = await page();
    expect(ToPage.parse(report)).toEqual(report);
  });

  test('takes no memory twice where each row is a day of its own', async () => {
    const { daily, rows } = await page();
    expect([daily.days.buffer, daily.counts.buffer]).toEqual([rows.days.buffer, rows.counts.buffer]);
    expect(daily.days).toBe(rows.days);
  });

  test('is refused with columns of different lengths, or of something else', async () => {
    const report = await page();
    const daily = { ...report.daily, counts: report.daily.counts.subarray(1) };
    expect(ToPage.safeParse({ ...report, daily }).success).toBe(false);
    const rows = { ...report.rows, days: [...report.rows.days] };
    expect(ToPage.safeParse({ ...report, rows }).success).toBe(false);
  });
});

describe('what comes from the page', () => {
  test('is a picture only where it begins as one', () => {
    const saves = (png: unknown) => FromPage.safeParse({ kind: 'saveChart', png }).success;
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
    expect(saves(picture)).toBe(true);
    expect(saves(picture.subarray(1))).toBe(false);
    expect(saves([...picture])).toBe(false);
    expect(saves(new TextEncoder().encode('<svg/>'))).toBe(false);
  });

  test('is one of the things that its buttons do', () => {
    expect(FromPage.safeParse({ kind: 'refresh' }).success).toBe(true);
    expect(FromPage.safeParse({ kind: 'copy', text: 'x' }).success).toBe(true);
    expect(FromPage.safeParse({ kind: 'copy' }).success).toBe(false);
    expect(FromPage.safeParse({ kind: 'copyMarkdown' }).success).toBe(true);
    expect(FromPage.safeParse({ kind: 'run', command: 'x' }).success).toBe(false);
    expect(FromPage.safeParse({ kind: 'act', action: 'setToken' }).success).toBe(true);
    expect(FromPage.safeParse({ kind: 'act', action: 'signOutAll' }).success).toBe(false);
  });
});
