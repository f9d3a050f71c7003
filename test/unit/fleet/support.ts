import type { Fetched } from '../../../src/fleet/facts';
import type { LicenseReader } from '../../../src/fleet/asking/fetchLicenses';
import { Fleet } from '../../../src/fleet/fleet';
import type { FleetDependencies } from '../../../src/fleet/refreshes';
import type { StateStorage } from '../../../src/fleet/stateStore';
import { GitLabError } from '../../../src/gitlab/errors';
import type { License } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import type { PlainDate } from '../../../src/licensing/plainDate';

export const TODAY = '2027-01-01' as PlainDate;
export const A = 'https://a.example' as InstanceUrl;
export const B = 'https://b.example' as InstanceUrl;

export const ULTIMATE: License = {
  id: 7,
  plan: 'ultimate',
  starts_at: '2026-06-01',
  expires_at: '2027-06-01',
  expired: false,
};

/** A reader whose answers come when the test says so. */
export function heldReader() {
  let resolve!: (license: License | undefined) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<License | undefined>((onAnswer, onFailure) => {
    resolve = onAnswer;
    reject = onFailure;
  });
  const signals: AbortSignal[] = [];
  const reader: LicenseReader = {
    current: (signal) => {
      signals.push(signal);
      return promise;
    },
    licenses: () => promise.then((license) => (license === undefined ? [] : [license])),
  };
  return { reader, resolve, reject, signals };
}

export function readerOf(license: License | undefined): LicenseReader {
  return {
    current: () => Promise.resolve(license),
    licenses: () => Promise.resolve(license === undefined ? [] : [license]),
  };
}

export function failing(kind: 'timeout' | 'forbidden'): LicenseReader {
  const failure =
    kind === 'timeout' ? ({ kind, seconds: 1, waitingFor: 'headers' } as const) : ({ kind } as const);
  const fail = () => Promise.reject(new GitLabError(failure));
  return { current: fail, licenses: fail };
}

export const NO_STORAGE: StateStorage = {
  load: () => Promise.resolve(undefined),
  save: () => undefined,
  remove: () => undefined,
};

export function fleetWith(dependencies: Partial<FleetDependencies> = {}, urls: readonly InstanceUrl[] = [A]) {
  const fleet = new Fleet({
    connect: () => readerOf(ULTIMATE),
    token: () => Promise.resolve('token'),
    now: () => 1_000,
    today: () => TODAY,
    thresholds: () => ({ warningWithinDays: 30, criticalWithinDays: 7 }),
    storage: NO_STORAGE,
    random: () => 0,
    failed: () => undefined,
    refused: () => undefined,
    ...dependencies,
  });
  fleet.setInstances(urls.map((url) => ({ url })));
  return fleet;
}

export const statusOf = (fleet: Fleet, url: InstanceUrl = A) => fleet.status(url)!;

/** What a window stored that asked at this time, in epoch milliseconds. */
export function fetchedAt(at: number, license: License = ULTIMATE): Fetched {
  const answer = { id: license.id, at, since: at, on: TODAY };
  return { current: license, licenses: [license], answer };
}
