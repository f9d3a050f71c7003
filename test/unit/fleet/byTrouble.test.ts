import { expect, it } from 'vitest';
import { byTrouble } from '../../../src/fleet/byTrouble';
import { answered, license, statusNow } from './statuses';

it('sorts by severity, then by the nearer trouble, then by the nearer end', () => {
  const statuses = [
    statusNow(answered([license(1, -100, 300)]), 'ends late'),
    statusNow(answered([{ ...license(1, -100, 300), expires_at: null, expired: null }]), 'never ends'),
    statusNow(answered([license(1, -100, 90)]), 'ends sooner'),
    statusNow(answered([license(1, -100, 300)], { users: 214 }), 'has users over'),
    statusNow(answered([license(1, -100, 20)]), 'ends soon'),
    statusNow(answered([license(1, -100, 200), license(2, 208, 500)]), 'has a gap'),
    statusNow(answered([license(1, -100, 5)]), 'ends very soon'),
    statusNow(answered([license(1, -100, -3)]), 'has ended'),
    statusNow(answered([{ ...license(1, -100, 300), expires_at: null, expired: null }]), 'never ends either'),
    statusNow(answered([]), 'has no license'),
  ];
  const names = statuses.toSorted(byTrouble).map(({ instance }) => instance.name);
  expect(names).toEqual([
    'has ended',
    'ends very soon',
    'ends soon',
    'has users over',
    'has a gap',
    'ends sooner',
    'ends late',
    'never ends',
    'never ends either',
    'has no license',
  ]);
  expect(statuses.toReversed().toSorted(byTrouble).at(0)?.instance.name).toBe('has ended');
});
