import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../../src/words/report/csvLine';

describe('a row of CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    ';x',
    '\tx',
    '\rx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u00a0 =1',
    '\u200b=1',
  ])('keeps %j from being run as a formula', (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  });

  it.each([
    ['premium;=HYPERLINK(1)', "premium;'=HYPERLINK(1)"],
    ['a; =1;b;＋2', "a;' =1;b;'＋2"],
    ['a\t=1', "a\t'=1"],
    ['a\r\n\r\n@1', "a\r\n\r\n'@1"],
    [';=1', "';'=1"],
    ['a;"=1', 'a;\'""=1'],
    ['""@x', '\'""""@x'],
    ['\t\t=1', "'\t\t'=1"],
  ])('keeps the part of %j that would be a cell from being run', (text, written) => {
    expect(csvLine([text])).toBe(`"${written}"\r\n`);
  });

  it('quotes every text', () => {
    expect(csvLine(['a,b', 'a"b', 'a\nb', 'a b', 'a-b=c', '', undefined, null])).toBe(
      '"a,b","a""b","a\nb","a b","a-b=c",,,\r\n',
    );
    expect(csvLine(['=a,"b'])).toBe(`"'=a,""b"\r\n`);
  });

  it('leaves numbers and truth values alone', () => {
    expect(csvLine([-3, 0, true, false])).toBe('-3,0,true,false\r\n');
  });
});
