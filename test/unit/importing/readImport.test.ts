import { describe, expect, it } from 'vitest';
import { readImport } from '../../../src/importing/readImport';
import { MOST_ROWS } from '../../../src/importing/writtenRow';

const read = (text: string, encoding: BufferEncoding = 'utf8') => readImport(Buffer.from(text, encoding));
const line = (number: number) => ({ unit: 'line', number });
const entry = (number: number) => ({ unit: 'entry', number });

describe('a CSV file with instances', () => {
  it('has its columns in any order, whatever capitals they are written in', () => {
    expect(read('Name,URL,CA File,Token,group\nA,https://a.example,/ca.pem,glpat-1,North\n')).toEqual({
      kind: 'rows',
      rows: [
        {
          place: line(2),
          fields: {
            name: 'A',
            url: 'https://a.example',
            caFile: '/ca.pem',
            token: 'glpat-1',
            group: 'North',
          },
        },
      ],
      ignored: [],
    });
  });

  it('says on which line a row stands, with empty lines, CRLF, line ends in quotation marks and a byte order mark', () => {
    const text = '\ufeffaddress,name\r\n\r\na.example,"one\ntwo"\r\nb.example,\r\n,\r\n\r\nc.example';
    expect(read(text)).toEqual({
      kind: 'rows',
      rows: [
        { place: line(3), fields: { url: 'a.example', name: 'one\ntwo' } },
        { place: line(5), fields: { url: 'b.example' } },
        { place: line(8), fields: { url: 'c.example' } },
      ],
      ignored: [],
    });
  });

  it.each([';', '\t'])('may have %j between its cells, as spreadsheets write it', (delimiter) => {
    const text = ['url,name', 'a.example,"x, y"'].join('\n').replaceAll(/,(?! )/g, delimiter);
    expect(read(text)).toMatchObject({ rows: [{ fields: { url: 'a.example', name: 'x, y' } }] });
  });

  it('may be in UTF-16, but not in an encoding that nobody can tell', () => {
    expect(read('\ufeffurl,name\na.example,Müller', 'utf16le')).toMatchObject({
      rows: [{ fields: { url: 'a.example', name: 'Müller' } }],
    });
    expect(read('url,name\na.example,M\u00fcller', 'latin1')).toEqual({ kind: 'notUtf8' });
  });

  it('names columns that mean nothing, and reads the others', () => {
    expect(read('url,owner,note,\na.example,me,x,y')).toMatchObject({ ignored: ['owner', 'note'] });
  });

  it('has rows that can not be read beside those that can', () => {
    expect(read('url,name\na.example,A,B\nb.example,"B\nc.example')).toEqual({
      kind: 'rows',
      rows: [
        { place: line(2), problem: { kind: 'moreCells' } },
        { place: line(3), problem: { kind: 'openQuote' } },
      ],
      ignored: [],
    });
  });

  it.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['host,name\na.example,A', 'noAddressColumn'],
    ['https://a.example,glpat-1', 'noAddressColumn'],
    ['url,address\na.example,b.example', 'sameColumn'],
    [`url\n${'a.example\n'.repeat(MOST_ROWS + 1)}`, 'tooManyRows'],
  ])('is refused where nothing of it can be used: %#', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it('may have as many rows as allowed', () => {
    expect(read(`url\n${'a.example\n'.repeat(MOST_ROWS)}`)).toMatchObject({ kind: 'rows' });
  });
});

describe('a JSON file with instances', () => {
  const rows = [{ place: entry(1), fields: { url: 'a.example', caFile: '/ca.pem' } }];

  it.each([
    '[{ "url": " a.example ", "CAFile": "/ca.pem", "name": "", "group": null }]',
    '{ "instances": [{ "Address": "a.example", "ca_file": "/ca.pem" }] }',
    '\ufeff\n{ "gitlabLicenses.instances": [{ "url": "a.example", "caFile": "/ca.pem" }] }',
  ])('is a list, or has one in it: %#', (text) => {
    expect(read(text)).toEqual({ kind: 'rows', rows, ignored: [] });
  });

  it('has entries that can not be read beside those that can', () => {
    expect(read('["a.example", { "url": 7 }, { "url": "b.example", "muted": true }]')).toEqual({
      kind: 'rows',
      rows: [
        { place: entry(1), problem: { kind: 'notAnEntry' } },
        { place: entry(2), problem: { kind: 'notText', field: 'url' } },
        { place: entry(3), fields: { url: 'b.example' } },
      ],
      ignored: ['muted'],
    });
  });

  it.each([
    ['{ "url": "a.example" }', 'notAList'],
    ['[{ "url": }]', 'notJson'],
    ['[]', 'empty'],
    [JSON.stringify(Array(MOST_ROWS + 1).fill({ url: 'a.example' })), 'tooManyRows'],
  ])('is refused where nothing of it can be used: %#', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
});
