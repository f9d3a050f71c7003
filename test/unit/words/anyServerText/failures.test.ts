import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Failure } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { refusedAddition, unclearAddition } from '../../../../src/words/changes/additionResult';
import { failureText } from '../../../../src/words/failures/failures';
import { withServerWords } from '../../../../src/words/failures/failureText';
import { lostAnswer } from '../../../../src/words/failures/lostAnswer';
import { refusalHelp } from '../../../../src/words/precheck/refusalHelp';
import { expectHarmless, LIMIT_MS } from './serverText';
import { anyFailure } from './statuses';

const INSTANCE = { url: 'https://gitlab.example.com' as InstanceUrl, name: 'Production' };

function serverMessage(failure: Failure): string | undefined {
  return 'serverMessage' in failure ? failure.serverMessage : undefined;
}

describe('whatever a server says of a failure', { timeout: LIMIT_MS }, () => {
  it('its texts do no harm', () => {
    expectHarmless(anyFailure, (failure) => {
      const { summary, message } = failureText(failure, INSTANCE);
      return { lines: [summary, message, lostAnswer(failure, 'Production')] };
    });
  });

  it('what is told of a change does no harm', () => {
    expectHarmless(anyFailure, (failure) => ({
      lines: [
        withServerWords('It failed.', serverMessage(failure)),
        refusedAddition('Production', serverMessage(failure)),
        unclearAddition(failure, 'Production', 'missing'),
        unclearAddition(failure, 'Production', 'unknown'),
        refusalHelp(serverMessage(failure)).text,
      ],
    }));
  });

  it('none is without words', () => {
    fc.assert(fc.property(anyFailure, (failure) => failureText(failure, INSTANCE).message.trim() !== ''));
  });
});
