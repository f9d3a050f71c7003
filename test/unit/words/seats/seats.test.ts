import { describe, expect, test } from 'vitest';
import { seatsCsv, seatsMarkdown } from '../../../../src/words/seats/seatsExport';
import { listProblems, winBackTexts } from '../../../../src/words/seats/seatsTexts';
import { NEVER } from '../../../../src/seats/seatUser';
import { seatUser } from '../../seats/users';

const ATTACKER = seatUser({
  name: '=HYPERLINK("https://attacker.example")',
  username: '@all',
  activeOn: NEVER,
});

describe('exported users', () => {
  test('run no formula in a spreadsheet', () => {
    const [, row] = [...seatsCsv([ATTACKER])].join('').split('\r\n');
    expect(row).toBe(
      `1,"'@all","'=HYPERLINK(""https://attacker.example"")","active",true,,"2024-10-04","2023-08-31",false,false,false`,
    );
  });

  test('make no link and mention nobody in Markdown', () => {
    const text = [...seatsMarkdown('My Lab', 'selected', [ATTACKER])].join('');
    expect(text).toMatch(/^# Seats you can free: My Lab\n\n\| Name \|/);
    expect(text).toContain('| \\@all |');
    expect(text).not.toContain('https://');
    expect(text).toContain('| never |');
  });
});

describe('what is said of the list', () => {
  test('names what is missing', () => {
    expect(listProblems({ users: 50_000, unreadable: 0, withoutSeat: 0, end: 'cut' })[0]).toMatch(
      /first 50,000 users/,
    );
    expect(listProblems({ users: 300, unreadable: 2, withoutSeat: 0, end: 'canceled' })).toHaveLength(2);
    expect(listProblems({ users: 300, unreadable: 0, withoutSeat: 0, end: 'complete' })).toEqual([]);
    expect(listProblems({ users: 300, unreadable: 1, withoutSeat: 1, end: 'complete' })).toEqual([
      "1 user couldn't be read and is missing.",
      "GitLab doesn't say whether 1 user uses a seat. The user is counted as using none.",
    ]);
  });

  test('tells what freeing seats changes, and what not', () => {
    expect(winBackTexts(20, { billable: 100, after: 80, maximum: 110, order: 110 })).toEqual({
      text: 'Seats you can free: 20. Freeing them lowers billable users and the minimum for renewal from 100 to 80. Seats to order after that, without a forecast: 110.',
      limits: [
        "Maximum users of this term (110) and users over subscription don't change.",
        'A deactivated user who signs in uses a seat again.',
      ],
    });
    expect(winBackTexts(1, undefined).text).toBe(
      'Seats you can free: 1. Freeing them lowers billable users and the minimum for renewal.',
    );
    expect(winBackTexts(0, undefined)).toEqual({ text: 'There are no seats to free.', limits: [] });
  });

  test('says how far a list came that broke off', () => {
    expect(listProblems({ users: 1300, unreadable: 0, withoutSeat: 0, end: 'failed' })).toEqual([
      'All counts are too low because only 1,300 users were read.',
    ]);
  });
});
