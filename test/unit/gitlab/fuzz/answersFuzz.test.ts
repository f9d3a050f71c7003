/* Answers of nonsense to every request: `npm run test:long` has a million of them. */

import { expect, test, vi } from 'vitest';
import { failureOf } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import { clientOf } from '../connection';
import { fuzzedAnswer, randomFrom, type FuzzedAnswer } from './fuzzedAnswers';
import { CALLS } from './calls';

// A pause is nothing to wait for.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const RUNS = Number(process.env.ANSWER_RUNS ?? 500);

/** Nothing is measured by it: a million answers take a busy machine half an hour. */
const LIMIT_MS = 5_400_000;

const URL_OF_ALL = 'https://gitlab.example.com' as InstanceUrl;
const TOKEN = 'glpat-fuzzed-fuzzed-fuzzed';

test(
  `${RUNS} answers end in a value or in a failure with words, and nothing is sent that should not be`,
  { timeout: LIMIT_MS },
  async () => {
    const kinds = new Map<string, number>();
    let answers = 0;
    for (let seed = 1; answers < RUNS; seed++) {
      const random = randomFrom(seed);
      const call = CALLS[seed % CALLS.length]!;
      const sent: (RequestInit | undefined)[] = [];
      const given: FuzzedAnswer[] = [];
      const client = clientOf(URL_OF_ALL, TOKEN, {
        fetch: (url, init) => {
          sent.push(init);
          expect((url as string).startsWith(`${URL_OF_ALL}/`), `seed ${seed}`).toBe(true);
          const answer = fuzzedAnswer(random, TOKEN);
          given.push(answer);
          return Promise.resolve(answer.response());
        },
      });
      const failure = await call.run(client).then(
        () => undefined,
        (error: unknown) => failureOf(error),
      );
      answers += given.length;
      const kind = failure?.kind ?? 'ok';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      // One assertion for all that is well: a million of them would be most of the time.
      const text = failure && failureText(failure, { url: URL_OF_ALL });
      const isWell =
        kind !== 'unexpected' &&
        text?.message !== '' &&
        !JSON.stringify([failure, text]).includes(TOKEN) &&
        !(call.isWrite && sent.length > 1);
      if (!isWell) {
        expect({ seed, call: call.name, sent: sent.length, failure, given }).toBe('well');
      }
    }
    console.log(`${answers} answers: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
    expect(kinds.size).toBeGreaterThan(3);
  },
);
