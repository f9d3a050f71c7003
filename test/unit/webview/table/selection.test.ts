import { describe, expect, test } from 'vitest';
import { Selection } from '../../../../src/webview/table/selection';

describe('the selected users', () => {
  test('are toggled one by one', () => {
    const selection = new Selection();
    expect([2, 1, 2].map((id) => selection.toggle(id))).toEqual([true, true, false]);
    expect(selection.ids).toEqual([1]);
    expect(selection.has(1)).toBe(true);
    expect(selection.size).toBe(1);
  });

  test('stay selected when others are selected, or not any more, at once', () => {
    const selection = new Selection([3]);
    selection.add([1, 2, 3]);
    expect(selection.ids).toEqual([3, 1, 2]);
    selection.remove([1, 2]);
    expect(selection.ids).toEqual([3]);
  });

  test('are counted among others', () => {
    const selection = new Selection([1, 3]);
    expect(selection.among([1, 2, 3, 4])).toBe(2);
    expect(selection.among([])).toBe(0);
    expect(new Selection().among([1])).toBe(0);
  });

  test('are only those that are still there after the list was read again', () => {
    const selection = new Selection([1, 2, 3]);
    selection.keepOnly([1, 3, 4]);
    expect(selection.ids).toEqual([1, 3]);
    selection.clear();
    expect(selection.size).toBe(0);
  });
});
