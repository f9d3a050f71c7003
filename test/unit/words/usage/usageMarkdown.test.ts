import { expect, test } from 'vitest';
import type { PageReport } from '../../../../src/usage/protocol';
import { usageMarkdown } from '../../../../src/words/usage/usageMarkdown';

const REPORT = {
  title: 'Pro*duction',
  subtitle: ['Example, Inc.', 'ada@example.com'],
  cards: [
    { label: 'Users in subscription', value: '200', meaning: '', tone: 'plain' },
    { label: 'Users over subscription', value: '1,012', meaning: '', tone: 'error' },
  ],
  lead: { text: 'All 200 seats are in use.', tone: 'error' },
  order: { answer: '15 more seats.', reasons: ['Already renewed.', 'Forecast for 2028-02-21: 215.'] },
  notes: [{ text: 'Growth: +8 in 30 days (4.5%).', tone: 'plain' }],
  texts: { seatsToOrder: 'Seats to order', notes: 'Summary' },
} as unknown as PageReport;

test('the figures as Markdown', () => {
  expect(usageMarkdown(REPORT)).toBe(`# Usage of Pro\\*duction

Example, Inc., ada@example.com

| Figure | Value |
| --- | --: |
| Users in subscription | 200 |
| Users over subscription | 1,012 |

All 200 seats are in use.

## Seats to order

15 more seats.

- Already renewed.
- Forecast for 2028-02-21: 215.

## Summary

- Growth: +8 in 30 days (4.5%).
`);
});

test('has no heading over nothing', () => {
  expect(usageMarkdown({ ...REPORT, order: undefined, notes: [] })).not.toContain('##');
});
