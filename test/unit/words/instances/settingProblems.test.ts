import { describe, expect, it } from 'vitest';
import type { InstanceUrl } from '../../../../src/instances/address';
import { instanceProblem } from '../../../../src/words/instances/settingProblems';

describe('a mistake in the list of instances', () => {
  it('never repeats a token that stands in a hand-made address', () => {
    for (const address of [
      'ftp://oauth2:glpat-canary@x',
      'ftp://x/?private_token=glpat-canary',
      'ftp://x#glpat-canary',
      'glpat-canaryCanaryCanary',
      'ftp://x/glpat-canaryCanaryCanary',
    ]) {
      expect(instanceProblem({ kind: 'badAddress', index: 0, address })).not.toContain('canary');
    }
  });

  it('names what is wrong with a hand-made entry', () => {
    expect(instanceProblem({ kind: 'notAList' })).toBe(
      'gitlabLicenses.instances must be a list, for example [{ "url": "https://gitlab.example.com" }]. Its current value is ignored.',
    );
    expect(instanceProblem({ kind: 'notAnEntry', index: 0 })).toContain('Entry 1');
    expect(instanceProblem({ kind: 'badAddress', index: 1, address: 'ftp://x' })).toContain('ftp://x');
    const url = 'https://a.example' as InstanceUrl;
    const address = 'https://root:glpat-secret@A.example';
    const duplicate = instanceProblem({ kind: 'duplicate', index: 2, address, url });
    expect(duplicate).toContain('"https://a.example"');
    expect(duplicate).not.toContain('secret');
  });
});

describe('an address that is none', () => {
  it.each([
    ['https://root:glpat-secret@git lab', 'https://git lab'],
    ['https://glpat-secret@x@git lab/gitlab', 'https://git lab/gitlab'],
    ['glpat-secret@git lab', 'git lab'],
    ['https:/glpat-secret@git lab', 'git lab'],
    ['https://git lab', 'https://git lab'],
  ])('is named without what could be a token: %s', (address, shown) => {
    const text = instanceProblem({ kind: 'badAddress', index: 0, address });
    expect(text).toContain(`"${shown}"`);
    expect(text).not.toContain('secret');
  });
});
