import { describe, expect, test } from 'vitest';
import { winBack } from '../../../src/seats/winBack';
import { TODAY } from './users';

describe('winning seats back', () => {
  test('lowers the billable users, and not the maximum that the order has to cover', () => {
    expect(winBack(20, { billable: 100, maximum: 110 }, TODAY)).toEqual({
      billable: 100,
      after: 80,
      maximum: 110,
      order: 110,
    });
  });

  test('lowers the order where no maximum is known', () => {
    expect(winBack(20, { billable: 100 }, TODAY)).toMatchObject({ after: 80, order: 80 });
  });

  test('never leaves less than nobody', () => {
    expect(winBack(200, { billable: 100 }, TODAY)?.after).toBe(0);
  });

  test('means nothing that can be said while nobody is counted', () => {
    expect(winBack(20, {}, TODAY)).toBeUndefined();
  });
});
