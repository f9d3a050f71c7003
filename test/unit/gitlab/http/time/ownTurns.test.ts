import { expect, test } from 'vitest';
import { Door } from '../../../../../src/gitlab/foreign/door';
import { exchange, type HttpRequest } from '../../../../../src/gitlab/http/exchange';
import { TimeLimit } from '../../../../../src/gitlab/http/timeLimit';
import { countTurns } from './countTurns';

const REQUEST: HttpRequest = {
  method: 'GET',
  url: 'https://gitlab.example/api/v4/license',
  headers: {},
  expected: 'json',
  limitBytes: 1_000,
  onStatus: () => undefined,
};

const answer = () => Promise.resolve(Response.json({ id: 1 }));

test('answers that come at the same time are handled in a turn of the event loop each', async () => {
  const watch = new TimeLimit(30, 1).watch(undefined);
  const { counter, end } = countTurns();
  const handled = Array.from({ length: 20 }, async () => {
    await exchange(REQUEST, answer, watch, new Door());
    return counter.turn;
  });
  const turns = await Promise.all(handled);
  end();
  watch.stop();
  expect(new Set(turns).size).toBe(turns.length);
});
