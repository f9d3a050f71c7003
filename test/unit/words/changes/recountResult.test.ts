import { describe, expect, it } from 'vitest';
import { recountText } from '../../../../src/words/changes/recountResult';

describe('the end of a recount', () => {
  const moved = (from: number | undefined, to: number, limit: number | null | undefined) =>
    recountText({ kind: 'moved', from, to }, 'Production', limit);

  it('tells the old and the new number, and the seats that are left', () => {
    expect(moved(1234, 995, 1000)).toBe(
      'Production has 995 billable users (previously 1,234). 5 of 1,000 seats left.',
    );
    expect(moved(90, 100, 100)).toMatch(/\(previously 90\)\. 0 of 100 seats left.$/);
  });

  it('tells how many seats are missing', () => {
    expect(moved(90, 101, 100)).toBe(
      "Production has 101 billable users (previously 90). That's 1 over the seat limit of 100.",
    );
  });

  it.each([0, null, undefined])('says nothing of seats without a limit: %s', (limit) => {
    expect(moved(90, 95, limit)).toBe('Production has 95 billable users (previously 90).');
  });

  it('tells the first number there is', () => {
    expect(moved(undefined, 95, 0)).toBe('Production has 95 billable users.');
  });

  it('says what it can mean that the number is the same after a minute', () => {
    expect(recountText({ kind: 'unmoved', billable: 1200 }, 'Production', 100)).toBe(
      'Production has 1,200 billable users, as before. If you expected a change, refresh in a few minutes because a large instance may still be counting.',
    );
  });

  it('says that there is no number yet, and why there may be none', () => {
    const text = recountText({ kind: 'unmoved', billable: undefined }, 'Production', undefined);
    expect(text).toMatch(/^Production is still counting, /);
    expect(text).toMatch(/An upcoming license has no count before its first day\.$/);
  });
});
