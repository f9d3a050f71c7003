import { describe, expect, it } from 'vitest';
import { typeFlags } from '../../../gitlab/server';
import { license, readingOf, situationWith, TODAY } from '../../licensing/precheck/precheckWorld';
import { legacy, type Json } from '../../testGitlab/world';
import { keySummary, originLines } from '../../../../src/words/precheck/keySummary';
import { completePreviewText, previewText } from '../../../../src/words/precheck/keyPreview';
import { judged, preview, UNREADABLE } from './keyPreviewTexts';

const LATER = { issued_at: '2027-06-01', expires_at: '2028-06-01' };
describe('the preview', () => {
  it('is one page that can be read', () => {
    const key = legacy({ active_user_count: 80, plan: 'premium', previous_user_count: 100 }, LATER);
    expect(preview(key))
      .toBe(`Expected rejection: "This GitLab installation currently has 90 active users, exceeding this license's limit of 80 by 10 users."
GitLab counts users once a day. If there are fewer now, refresh the billable users first.

⚠ Downgrade from Ultimate to Premium. Guests and users without a membership will use seats.

If accepted
Takes effect on 2027-06-01 and replaces the Ultimate license 1 (expires 2027-06-01).
Coverage now: licensed through 2027-05-31 (142 days left)
New coverage: licensed through 2028-05-31 (508 days left)

Premium · 80 seats · legacy license
Starts 2027-06-01, expires 2028-06-01
Licensed to John Doe1, johndoe1@gitlab.com, GitLab

Notes
• 80 seats instead of 100.

Decrypted with the public key from GitLab
Fingerprint: a1b2c3d4e5f6`);
  });

  it('leaves out the block for which there is nothing to say', () => {
    expect(preview(legacy({ active_user_count: 100 }, LATER))).not.toContain('Notes');
  });

  it('is no longer than a dialog, whatever the key and the findings are', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      license(100 + index, '2027-06-01', `2029-06-${String(index + 1).padStart(2, '0')}`),
    );
    const purchases = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `product_${String(index)}`,
        [{ quantity: 1, expires_on: '2027-02-01' }],
      ]),
    );
    const key = legacy(
      { active_user_count: 1, plan: 'premium', add_on_products: purchases, trial: true },
      {
        issued_at: TODAY,
        expires_at: '2027-06-05',
        ...typeFlags('offline_cloud'),
        licensee: { Company: `A\n\n${'x'.repeat(5000)}\nNotes` },
      },
    );
    const lines = preview(key, situationWith({ others: many })).split('\n');
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(Math.max(...lines.map((one) => one.length))).toBeLessThan(500);
    expect(lines.filter((one) => one === 'Notes')).toHaveLength(1);
  });
});

describe('the copied preview', () => {
  it('has the notes for which the dialog has no room', () => {
    const add_on_products = {
      duo_enterprise: [{ quantity: 50, started_on: TODAY, expires_on: '2027-01-12' }],
      duo_pro: [{ quantity: 50, started_on: TODAY, expires_on: '2027-01-13' }],
    };
    const key = legacy(
      { active_user_count: 50, plan: 'premium', trial: true, add_on_products },
      { issued_at: TODAY, expires_at: '2027-02-01', ...typeFlags('offline_cloud') },
    );
    const judgement = judged(key);
    const [shown, copied] = [previewText(judgement, 'Main'), completePreviewText(judgement, 'Main')];
    expect(shown).toMatch(/^• and \d more \(select Copy Details\)$/m);
    expect(shown).not.toContain('Add-ons that expire before the license');
    expect(copied).toContain('• Add-ons that expire before the license');
    expect(copied).not.toContain('more (select');
  });
});

describe('what the key is', () => {
  it.each<[string, string, Json]>([
    [
      'Ultimate · 100 seats · legacy license',
      'Starts 2027-01-10, expires 2028-01-10',
      legacy({ active_user_count: 100 }),
    ],
    [
      'Ultimate · 1 seat · legacy license · trial',
      'Starts 2027-01-10, expires 2028-01-10',
      legacy({ active_user_count: 1, trial: true }),
    ],
    [
      'Ultimate · 0 seats · legacy license',
      'Starts 2027-01-10, expires 2028-01-10',
      legacy({ active_user_count: 0 }),
    ],
    [
      'Premium · unlimited seats · offline cloud license',
      'Starts 2027-01-10, expires 2028-01-10',
      legacy({ plan: 'premium' }, typeFlags('offline_cloud')),
    ],
    [
      'Ultimate · 1,234 seats · online cloud license',
      'Starts 2027-01-10, never expires',
      legacy({ active_user_count: 1234 }, { ...typeFlags('online_cloud'), expires_at: undefined }),
    ],
    [
      'Ultimate · 100 seats · legacy license · temporary extension',
      "Starts 2027-01-10, expires 2027-01-10 (doesn't cover any day)",
      legacy({ active_user_count: 100 }, { expires_at: TODAY, temporary_extension: true }),
    ],
  ])('%s, %s', (title, days, key) => {
    expect(keySummary(readingOf(key)).slice(0, 2)).toEqual([title, days]);
  });

  it('says whose public key reads it, its add-ons and its fingerprint', () => {
    const add_on_products = {
      duo_pro: [{ quantity: 10, started_on: '2027-01-10', expires_on: '2028-01-10' }],
      duo_core: [{ quantity: 1, trial: true }],
    };
    const key = legacy(
      { add_on_products, add_ons: { GitLab_Geo: 1 } },
      { licensee: { Name: '  Ada\nLovelace ' } },
    );
    expect([...keySummary(readingOf(key)).slice(2), ...originLines(readingOf(key), 'a1b2')]).toEqual([
      'Licensed to Ada Lovelace',
      'Add-ons: duo_pro, 10 seats, starts 2027-01-10, expires 2028-01-10; duo_core, 1 seat, trial; GitLab_Geo, 1',
      'Decrypted with the public key from GitLab',
      'Fingerprint: a1b2',
    ]);
    expect(originLines(UNREADABLE, 'a1b2')).toEqual(['Fingerprint: a1b2']);
  });

  it('tells apart keys that are damaged and malformed, and says nothing of those that no public key matches', () => {
    expect(keySummary(UNREADABLE)).toEqual([]);
    expect(keySummary({ kind: 'unreadable', openedBy: 'GitLab' })).toEqual([
      'Damaged license key: its contents were changed after GitLab issued it.',
    ]);
    expect(keySummary(readingOf(legacy({}, { licensee: {} })))).toEqual([
      'Invalid license key: the licensee field is malformed.',
    ]);
  });
});
