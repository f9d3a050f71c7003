import { internalError, json, message } from '../http/answers';
import type { Answer } from '../http/answers';
import { provisionAddOns } from '../licenses/addOns';
import { recount } from '../licenses/billableUsers';
import type { Call } from './calls';
import { today } from '../licenses/currentLicense';
import { licenseWithActiveUsers } from './entities';
import { licenseParameter } from './licenseParameter';
import { parseKey } from '../keys/parsedKey';
import type { WellFormedKey } from '../keys/parsedKey';
import type { Route } from './router';
import type { LicenseRow } from '../rows';
import type { GitLabState } from '../state';
import { refusalOf } from '../licenses/validation';

/** POST /license (https://docs.gitlab.com/api/license/#create-a-license). */
export const CREATE_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/license',
    access: { kind: 'admin' },
    permission: 'License: Create',
    handle: create,
  },
];

function create(call: Call): Answer {
  const parameter = licenseParameter(call.request);
  if (parameter.kind === 'refused') {
    return parameter.answer;
  }
  // The gem fails at an empty text, and nothing catches that.
  if (parameter.text === '') {
    return internalError();
  }
  const key = parseKey(parameter.text, call.keys().publicKey, call.state.features.expiryRequired);
  if (key.kind === 'fails') {
    return internalError();
  }
  const refusal = refusalOf(call.state, key);
  if (refusal !== undefined || key.kind !== 'wellFormed') {
    return message(400, refusal ?? '');
  }
  // update_trial_setting reads `restrictions[:trial]` of every new license, also when there are no restrictions.
  return key.restrictions === null ? internalError() : accept(call, key, key.restrictions);
}

/** Stores the key. The same key again is another row: nothing in GitLab looks for duplicates. */
function accept(call: Call, key: WellFormedKey, restrictions: Record<string, unknown>): Answer {
  const { state } = call;
  const row = rowOf(state, key, restrictions);
  state.licenses.push(row);
  state.highestLicenseId = row.id;
  if (row.key.trial) {
    state.licenseTrialEndsOn ??= row.expires_at;
  }
  provisionAddOns(state);
  if (state.features.recountAfterCreate && row.starts_at <= today(state)) {
    recount(call);
  }
  return json(201, licenseWithActiveUsers(state, row));
}

function rowOf(state: GitLabState, key: WellFormedKey, restrictions: Record<string, unknown>): LicenseRow {
  const seats = restrictions.active_user_count;
  return {
    id: nextId(state),
    plan: text(restrictions.plan) ?? 'starter',
    created_at: state.now().toISOString(),
    starts_at: key.startsAt,
    expires_at: key.expiresAt,
    user_limit: typeof seats === 'number' ? seats : 0,
    licensee: key.licensee,
    add_ons: (restrictions.add_ons ?? {}) as Record<string, number>,
    extra: {},
    omit: [],
    unreadable: false,
    key: {
      text: key.text,
      type: key.type,
      trial: restrictions.trial === true,
      ...(seats === 0 ? { seats } : {}),
      ...subscription(restrictions),
      fromCancellation: key.fromCancellation,
      addOnProducts: (restrictions.add_on_products ?? {}) as Record<string, unknown>,
    },
  };
}

/** A database sequence never gives out an id twice, also after a delete. */
function nextId(state: GitLabState): number {
  return Math.max(state.highestLicenseId, ...state.licenses.map((row) => row.id)) + 1;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function subscription(restrictions: Record<string, unknown>): { subscriptionId?: string } {
  const subscriptionId = text(restrictions.subscription_id);
  return subscriptionId === undefined ? {} : { subscriptionId };
}
