import fc from 'fast-check';
import { describe, it } from 'vitest';
import { shownHeader } from '../../../../src/usage/figures/shownHeader';
import { inOneGo } from '../../usage/inOneGo';
import { usageFacts } from '../../../../src/words/usage/usageFacts';
import { usagePage } from '../../../../src/words/usage/usagePage';
import { exportOf, reportOf } from '../../usage/reading/exports';
import { anyLicense, day, expectHarmless, expectHarmlessLater, LIMIT_MS, serverText } from './serverText';

const TODAY = day('2027-01-10');

const anyHead = fc.record({
  licenseKey: fc.constant('eyJkYXRhIjoi'),
  email: serverText,
  company: serverText,
  generatedAt: serverText,
  others: fc.array(fc.record({ label: serverText, value: serverText }), { maxLength: 3 }),
});

describe('whatever a usage export says', { timeout: LIMIT_MS }, () => {
  it('whose it is does no harm', () => {
    expectHarmless(anyHead, (head) => {
      const header = { kind: 'header', table: { offset: 0, line: 1 }, ...head } as const;
      const facts = usageFacts(shownHeader(header), undefined);
      return { lines: facts.flatMap(({ label, value }) => [label, value]) };
    });
  });

  it('its page does no harm', async () => {
    const report = await reportOf(exportOf(['2027-01-08 12:00:05,90', '2027-01-09 12:00:05,91']));
    await expectHarmlessLater(fc.tuple(anyHead, anyLicense), ([head, live]) => {
      const header = { ...report.header, ...head };
      const steps = usagePage({
        title: 'Production',
        report: { ...report, header },
        today: TODAY,
        key: undefined,
        live,
      });
      const { subtitle, lead, notes, facts, cards, order } = inOneGo(steps);
      const labeled = [...facts, ...cards].flatMap(({ label, value }) => [label, value]);
      return Promise.resolve({
        lines: [
          ...subtitle,
          lead.text,
          ...notes.map(({ text }) => text),
          ...(order?.reasons ?? []),
          ...labeled,
        ],
      });
    });
  });
});
