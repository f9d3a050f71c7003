import { describe, expect, it } from 'vitest';
import { draftAddress, draftText, renewalDraft } from '../../../../src/words/usage/renewalDraft';

describe('a draft for renewals', () => {
  const draft = renewalDraft('Research & Co', 'Why?\r\nFirst line\nlast line');

  it('ends its lines in an address as emails do', () => {
    const { searchParams } = new URL(draftAddress(draft));
    expect(searchParams.get('body')).toBe(
      'Why \r\nFirst line\r\nlast line\r\n\r\nThe usage export license_usage.csv is attached.',
    );
    expect(searchParams.get('subject')).toBe('License usage of Research   Co');
  });

  it('is a text as it is', () => {
    expect(draftText(draft)).toContain('Why?\r\nFirst line\nlast line\n\nThe usage export');
  });
});
