import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Door } from '../../../../src/gitlab/foreign/door';
import type { Change } from '../../../../src/licensing/changes/changeRecord';
import { consequencesOfDelete } from '../../../../src/licensing/changes/deleteConsequences';
import { changeTable } from '../../../../src/words/changes/changeTable';
import { deleteDetail } from '../../../../src/words/changes/deleteQuestion';
import { reasonText } from '../../../../src/words/instances/attention';
import { answered, NOW, statusNow } from '../../fleet/statuses';
import { letIn } from './letIn';
import { anyLicense, day, expectHarmless, LIMIT_MS, serverText, SHOWN } from './serverText';
import { anyStatus } from './statuses';

const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };
const DATE = day('2027-01-10');

const rawChange: fc.Arbitrary<Change> = fc.record({
  time: fc.constant('2027-01-09T09:00:00.000Z'),
  instance: fc.constant('https://gitlab.example.com'),
  account: serverText,
  action: fc.constantFrom('add', 'delete'),
  before: anyLicense,
  after: anyLicense,
  answer: fc.record({
    status: fc.constantFrom('done', 'refused', 'unclear', 'failed'),
    kind: fc.constant('rejected'),
    message: serverText,
  }),
});

/** Names of users are let in as all data are, what a server says of a failure as what is shown. */
const anyChange = rawChange.map(({ answer, ...change }) => ({
  ...letIn(change),
  answer: { ...answer, message: new Door().text(answer.message ?? '', SHOWN) },
}));

describe('whatever a server says about a change', { timeout: LIMIT_MS }, () => {
  it('the record does no harm', () => {
    expectHarmless(fc.array(anyChange, { maxLength: 2 }), (changes) => ({ blocks: [changeTable(changes)] }));
  });

  it('no text makes an entry of its own in the record', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const entries = changeTable([change])
          .split('\n')
          .filter((line) => /^\d{4}-\d{2}-\d{2} /.test(line));
        expect(entries).toHaveLength(1);
      }),
    );
  });

  it('what follows from a delete does no harm', () => {
    expectHarmless(anyStatus, ({ last, coverage }) => {
      const [license] = last?.licenses ?? [];
      if (last === undefined || coverage === undefined || license?.id === undefined) {
        return {};
      }
      const consequences = consequencesOfDelete(license.id, { ...last, coverage, thresholds: THRESHOLDS });
      return { blocks: [consequences && deleteDetail(consequences)] };
    });
  });

  it('a renewal to another plan does no harm', () => {
    const status = statusNow(answered([]));
    expectHarmless(fc.tuple(anyLicense, anyLicense), ([{ plan }, { plan: before }]) => {
      const flaw = {
        kind: 'lowerPlan',
        plan: plan ?? '',
        before: before ?? '',
        guestsTakeSeats: true,
      } as const;
      const reason = { kind: 'renewal', severity: 'warning', licenseId: 1, date: DATE, inDays: 3 } as const;
      const { summary, sentence } = reasonText({ ...reason, flaws: [flaw] }, status, NOW);
      return { lines: [summary, sentence] };
    });
  });
});
