import { describe, expect, it } from 'vitest';
import type { LicenseTerms, UsageReports } from '../../../src/licensing/usageReports';
import { reasonText } from '../../../src/words/instances/attention';
import { statusActions } from '../../../src/words/instances/statusActions';
import {
  dueReports,
  nothingDue,
  notSavedText,
  othersCanReadText,
  saveDetail,
  savedText,
  saveQuestion,
} from '../../../src/words/renewal/dueExports';
import { answered, inDays, license, muted, NOW, statusNow } from './statuses';

const TERMS: LicenseTerms = { type: 'offlineCloud', isTrial: false, isFlex: false, addOns: [] };

/** An instance whose license has these days; days are given from today. */
function reporting(
  dueDays: readonly number[],
  savedOn?: number,
  more: Partial<UsageReports> = {},
  name?: string,
) {
  const usageReports = {
    licenses: [{ licenseId: 1, terms: TERMS, dueDays: dueDays.map(inDays) }],
    ...(savedOn !== undefined && { savedOn: inDays(savedOn) }),
    ...more,
  };
  return statusNow(answered([license(1, -100, 300)], { usageReports }), name);
}

const reasonsOf = (status: ReturnType<typeof reporting>) =>
  status.attention.reasons.filter(({ kind }) => kind === 'usageReport');

describe('a usage report that is due', () => {
  it.each([
    ['before its first day', [1, 31], undefined, undefined],
    ['on its day', [0, 30], undefined, 0],
    ['after several days that nobody saved for: the latest', [-70, -40, -10, 20], undefined, -10],
    ['although the export was saved for an earlier one', [-40, -10, 20], -11, -10],
    ['not once it was saved on that day', [-40, -10, 20], -10, undefined],
    ['not once it was saved since', [-40, -10, 20], -3, undefined],
    ['of a license without such days', [], undefined, undefined],
  ])('%s', (_, dueDays, savedOn, date) => {
    const expected = {
      kind: 'usageReport',
      severity: 'warning',
      licenseId: 1,
      ...(date !== undefined && { date: inDays(date), inDays: date }),
      ...(savedOn !== undefined && { savedOn: inDays(savedOn) }),
    };
    expect(reasonsOf(reporting(dueDays, savedOn))).toEqual(date === undefined ? [] : [expected]);
  });

  it('is about the current license only', () => {
    const licenses = [{ licenseId: 2, terms: TERMS, dueDays: [inDays(-10)] }];
    expect(reasonsOf(reporting([-10], undefined, { licenses }))).toEqual([]);
    expect(reasonsOf(statusNow(answered([license(1, -100, 300)])))).toEqual([]);
  });

  it('says since when, and when an export was saved: never that it was reported', () => {
    const textOf = (status: ReturnType<typeof reporting>) =>
      status.attention.reasons.map((reason) => reasonText(reason, status, NOW));
    expect(textOf(reporting([-10]))).toEqual([
      {
        summary: 'usage report due',
        sentence: `The usage report for GitLab has been due since ${inDays(-10)}. No usage export has been saved on this computer.`,
      },
    ]);
    const [saved] = textOf(reporting([-10], -40));
    expect(saved?.sentence).toBe(
      `The usage report for GitLab has been due since ${inDays(-10)}. The last usage export was saved on this computer on ${inDays(-40)}.`,
    );
    expect(statusActions(reporting([-10]))[0]).toBe('saveUsageExport');
  });

  it('is listed for all instances but muted ones, and what is asked names each', () => {
    const [one, other] = [reporting([-10], -40, {}, 'Lab'), reporting([0], undefined, {}, 'Production')];
    const due = dueReports([one, muted(one), reporting([1]), other]);
    expect(due.map(({ instance }) => instance.name)).toEqual(['Lab', 'Production']);
    expect(saveQuestion(due)).toBe('Save the usage exports of 2 instances?');
    expect(saveQuestion(due.slice(1))).toBe('Save the usage export of Production?');
    expect(saveDetail(due, '/home/me/reports').split('\n')).toEqual([
      `Lab: due since ${inDays(-10)}, last saved on this computer on ${inDays(-40)}`,
      `Production: due since ${inDays(0)}, never saved on this computer`,
      '',
      'One file per instance is saved in /home/me/reports. The files contain license keys.',
      'GitLab records that usage data was exported.',
    ]);
    const many = Array.from({ length: 23 }, () => due).flat();
    expect(saveDetail(many, '/').split('\n')).toHaveLength(24);
    expect(saveDetail(many, '/')).toContain('\nAnd 26 more.\n');
  });

  it('ends in what was saved, and what was not', () => {
    expect(savedText(1, 'reports')).toMatch(
      /^Saved 1 usage export in reports\. Send it to renewals-service@/,
    );
    expect(savedText(3, 'reports')).toMatch(
      /^Saved 3 usage exports in reports\. Send them to renewals-service@/,
    );
    expect(notSavedText(['Lab'], 'No answer.')).toBe("Couldn't save the usage export of Lab: No answer.");
    expect(notSavedText(['Lab', 'QA'], 'No answer.')).toBe(
      "Couldn't save the usage exports of Lab and QA. First error: No answer.",
    );
    expect(othersCanReadText('reports')).toMatch(/^The files contain license keys, .* in reports\./);
    expect(nothingDue()).toMatch(/^No usage report is due\./);
  });
});
