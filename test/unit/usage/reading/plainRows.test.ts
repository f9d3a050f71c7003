import { describe, expect, it } from 'vitest';
import { appendPlainRows } from '../../../../src/usage/reading/plainRows';
import { UsageTableBuilder } from '../../../../src/usage/reading/usageTable';
import { bytesOf } from './exports';

/** How many bytes of a text are plain rows, and the columns they make. */
function read(text: string, most = 100) {
  const table = new UsageTableBuilder(0);
  const end = appendPlainRows(bytesOf(text), 0, table, most);
  const { days, seconds, counts } = table.build();
  return { end, days: [...days], seconds: [...seconds], counts: [...counts] };
}

describe('plain rows', () => {
  it('are read with and without a time, with and without a count', () => {
    const text = '1970-01-01 00:00:00,0\n1970-01-02 23:59:59,\n1969-12-31,999999999\n2000-02-29,\n';
    expect(read(text)).toEqual({
      end: text.length,
      days: [0, 1, -1, 11016],
      seconds: [0, 86_399, -1, -1],
      counts: [0, -1, 999_999_999, -1],
    });
  });

  it.each(['\n', '\r\n', '\r'])('may end with %j', (eol) => {
    const text = `1970-01-01,1${eol}1970-01-02,2${eol}`;
    expect(read(text)).toMatchObject({ end: text.length, counts: [1, 2] });
  });

  it('are read so many at a time', () => {
    expect(read('1970-01-01,1\n1970-01-02,2\n1970-01-03,3\n', 2)).toMatchObject({ end: 26, days: [0, 1] });
  });

  it.each([
    '1970-01-02,2',
    '1970-01-02\n',
    '1970-01-02,1234567890\n',
    '1970-01-02,1 \n',
    '1970-01-02,-1\n',
    '1970-01-02,"1"\n',
    '1970-01-02,1,\n',
    '"1970-01-02",1\n',
    '1970-13-02,1\n',
    '1970-00-02,1\n',
    '1970-02-29,1\n',
    '1900-02-29,1\n',
    '1970-04-31,1\n',
    '1970-01-00,1\n',
    '1970-1-02,1\n',
    '1970-01-02 24:00:00,1\n',
    '1970-01-02 12:60:00,1\n',
    '1970-01-02 12:00:60,1\n',
    '1970-01-02 12:00,1\n',
    '1970-01-02T12:00:00,1\n',
    '1970-01-02 12:00:00\0,1\n',
    '\n',
    '',
  ])('are not %j', (row) => {
    expect(read(`1970-01-01,1\n${row}`)).toMatchObject({ end: 13, days: [0] });
  });
});
