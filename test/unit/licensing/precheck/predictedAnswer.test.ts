import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import { coverageOf } from '../../../../src/licensing/coverage';
import type { InstanceSituation } from '../../../../src/licensing/precheck/instanceSituation';
import { readLicenseKey } from '../../../../src/licensing/key/licenseKey';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import { predictAnswer, type PredictedAnswer } from '../../../../src/licensing/precheck/predictedAnswer';
import { encodeKey, keyAttributes } from '../../../gitlab/keys/licenseKey';
import type { TestGitLab } from '../../../gitlab/server';
import { add, call } from '../../testGitlab/calls';
import { legacy, world } from '../../testGitlab/world';
import type { Case } from './predictedAnswerCase';
import { CASES } from './predictedAnswerCases';
import { contentOf, NOTHING_KNOWN, readingOf, situationWith, TODAY } from './precheckWorld';
import { day, lastingAnswer } from '../rows';

/** What the product knows of the server after asking it, and having read a usage export or not. */
async function situationOn(gitlab: TestGitLab, highest?: number): Promise<InstanceSituation> {
  const current = ((await call(gitlab, '/license')).json as License | null) ?? undefined;
  const licenses = (await call(gitlab, '/licenses')).json as License[];
  const thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
  const answer = lastingAnswer(current?.id, TODAY);
  return {
    today: TODAY,
    thresholds,
    earlierKeys: [],
    known: {
      licenses,
      current,
      coverage: coverageOf(licenseRows(licenses), answer, TODAY, thresholds),
      billable: current?.active_users ?? undefined,
      ...(highest !== undefined && { highestCount: () => highest }),
    },
  };
}

/** As the cases write it. */
function say(answer: PredictedAnswer): string {
  switch (answer.kind) {
    case 'accepted':
      return answer.when;
    case 'refused':
      return answer.message;
    case 'unknown':
      return `? ${answer.why}`;
    case 'notSent':
      return `- ${answer.why}`;
  }
}

async function worldOf({ past, now }: Case): Promise<TestGitLab> {
  const gitlab = await world({ past: past ?? 0, now });
  if (past === undefined) {
    gitlab.state.licenses = [];
  }
  return gitlab;
}

describe.each(Object.entries(CASES))('%s: a key is judged as the server judges it', (_group, cases) => {
  it.each(cases.map((one): [string, Case] => [one.name, one]))('%s', async (_name, one) => {
    const gitlab = await worldOf(one);
    const before = (await call(gitlab, '/license')).text;
    const key = gitlab.licenseKey(one.key);
    const reading = readLicenseKey(key, [{ name: 'this GitLab', pem: gitlab.publicKey }]);
    const answer = predictAnswer(reading, await situationOn(gitlab, one.highest));
    expect(say(answer)).toBe(one.expected);

    const reply = await add(gitlab, key);
    const isAccepted = answer.kind === 'accepted';
    expect(reply.status).toBe(one.status ?? (isAccepted ? 201 : 400));
    if (answer.kind === 'refused') {
      expect(reply.json).toEqual({ message: answer.message });
    }
    if (isAccepted) {
      const after = (await call(gitlab, '/license')).text;
      expect(after === before ? 'later' : 'now').toBe(answer.when);
    }
  });
});

describe('a key that nothing here reads', () => {
  it('is left to the server, which may have another public key', async () => {
    const gitlab = await world({ past: 1, now: 1 });
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const key = encodeKey(keyAttributes(), other.export({ type: 'pkcs8', format: 'pem' }).toString());
    const reading = readLicenseKey(key, [{ name: 'this GitLab', pem: gitlab.publicKey }]);
    expect(say(predictAnswer(reading, await situationOn(gitlab)))).toBe('? unreadable');
    expect((await add(gitlab, key)).status).toBe(400);
  }, 30_000);

  it('is refused when it is damaged', () => {
    const answer = predictAnswer({ kind: 'unreadable', openedBy: 'GitLab' }, situationWith());
    expect(answer).toMatchObject({ kind: 'refused', reason: 'invalid', otherWordsPossible: false });
  });
});

describe('what helps', () => {
  it.each<[Case['key'], number, boolean]>([
    [legacy({ active_user_count: 100, previous_user_count: 100 }), 100, true],
    [legacy({ active_user_count: 100, reconciliation_completed: true }), 100, true],
    [legacy({ active_user_count: 100 }), 111, false],
    [legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: TODAY }), 100, false],
  ])('a recount can change only what is true today (%#)', (key, past, helps) => {
    const answer = predictAnswer(
      readingOf(key),
      situationWith({ current: { historical_max: past, active_users: 111 } }),
    );
    expect(answer).toMatchObject({ kind: 'refused', recountHelps: helps });
  });
});

describe('numbers of a refusal', () => {
  const predict = (key: Case['key'], current: Partial<License>) =>
    predictAnswer(readingOf(key), situationWith({ current, highestCount: () => 130 }));

  it('are those the server compares', () => {
    const current = { historical_max: 130, active_users: 120 };
    expect(predict(legacy({ active_user_count: 100 }), current)).toMatchObject({
      reason: 'priorUsers',
      users: 130,
      seats: 100,
      over: 30,
    });
    expect(
      predict(legacy({ active_user_count: 100, reconciliation_completed: true }), current),
    ).toMatchObject({
      reason: 'currentUsers',
      users: 120,
      seats: 100,
      over: 20,
    });
    const trueUp = {
      trueup_quantity: 5,
      trueup_period_seat_count: 100,
      trueup_from: '2026-01-10',
      trueup_to: TODAY,
    };
    expect(predict(legacy({ active_user_count: 200, ...trueUp }), current)).toMatchObject({
      reason: 'trueUp',
      quantity: 5,
      needed: 30,
    });
  });
});

describe('what cannot be told', () => {
  const seats = (count: number, more = {}) => readingOf(legacy({ active_user_count: count, ...more }));
  const why = (answer: PredictedAnswer) => say(answer);

  it('is everything about users while the instance has never answered, and nothing else', () => {
    expect(why(predictAnswer(seats(100), NOTHING_KNOWN))).toBe('? instanceUnknown');
    expect(why(predictAnswer(seats(100, { reconciliation_completed: true }), NOTHING_KNOWN))).toBe(
      '? instanceUnknown',
    );
    expect(why(predictAnswer(readingOf(legacy({})), NOTHING_KNOWN))).toBe('now');
    const expired = legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: TODAY });
    expect(predictAnswer(readingOf(expired), NOTHING_KNOWN)).toMatchObject({
      reason: 'expired',
      otherWordsPossible: true,
    });
  });

  it('are the counts an old server leaves out', () => {
    const silent = situationWith({ current: { historical_max: null, active_users: null } });
    expect(why(predictAnswer(seats(100), silent))).toBe('? usersUnknown');
    expect(why(predictAnswer(seats(100, { reconciliation_completed: true }), silent))).toBe('? usersUnknown');
  });

  it('is the past of a license that has come into use since the server answered', () => {
    const situation = situationWith({ current: { historical_max: 10, active_users: 10 } });
    const { known } = situation;
    const renewed: License = { id: 2, starts_at: TODAY, expires_at: '2028-01-10', historical_max: 0 };
    const coverage = { ...known.coverage, currentId: 2 };
    const later = { ...situation, known: { ...known, licenses: [renewed, ...known.licenses], coverage } };
    expect(why(predictAnswer(seats(100), later))).toBe('? usersUnknown');
  });

  it('is the true-up, but not that today’s users are too many', () => {
    const trueUp = {
      trueup_quantity: 5,
      trueup_period_seat_count: 100,
      trueup_from: '2024-01-10',
      trueup_to: TODAY,
    };
    const answer = predictAnswer(
      seats(100, trueUp),
      situationWith({ current: { historical_max: 90, active_users: 111 } }),
    );
    expect(answer).toMatchObject({ reason: 'currentUsers', otherWordsPossible: true, recountHelps: true });
  });

  it('is a true-up that the period’s part of the license may fit', () => {
    const trueUp = {
      trueup_quantity: 5,
      trueup_period_seat_count: 100,
      trueup_from: '2026-02-10',
      trueup_to: TODAY,
    };
    const current = { historical_max: 130, active_users: 90 };
    expect(why(predictAnswer(seats(200, trueUp), situationWith({ current })))).toBe('? trueUpPeriod');
    const whole = { ...trueUp, trueup_from: '2026-01-10' };
    expect(predictAnswer(seats(200, whole), situationWith({ current }))).toMatchObject({
      reason: 'trueUp',
      needed: 30,
    });
  });

  it('is a true-up without a license in use, or without an answer', () => {
    const trueUp = { trueup_quantity: 5, trueup_period_seat_count: 0 };
    const dated = { ...trueUp, trueup_from: '2026-01-10', trueup_to: TODAY };
    const undated = { ...trueUp, trueup_from: 'soon', trueup_to: 'late' };
    const none = situationWith({ current: null });
    expect(why(predictAnswer(seats(100, dated), none))).toBe('? trueUpPeriod');
    expect(why(predictAnswer(seats(100, undated), none))).toBe('? trueUpPeriod');
    expect(why(predictAnswer(seats(100, dated), NOTHING_KNOWN))).toBe('? instanceUnknown');
  });
});

describe('the day', () => {
  it('is the server’s', () => {
    const key = { ...contentOf(), expiresAt: day('2027-01-11') };
    const situation = { ...situationWith(), today: day('2027-01-11') };
    expect(say(predictAnswer({ kind: 'read', content: key, reader: 'x' }, situation))).toBe('now');
  });
});
