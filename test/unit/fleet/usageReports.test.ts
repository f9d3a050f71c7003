import { describe, expect, it } from 'vitest';
import type { LicenseTerms } from '../../../src/licensing/usageReports';
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

interface Noted {
  /** When an export was saved, in days from today. */
  readonly savedOn?: number;
  readonly terms?: Partial<LicenseTerms>;
  readonly licenseId?: number;
  readonly name?: string;
}

/** An instance with an offline license of this start, in days from today: each month on that day a report is due. */
function reporting(start: number, { savedOn, terms, licenseId = 1, name }: Noted = {}) {
  const dates = { startsAt: inDays(start), expiresAt: inDays(300) };
  const reportNotes = {
    terms: [{ id: licenseId, ...dates, ...TERMS, ...terms }],
    ...(savedOn !== undefined && { savedOn: inDays(savedOn) }),
  };
  return statusNow(answered([license(1, start, 300)], { reportNotes }), name);
}

/** Starts of licenses, in days from today: the tenth of January. */
const [DUE_TODAY, NOT_YET_DUE, DUE_TEN_DAYS_AGO, DUE_EIGHT_DAYS_AGO] = [-31, -20, -71, -100];

const reasonsOf = (status: ReturnType<typeof reporting>) =>
  status.attention.reasons.filter(({ kind }) => kind === 'usageReport');

describe('a usage report that is due', () => {
  it.each([
    ['before its first day', NOT_YET_DUE, {}, undefined],
    ['on its day', DUE_TODAY, {}, 0],
    ['after several days that nobody saved for: the latest', DUE_EIGHT_DAYS_AGO, {}, -8],
    ['although the export was saved for an earlier one', DUE_EIGHT_DAYS_AGO, { savedOn: -9 }, -8],
    ['not once it was saved on that day', DUE_EIGHT_DAYS_AGO, { savedOn: -8 }, undefined],
    ['not once it was saved since', DUE_EIGHT_DAYS_AGO, { savedOn: -3 }, undefined],
    [
      'not of a license that reports by itself',
      DUE_EIGHT_DAYS_AGO,
      { terms: { type: 'onlineCloud' } },
      undefined,
    ],
    ['not where the key of another license was read', DUE_EIGHT_DAYS_AGO, { licenseId: 2 }, undefined],
  ] as const)('%s', (_, start, noted: Noted, date) => {
    const expected = {
      kind: 'usageReport',
      severity: 'warning',
      licenseId: 1,
      ...(date !== undefined && { date: inDays(date), inDays: date }),
      ...(noted.savedOn !== undefined && { savedOn: inDays(noted.savedOn) }),
    };
    expect(reasonsOf(reporting(start, noted))).toEqual(date === undefined ? [] : [expected]);
  });

  it('is known only once what was recorded has been looked up: an export may have been saved', () => {
    const facts = {
      ...{ at: NOW, waiting: [], addOns: [] },
      licenses: [{ id: 1, type: 'offlineCloud' as const, trial: false }],
    };
    const fetched = answered([license(1, DUE_EIGHT_DAYS_AGO, 300)]);
    const asked = { ...fetched, ...(fetched.last && { last: { ...fetched.last, subscription: { facts } } }) };
    expect(reasonsOf(statusNow(asked))).toEqual([]);
    expect(reasonsOf(statusNow({ ...asked, reportNotes: { terms: [] } }))).toMatchObject([{ inDays: -8 }]);
  });

  it('says since when, and when an export was saved: never that it was reported', () => {
    const textOf = (status: ReturnType<typeof reporting>) =>
      status.attention.reasons.map((reason) => reasonText(reason, status, NOW));
    expect(textOf(reporting(DUE_TEN_DAYS_AGO))).toEqual([
      {
        summary: 'usage report due',
        sentence: `The usage report for GitLab has been due since ${inDays(-10)}. No usage export has been saved on this computer.`,
      },
    ]);
    const [saved] = textOf(reporting(DUE_TEN_DAYS_AGO, { savedOn: -40 }));
    expect(saved?.sentence).toBe(
      `The usage report for GitLab has been due since ${inDays(-10)}. The last usage export was saved on this computer on ${inDays(-40)}.`,
    );
    expect(statusActions(reporting(DUE_TEN_DAYS_AGO))[0]).toBe('saveUsageExport');
  });

  it('is listed for all instances but muted ones, and what is asked names each', () => {
    const [one, other] = [
      reporting(DUE_TEN_DAYS_AGO, { savedOn: -40, name: 'Lab' }),
      reporting(DUE_TODAY, { name: 'Production' }),
    ];
    const due = dueReports([one, muted(one), reporting(NOT_YET_DUE), other]);
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
