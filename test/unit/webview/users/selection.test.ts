import { describe, expect, test } from 'vitest';
import { Selection } from '../../../../src/webview/users/selection';
import { seatUser } from '../../seats/users';

const [first, second, third] = [1, 2, 3].map((id) => seatUser({ id })) as [
  ReturnType<typeof seatUser>,
  ReturnType<typeof seatUser>,
  ReturnType<typeof seatUser>,
];

describe('the selected users', () => {
  test('are toggled one by one', () => {
    const selection = new Selection();
    selection.toggle(second);
    selection.toggle(first);
    selection.toggle(second);
    expect(selection.ids).toEqual([1]);
    expect(selection.has(first)).toBe(true);
    expect(selection.size).toBe(1);
  });

  test('stay selected when others are selected at once, and are deselected together', () => {
    const selection = new Selection([3]);
    selection.toggleAll([first, second]);
    expect(selection.ids).toEqual([3, 1, 2]);
    expect(selection.share([first, second])).toBe('all');
    selection.toggleAll([first, second]);
    expect(selection.ids).toEqual([3]);
  });

  test('become all where only some were', () => {
    const selection = new Selection([1]);
    expect(selection.share([first, second])).toBe('some');
    selection.toggleAll([first, second]);
    expect(selection.share([first, second])).toBe('all');
    expect(selection.share([third])).toBe('none');
    expect(selection.share([])).toBe('none');
  });

  test('are only those that are still there after the list was read again', () => {
    const selection = new Selection([1, 2, 3]);
    selection.keepOnly([first, third]);
    expect(selection.ids).toEqual([1, 3]);
    selection.clear();
    expect(selection.size).toBe(0);
  });
});
