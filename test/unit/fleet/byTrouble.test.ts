import { expect, it } from 'vitest';
import { byTrouble } from '../../../src/fleet/byTrouble';
import { answered, failed, license, NOW, HOUR, statusNow, TIMEOUT } from './statuses';

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

it('lets what expired more than 30 days ago wait behind everything where there is still something to lose', () => {
  const calm = license(1, -100, 300);
  const statuses = [
    statusNow(answered([calm]), 'well'),
    statusNow(answered([license(1, -400, -200)]), 'expired in summer'),
    statusNow(answered([license(1, -400, -31)]), 'expired 31 days ago'),
    statusNow(answered([license(1, -400, -30)]), 'expired 30 days ago'),
    statusNow(answered([license(1, -400, 0)]), 'expired today'),
    statusNow(answered([license(1, -100, 7)]), 'ends within a week'),
    statusNow(answered([license(1, -100, 30)]), 'ends within a month'),
    statusNow(answered([calm], { attempt: failed({ kind: 'tokenRevoked' }) }), 'has a dead token'),
    statusNow(answered([calm], { at: NOW - 48 * HOUR, attempt: failed(TIMEOUT) }), 'does not answer'),
  ];
  const sorted = statuses.toSorted(byTrouble);
  expect(sorted.map(({ instance }) => instance.name)).toEqual([
    'expired today',
    'expired 30 days ago',
    'ends within a week',
    'has a dead token',
    'ends within a month',
    'does not answer',
    'expired 31 days ago',
    'expired in summer',
    'well',
  ]);
  expect(sorted.at(-2)?.attention.severity).toBe('expired');
});
