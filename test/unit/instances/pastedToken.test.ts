import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedToken } from '../../../src/instances/pastedToken';

describe('a token as people paste it', () => {
  it.each([
    'glpat-abc',
    ' glpat-abc\r\n',
    '"glpat-abc"',
    "'glpat-abc',",
    '“glpat-abc”',
    '`glpat-abc`',
    '<glpat-abc>',
    'glpat-abc\u200b',
    '\u200bglpat-abc',
    '\ufeffglpat\u00ad-abc\u2060',
    'PRIVATE-TOKEN: glpat-abc',
    'private-token:glpat-abc',
    'Bearer glpat-abc',
    'Authorization: Bearer glpat-abc',
    '--header "PRIVATE-TOKEN: glpat-abc"',
    "-H 'Authorization: Bearer glpat-abc'",
    'GITLAB_TOKEN=glpat-abc',
    'export GITLAB_PAT="glpat-abc"',
    '"token": "glpat-abc",',
  ])('%j is glpat-abc', (text) => {
    expect(pastedToken(text)).toEqual({ token: 'glpat-abc', isOdd: false });
  });

  it.each([
    'glpat-9vVx2kQ0.01.1a2b3c4d5',
    'company/pat:AbC_d-1=',
    'token-of-mine',
    'Bearer',
    'a1B2c3D4e5F6g7H8i9J0',
  ])('%s is one as it is', (token) => {
    expect(pastedToken(token)).toEqual({ token, isOdd: false });
  });

  it.each(['glpat-abc glpat-def', 'glpat-äbc', 'my password!x', 'glpat\u2013abc', 'a\u00a0b'])(
    '%j has characters that no token has',
    (text) => {
      expect(pastedToken(text).isOdd).toBe(true);
    },
  );

  it('is nothing where only what came along was pasted', () => {
    expect(pastedToken(' "\u200b" ')).toEqual({ token: '', isOdd: false });
  });

  const anyToken = fc
    .tuple(fc.constantFrom('glpat-', '', 'company/'), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{18,40}$/))
    .map((parts) => parts.join(''));

  const decoration = fc.constantFrom<(text: string) => string>(
    (text) => `"${text}"`,
    (text) => `<${text}>`,
    (text) => `\u200b${text}\u202c`,
    (text) => ` ${text}\r\n`,
    (text) => `${text},`,
    (text) => `‘${text}’.`,
  );
  const name = fc.constantFrom('', 'PRIVATE-TOKEN: ', 'Authorization: Bearer ', 'Bearer ', 'GITLAB_TOKEN=');

  it('is the same within any mixture of these', () => {
    const around = fc.array(decoration, { maxLength: 4 });
    fc.assert(
      fc.property(anyToken, around, name, around, (token, inner, before, outer) => {
        const wrapped = (text: string, decorations: typeof inner) =>
          decorations.reduce((inside, decorate) => decorate(inside), text);
        const pasted = wrapped(before + wrapped(token, inner), outer);
        expect(pastedToken(pasted)).toEqual({ token, isOdd: false });
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the text', () => {
    const started = performance.now();
    for (const part of ['"', 'Bearer ', '-H "', 'A_', 'export ', '= ', '\u200b', 'TOKEN=']) {
      pastedToken(part.repeat(40_000));
      pastedToken(`x${part.repeat(40_000)}`);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each(['A_', 'Bearer ', 'TOKEN=', '('])('is no megabyte of %j', (piece) => {
    const { user } = process.cpuUsage();
    expect(pastedToken(`x${piece.repeat(1_000_000)}x`).isOdd).toBe(true);
    expect(process.cpuUsage().user - user).toBeLessThan(500_000);
  });
});
