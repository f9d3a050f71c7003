import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { ToPage } from '../../../../src/usage/protocol';
import { failureMessage, usageMessage } from '../../../../src/words/usage/usageProblem';

const INSTANCE = { url: 'https://gitlab.example.com' as InstanceUrl, name: 'Production' };

describe('why there is no usage', () => {
  it.each<[Failure, readonly string[]]>([
    [{ kind: 'server', status: 500 }, ['refresh']],
    [{ kind: 'tokenRevoked' }, ['setToken', 'refresh']],
    [{ kind: 'redirect', address: 'https://other.example.com' }, ['editInstance', 'refresh']],
    [{ kind: 'notFound', what: 'route', since: '16.4' }, ['openInstance', 'refresh']],
    [{ kind: 'unexpected', where: 'here' }, ['showLog', 'refresh']],
  ])('%j is said with what helps first', (failure, actions) => {
    const message = failureMessage(failure, INSTANCE);
    expect(ToPage.parse(message)).toEqual(message);
    expect(message.text).toContain('Production');
    expect(message.buttons.map(({ action }) => action)).toEqual(actions);
    expect(message.buttons.every(({ title }) => title !== '')).toBe(true);
  });

  it('offers another file in the place of one that cannot be shown', () => {
    const message = usageMessage('x', 'chooseFile');
    expect(ToPage.parse(message)).toEqual(message);
    expect(message.buttons).toEqual([
      { title: 'Choose Another File…', action: 'chooseFile' },
      { title: 'Try Again', action: 'refresh' },
    ]);
  });

  it('offers another try where nothing else helps', () => {
    expect(usageMessage('x')).toEqual({
      kind: 'message',
      text: 'x',
      buttons: [{ title: 'Try Again', action: 'refresh' }],
    });
  });
});
