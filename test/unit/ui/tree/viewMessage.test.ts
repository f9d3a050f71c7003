import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rowText } from '../../../../src/ui/tree/copyText';
import { ViewMessage } from '../../../../src/ui/tree/viewMessage';

vi.mock('vscode', () => import('../../manifest/vscodeStub'));

describe('the line above the tree', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says for a moment that all is up to date, beside what others say there', () => {
    const view = { message: '' };
    const message = new ViewMessage(view);
    message.showUpdated();
    expect(view.message).toBe('Updated just now');
    message.show('shown', 'Showing 3 of 40');
    expect(view.message).toBe('Showing 3 of 40 · Updated just now');
    vi.advanceTimersByTime(9_000);
    message.showUpdated();
    vi.advanceTimersByTime(9_000);
    expect(view.message).toContain('Updated just now');
    vi.advanceTimersByTime(1_000);
    expect(view.message).toBe('Showing 3 of 40');
    message.show('shown', undefined);
    expect(view.message).toBe('');
  });
});

describe('what Ctrl+C copies of a row', () => {
  it.each([
    [{ label: 'Ultimate', description: 'expires 2026-12-07' }, 'Ultimate expires 2026-12-07'],
    [{ label: { label: 'Seats' }, description: true }, 'Seats'],
    [{ label: 'Other fields' }, 'Other fields'],
  ])('is what it shows: %j', (item, expected) => {
    expect(rowText(item)).toBe(expected);
  });
});
