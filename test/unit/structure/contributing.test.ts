import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

describe('CONTRIBUTING', () => {
  const paths = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').matchAll(/`((?:src|test)\/[\w./]*)`/g);

  it.each([...new Set([...paths].map(([, path]) => path ?? ''))])('names %s, which exists', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });
});
