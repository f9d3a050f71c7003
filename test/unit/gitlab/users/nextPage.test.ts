import { describe, expect, test } from 'vitest';
import { nextQuery } from '../../../../src/gitlab/users/nextPage';

describe('the next page', () => {
  test.each([
    [
      '<https://gitlab.example.com/api/v4/users?id_after=7&per_page=100>; rel="next"',
      'id_after=7&per_page=100',
    ],
    ['<https://a/users?page=1>; rel="first", <https://a/users?page=3>; rel="next"', 'page=3'],
    ['<https://a/users?cursor=a,b>; rel=next', 'cursor=a,b'],
    ['<https://a/users?page=1>; rel="prev"', undefined],
    ['<https://a/users>; rel="next"', undefined],
    ['rel="next"', undefined],
    [`<https://a/users?x=${'y'.repeat(3_000)}>; rel="next"`, undefined],
    ['', undefined],
    [null, undefined],
  ])('of %j is %j', (link, query) => {
    expect(nextQuery(link)).toBe(query);
  });
});
