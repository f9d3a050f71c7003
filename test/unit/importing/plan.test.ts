import { describe, expect, it } from 'vitest';
import type { CaFileProblem } from '../../../src/gitlab/errors';
import { caFilesOf, planImport } from '../../../src/importing/plan';
import type { Field, WrittenRow } from '../../../src/importing/writtenRow';
import type { InstanceUrl } from '../../../src/instances/address';
import type { Instance } from '../../../src/instances/instance';
import { previewPrompt, previewRow, previewTitle } from '../../../src/words/importing/importTexts';

const url = (text: string) => text as InstanceUrl;
const TOKEN = 'glpat-0123456789abcdefghij';
const KNOWN: Instance = { url: url('https://known.example'), name: 'Known', muted: true };
const situation = {
  known: new Map([[KNOWN.url, KNOWN]]),
  caFileProblems: new Map<string, CaFileProblem>([
    ['ca.pem', { reason: 'relativePath' }],
    ['/missing.pem', { reason: 'unreadable', code: 'ENOENT' }],
    ['/folder', { reason: 'notAFile' }],
    ['/text.pem', { reason: 'noCertificate' }],
  ]),
};

const row = (fields: Partial<Record<Field, string>>, number = 2): WrittenRow => ({
  place: { unit: 'line', number },
  fields,
});
const plan = (...fields: Partial<Record<Field, string>>[]) =>
  planImport(
    fields.map((one, index) => row(one, index + 2)),
    situation,
  );
const described = (fields: Partial<Record<Field, string>>) => previewRow(plan(fields)[0]!);

describe('the plan of an import', () => {
  it('adds instances with what is said of them, under their canonical address', () => {
    const fields = {
      url: 'HTTPS://A.example/admin/license',
      name: ' A ',
      group: ' North \n',
      token: `"${TOKEN}"`,
    };
    expect(plan(fields)).toEqual([
      {
        kind: 'new',
        place: { unit: 'line', number: 2 },
        instance: { url: 'https://a.example', name: 'A', group: 'North' },
        token: TOKEN,
      },
    ]);
    expect(previewRow(plan(fields)[0]!)).toEqual({
      label: 'A',
      description: 'new · group North · a.example',
    });
  });

  it('changes only what is said of an instance that is in the list', () => {
    expect(plan({ url: 'known.example', token: TOKEN, group: 'North' })).toMatchObject([
      { kind: 'change', instance: { ...KNOWN, group: 'North' }, token: TOKEN, changes: ['token', 'group'] },
    ]);
    expect(described({ url: 'known.example', token: TOKEN, name: 'Other' }).description).toBe(
      'already in the list, changes token and name · known.example',
    );
  });

  it('leaves alone what is in the list as it is said', () => {
    expect(plan({ url: 'https://known.example/', name: 'Known' })).toMatchObject([{ kind: 'same' }]);
    expect(described({ url: 'known.example' }).description).toBe(
      'already in the list, no change · known.example',
    );
  });

  it('says where a token would travel without encryption, and where there is none', () => {
    expect(described({ url: 'http://a.example', token: TOKEN }).description).toBe(
      'new · over HTTP, without encryption',
    );
    expect(described({ url: 'http://a.example' }).description).toBe('new · no token');
    expect(described({ url: 'http://localhost:8080', token: TOKEN }).description).toBe('new');
  });

  it.each<[string, Partial<Record<Field, string>>]>([
    ['no URL', { name: 'A' }],
    ['line 2 · not the URL of a GitLab instance', { url: 'htp:/bad host 1' }],
    ['line 2 · not the URL of a GitLab instance', { url: 'ftp://a.example' }],
    [
      'line 2 · the token has spaces or other characters that no GitLab token has',
      { url: 'a.example', token: 'glpat 0123' },
    ],
    ['line 2 · the token is too long', { url: 'a.example', token: 'x'.repeat(501) }],
    ['line 2 · the name is too long', { url: 'a.example', name: 'x'.repeat(201) }],
    ['line 2 · the group has more than 100 characters', { url: 'a.example', group: 'x'.repeat(101) }],
    [
      'line 2 · the path of the CA file must be absolute or start with ~/',
      { url: 'a.example', caFile: 'ca.pem' },
    ],
    ["line 2 · the CA file doesn't exist", { url: 'a.example', caFile: '/missing.pem' }],
    ["line 2 · the CA file isn't a regular file of up to 4 MiB", { url: 'a.example', caFile: '/folder' }],
    ["line 2 · the CA file doesn't contain a certificate", { url: 'a.example', caFile: '/text.pem' }],
    ['line 2 · a token is in the "name" column', { url: 'a.example', name: TOKEN }],
    ['line 2 · a token is in the "url" column', { url: `https://a.example/${TOKEN}` }],
  ])('refuses a row: %s', (description, fields) => {
    expect(plan(fields)[0]?.kind).toBe('refused');
    expect(described(fields).description).toBe(description);
  });

  it('refuses GitLab.com', () => {
    expect(described({ url: 'https://gitlab.com' }).description).toContain('GitLab.com');
  });

  it('takes names that only look a bit like a token', () => {
    expect(plan({ url: 'global-production-01.example', name: 'global-production-01' })[0]?.kind).toBe('new');
  });

  it('takes the first of two rows about one instance, and names it', () => {
    const rows = plan({ url: 'a.example' }, { url: 'b.example' }, { url: 'https://A.example/users/sign_in' });
    expect(rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'refused']);
    expect(previewRow(rows[2]!).description).toBe('line 4 · same instance as line 2');
  });

  it('does not let a row that is refused stand in the way of a later one', () => {
    const rows = plan({ url: 'a.example', token: 'a b' }, { url: 'a.example', token: TOKEN });
    expect(rows.map(({ kind }) => kind)).toEqual(['refused', 'new']);
  });

  it('shows no token of a row that it refuses', () => {
    for (const fields of [
      { url: TOKEN, name: 'a b' },
      { url: `https://me:${TOKEN}@a.example`, token: 'a b' },
      { url: `a.example/x?private_token=${TOKEN}`, token: 'a b' },
      { url: 'a.example', name: TOKEN },
      { url: 'a.example', token: `${TOKEN} ${TOKEN}` },
    ]) {
      expect(JSON.stringify(previewRow(plan(fields)[0]!))).not.toContain(TOKEN);
    }
  });

  it('is summed up above the preview', () => {
    const rows = plan({ url: 'a.example' }, { url: 'known.example' }, { name: 'x' });
    expect(previewTitle(rows, 'x.csv')).toBe('Import 1 of 3 instances from x.csv');
    expect(previewPrompt(rows, ['owner'])).toBe(
      "1 row can't be imported. Ignored column: owner. Select the instances to import.",
    );
  });

  it('names each CA file once', () => {
    expect(caFilesOf([row({ caFile: '/a' }), row({ caFile: '/a' }), row({ url: 'x' })])).toEqual(['/a']);
  });
});
