import { describe, expect, it } from 'vitest';
import { isBefore } from '../../../src/gitlab/release';

describe('a release', () => {
  it.each([
    ['15.6.8-ee', '16.4', true],
    ['16.3.9', '16.4', true],
    ['16.4.0-pre', '16.4', false],
    ['16.10.1-ee', '16.4', false],
    ['17.0', '16.4', false],
    ['v9.5.10', '16.4', true],
    ['unknown', '16.4', false],
    ['', '16.4', false],
  ])('%s is before %s: %s', (version, release, expected) => {
    expect(isBefore(version, release)).toBe(expected);
  });
});
