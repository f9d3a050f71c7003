import { describe, expect, it } from 'vitest';
import { licenseFacts } from '../../../src/words/licenses/licenseFacts';
import { licenseDescription, licenseInSentence, licenseTerm } from '../../../src/words/licenses/licenses';
import { deleteDetail } from '../../../src/words/changes/deleteQuestion';
import { endOfCoverage } from '../../../src/words/precheck/keyEffect';
import type { License } from '../../../src/gitlab/schemas';
import { consequencesOfDelete } from '../../../src/licensing/changes/deleteConsequences';
import { instanceDescription } from '../../../src/words/instances/instances';
import { reasonTexts } from '../../../src/words/instances/attention';
import { reportText, REPORT_FORMATS } from '../../../src/words/report/report';
import { answered, license, NOW, statusNow } from './statuses';

const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };

const wild = (more: object) => license(7, -100, 265, { expired: false, ...more });

describe('a license that expires on a day that does not exist', () => {
  const status = statusNow(answered([wild({ expires_at: '2027-02-30' })]));

  it('does not count as one that never expires', () => {
    expect(status.coverage).toMatchObject({ severity: 'warning', currentId: 7, endUnknown: true });
    expect(status.coverage?.coveredUntil).toBeUndefined();
    expect(instanceDescription(status, NOW)).toBe('expiry date unknown · Ultimate');
  });

  it('is something to look at', () => {
    expect(status.attention).toEqual({
      severity: 'warning',
      reasons: [
        {
          kind: 'unreadableDate',
          severity: 'warning',
          licenseId: 7,
          field: 'expires_at',
          written: '2027-02-30',
        },
      ],
    });
    expect(reasonTexts(status, NOW)[0]?.sentence).toBe(
      "License 7 expires on 2027-02-30, a date that doesn't exist, so its end is unknown. Check it in GitLab.",
    );
  });

  it('says so in its row and its facts', () => {
    const role = status.coverage?.roles.get(7);
    const current = wild({ expires_at: '2027-02-30' });
    expect(licenseDescription(current, role)).toContain('expiry date unknown (2027-02-30)');
    expect(licenseFacts(current, role)).toContainEqual(
      expect.objectContaining({ id: 'expires', value: '2027-02-30', alarm: true }),
    );
  });

  it('does not extend what an earlier one covers', () => {
    const later = license(8, 265, 600, { expires_at: '2099-02-29', expired: false });
    const { coverage, attention } = statusNow(answered([license(7, -100, 265), later]));
    expect(coverage).toMatchObject({ severity: 'warning', endUnknown: true });
    expect(attention.severity).toBe('warning');
  });

  it('counts as ended where the server says so', () => {
    const ended = license(6, -400, -35, { expires_at: '2026-02-30', expired: true });
    const { coverage, attention } = statusNow(answered([license(7, -100, 265), ended]));
    expect(coverage?.severity).toBe('ok');
    expect(attention.reasons).toEqual([]);
  });
});

describe('a delete', () => {
  const consequences = (licenses: License[], id: number) => {
    const { last, coverage } = statusNow(answered(licenses));
    return consequencesOfDelete(id, { ...last!, coverage: coverage!, thresholds: THRESHOLDS });
  };
  const unknown = (id: number) => license(id, -100, 265, { expires_at: '2027-02-30', expired: false });

  it('does not promise that licenses last for ever', () => {
    const found = consequences([unknown(7), license(6, -100, 50)], 6);
    expect(found).toMatchObject({ reachBefore: { kind: 'unknown' }, reachAfter: { kind: 'unknown' } });
    expect(deleteDetail(found!)).not.toMatch(/never expires|without end|without the delete there is none/);
  });

  it('says that the end was unknown, or will be', () => {
    const before = consequences([unknown(7), license(6, -100, 50)], 7);
    expect(before).toMatchObject({ reachBefore: { kind: 'unknown' }, reachAfter: { kind: 'until' } });
    expect(deleteDetail(before!)).toContain('instead of an unknown date.');
    const after = consequences([license(8, -100, 300, { expires_at: null, expired: null }), unknown(7)], 8);
    expect(after).toMatchObject({ reachBefore: { kind: 'endless' }, reachAfter: { kind: 'unknown' } });
    expect(deleteDetail(after!)).toContain('The end of coverage will be unknown.');
  });

  it('names a license by its day as the server wrote it', () => {
    expect(licenseInSentence(unknown(7))).toContain('expiry date unknown (2027-02-30)');
    expect(licenseTerm(unknown(7))).toContain('expiry date unknown (2027-02-30)');
  });
});

describe('adding a key', () => {
  it('says of a coverage without a known end that it is unknown', () => {
    const { coverage } = statusNow(answered([wild({ expires_at: '2027-02-30' })]));
    expect(endOfCoverage(coverage!)).toBe('expiry date unknown');
  });
});

describe('wild dates', () => {
  it.each([
    { created_at: '12345' },
    { created_at: '+012027-01-01T00:00:00Z' },
    { created_at: '-000001-01-01T00:00:00Z' },
    { created_at: '9999-12-31T23:59:59.999Z' },
    { created_at: '' },
    { starts_at: '0000-00-00' },
    { expires_at: '9999-12-31' },
    { expires_at: '9999-99-99', starts_at: '0000-01-01' },
  ])('%j breaks nothing', (more) => {
    const status = statusNow(answered([wild(more)]));
    const [current] = status.last?.licenses ?? [];
    expect(licenseFacts(current!, status.coverage?.roles.get(7)).length).toBeGreaterThan(3);
    for (const format of REPORT_FORMATS) {
      expect(reportText(format, [status], NOW)).toContain('Production');
    }
  });

  it('a license that was added on no day shows what GitLab sent', () => {
    expect(licenseFacts(wild({ created_at: '12345' }), undefined)).toContainEqual(
      expect.objectContaining({ id: 'added', value: '12345', copy: '12345' }),
    );
  });
});
