import { describe, expect, it } from 'vitest';
import type { LicenseRows, UnreadableRow } from '../../../../src/gitlab/schemas';
import { additionOutcome, deleteOutcome } from '../../../../src/licensing/changes/changeOutcome';
import { unclearAddition } from '../../../../src/words/changes/additionResult';
import { unclearDelete } from '../../../../src/words/changes/deleteResult';

const ODD = { field: 'expires_at' };

function list(ids: readonly number[], ...unreadable: UnreadableRow[]): LicenseRows {
  return { licenses: ids.map((id) => ({ id, plan: 'ultimate' })), unreadable };
}

describe('what the list tells of a delete of license 2', () => {
  it.each<[string, LicenseRows, string]>([
    ['without it', list([3, 1]), 'gone'],
    ['with it', list([3, 2, 1]), 'there'],
    ['with it as a row that cannot be read', list([3, 1], { id: 2, ...ODD }), 'there'],
    ['with another row that cannot be read', list([1], { id: 3, ...ODD }), 'gone'],
    ['with a row of which not even the id can be read', list([3, 1], ODD), 'unreadable'],
    ['with it, and such a row', list([3, 2, 1], ODD), 'there'],
    ['with nothing', list([]), 'gone'],
  ])('%s', (_name, rows, outcome) => {
    expect(deleteOutcome(rows, 2)).toBe(outcome);
  });
});

describe('what the list tells of an addition to licenses 1 and 2, of which 1 could not be read', () => {
  const before = list([2], { id: 1, ...ODD });
  const canBe = ({ plan }: { plan?: string | null | undefined }) => plan === 'ultimate';

  it.each<[string, LicenseRows, string]>([
    ['as it was', list([2], { id: 1, ...ODD }), 'missing'],
    ['with a new one', list([3, 2], { id: 1, ...ODD }), 'added'],
    ['with a new row that cannot be read', list([2], { id: 3, ...ODD }, { id: 1, ...ODD }), 'unreadable'],
    ['with a row of which not even the id can be read', list([2], ODD, { id: 1, ...ODD }), 'unreadable'],
    ['with a new one, and such a row', list([3, 2], ODD), 'added'],
    ['with 1, which can be read now', list([2, 1]), 'missing'],
    ['with 2, which can no longer be read', list([1], { id: 2, ...ODD }), 'missing'],
  ])('%s', (_name, rows, outcome) => {
    expect(additionOutcome(rows, before, canBe).kind).toBe(outcome);
  });

  it("with another's new one, and none of its own", () => {
    const rows = { ...list([2]), licenses: [{ id: 3, plan: 'premium' }, { id: 2 }] };
    expect(additionOutcome(rows, before, canBe).kind).toBe('missing');
  });
});

it('what a row that cannot be read may contradict is not claimed', () => {
  const lost = { kind: 'reset', host: 'h' } as const;
  expect(unclearAddition(lost, 'Main', 'unreadable')).toContain(
    "Can't tell whether the license was added because a license in the list can't be read.",
  );
  expect(unclearDelete(lost, { id: 2, plan: 'ultimate' }, 'Main', 'unreadable')).toContain(
    "Can't tell whether the Ultimate license 2 was deleted because a license in the list can't be read.",
  );
});
