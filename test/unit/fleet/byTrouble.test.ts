import { expect, it } from 'vitest';
import { byTrouble } from '../../../src/fleet/byTrouble';
import type { InstanceStatus } from '../../../src/fleet/status';
import { answered, failed, license, muted, NOW, HOUR, statusNow, TIMEOUT } from './statuses';

const calm = license(1, -100, 300);
const endless = { ...license(1, -100, 300), expires_at: null, expired: null };
const noAnswer = { credentials: 'present', attempt: failed(TIMEOUT) } as const;

/** Sorted from both ends, since a comparison that forgets something leaves the order it found. */
function sorted(statuses: readonly InstanceStatus[]): (string | undefined)[] {
  const [one, other] = [statuses, statuses.toReversed()].map((given) =>
    given.toSorted(byTrouble).map(({ instance }) => instance.name),
  );
  expect(one).toEqual(other);
  return one!;
}

it('sorts by severity; between warning and ok stands what nothing is known of, and last what is muted', () => {
  const order = [
    statusNow(answered([license(1, -100, -3)]), 'expired'),
    statusNow(answered([license(1, -100, 5)]), 'critical'),
    statusNow(answered([license(1, -100, 20)]), 'warning'),
    statusNow(noAnswer, 'never reached'),
    statusNow(answered([calm]), 'ok'),
    statusNow(answered([]), 'none'),
    muted(statusNow(answered([license(1, -100, -2)]), 'muted')),
  ];
  expect(sorted(order.toReversed())).toEqual(order.map(({ instance }) => instance.name));
});

it('sorts equals by the end of coverage, those without one last', () => {
  const names = (statuses: readonly InstanceStatus[]) => sorted(statuses.toReversed());
  expect(
    names([
      statusNow(answered([license(1, -400, -200)]), 'expired in summer'),
      statusNow(answered([license(1, -400, -1)]), 'expired yesterday'),
      statusNow(answered([license(1, -100, 2)]), 'ends the day after tomorrow'),
      statusNow(
        answered([license(1, -100, 300)], { attempt: failed({ kind: 'tokenRevoked' }) }),
        'dead token',
      ),
      statusNow(answered([license(1, -100, 20)]), 'ends soon'),
      statusNow(answered([license(1, -100, 60), license(2, 68, 500)]), 'has a gap'),
      statusNow(answered([license(1, -100, 250)], { users: 214 }), 'has users over'),
      statusNow(answered([calm], { at: NOW - 48 * HOUR, attempt: failed(TIMEOUT) }), 'has been silent'),
      statusNow(answered([license(1, -100, 90)]), 'ends sooner'),
      statusNow(answered([license(1, -100, 301)]), 'ends late'),
      statusNow(answered([endless]), 'never ends'),
    ]),
  ).toEqual([
    'expired in summer',
    'expired yesterday',
    'ends the day after tomorrow',
    'dead token',
    'ends soon',
    'has a gap',
    'has users over',
    'has been silent',
    'ends sooner',
    'ends late',
    'never ends',
  ]);
});

it('ranks what cannot be asked by what is known from before', () => {
  const silent = (ends: number, name: string) =>
    statusNow(answered([license(1, -100, ends)], { attempt: failed(TIMEOUT) }), name);
  const signedOut = { credentials: 'missing' } as const;
  expect(
    sorted([
      statusNow(answered([calm]), 'ok'),
      statusNow({ ...signedOut, attempt: { kind: 'idle' } }, 'signed out'),
      silent(5, 'critical when last seen'),
      silent(20, 'warning when last seen'),
      statusNow(answered([license(1, -100, 3)], signedOut), 'signed out, ends in 3 days'),
      statusNow({ ...noAnswer, attempt: failed({ kind: 'tokenRevoked' }) }, 'dead token'),
    ]),
  ).toEqual([
    'signed out, ends in 3 days',
    'critical when last seen',
    'dead token',
    'warning when last seen',
    'signed out',
    'ok',
  ]);
});
