import { describe, expect, it } from 'vitest';
import { recountText } from '../../../../src/words/changes/recountResult';

describe('the end of a recount', () => {
  const moved = (from: number | undefined, to: number, limit: number | null | undefined) =>
    recountText({ kind: 'moved', from, to }, 'Production', limit);

  it('tells the old and the new number, and the seats that are left', () => {
    expect(moved(1234, 995, 1000)).toBe(
      'Production now counts 995 billable users, and 1,234 before. 5 of 1,000 seats are left.',
    );
    expect(moved(90, 100, 100)).toMatch(/and 90 before\. 0 of 100 seats are left\.$/);
  });

  it('tells how many seats are missing', () => {
    expect(moved(90, 101, 100)).toBe(
      'Production now counts 101 billable users, and 90 before. That is 1 more than the license has seats (100).',
    );
  });

  it.each([0, null, undefined])('says nothing of seats without a limit: %s', (limit) => {
    expect(moved(90, 95, limit)).toBe('Production now counts 95 billable users, and 90 before.');
  });

  it('tells the first number there is', () => {
    expect(moved(undefined, 95, 0)).toBe('Production now counts 95 billable users.');
  });

  it('says what it can mean that the number is the same after a minute', () => {
    expect(recountText({ kind: 'unmoved', billable: 1200 }, 'Production', 100)).toBe(
      'Production says 1,200 billable users, as before. Either that is still right, or a large instance is still counting: look again in a few minutes.',
    );
  });

  it('says that there is no number yet, and why there may be none', () => {
    const text = recountText({ kind: 'unmoved', billable: undefined }, 'Production', undefined);
    expect(text).toMatch(/^Production is still counting: /);
    expect(text).toMatch(/A license that starts later gets no count before its first day\.$/);
  });
});
