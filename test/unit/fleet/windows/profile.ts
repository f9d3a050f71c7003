import { vi } from 'vitest';
import { Polling, TICK_MS } from '../../../../src/fleet/polling/polling';
import { StateStore, type InstanceFiles } from '../../../../src/fleet/stateStore';
import * as format from '../../../../src/fleet/stored/storedState';
import type { LicenseReader } from '../../../../src/fleet/asking/fetchLicenses';
import type { InstanceUrl } from '../../../../src/instances/address';
import { fleetWith, readerOf, TODAY, ULTIMATE } from '../support';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const INTERVAL = 6 * HOUR;

/** The state files of a profile, which all its windows share. */
export class ProfileFiles implements InstanceFiles {
  readonly files = new Map<InstanceUrl, { readonly text: string; readonly version: string }>();
  writes = 0;

  read(url: InstanceUrl, known?: string) {
    const file = this.files.get(url);
    return Promise.resolve(file?.version === known ? undefined : file);
  }

  version(url: InstanceUrl) {
    return Promise.resolve(this.files.get(url)?.version);
  }

  write(url: InstanceUrl, text: string) {
    const version = `${++this.writes}`;
    this.files.set(url, { text, version });
    return Promise.resolve(version);
  }

  remove(url: InstanceUrl) {
    this.files.delete(url);
    return Promise.resolve();
  }

  sweep() {
    return Promise.resolve();
  }
}

/** Instances that are asked, the tokens, the clock and the state files: what windows have in common. */
export class Profile {
  now = 1_000 * HOUR;
  readonly files = new ProfileFiles();
  readonly tokens: Set<InstanceUrl>;
  readonly urls: readonly InstanceUrl[];
  /** Every time that an instance was asked, by any window. */
  readonly asked: InstanceUrl[] = [];
  /** Whether the key ring keeps to itself which instances have a token. */
  isLocked = false;
  reader: LicenseReader = readerOf(ULTIMATE);

  constructor(count: number) {
    this.urls = Array.from({ length: count }, (_, index) => `https://gitlab${index}.example` as InstanceUrl);
    this.tokens = new Set(this.urls);
  }

  /** How often instances have been asked since this was called last. */
  takeAsked(): number {
    return this.asked.splice(0).length;
  }

  /** A window that has just been opened; `begin` is its first look. */
  open(random: () => number = Math.random) {
    const store = new StateStore(
      this.files,
      () => Promise.resolve(format),
      vi.fn(),
      () => INTERVAL / 4,
    );
    const clock = { now: () => this.now, today: () => TODAY };
    const fleet = fleetWith(
      {
        ...clock,
        ...{ storage: store, random },
        signedIn: () => Promise.resolve(this.isLocked ? undefined : this.tokens),
        token: (url) => Promise.resolve(this.tokens.has(url) ? 'token' : undefined),
        connect: ({ url }) => {
          this.asked.push(url);
          return this.reader;
        },
      },
      this.urls,
    );
    const intervalMinutes = () => INTERVAL / MINUTE;
    const polling = new Polling(fleet, { ...clock, intervalMinutes }, { focused: true, active: true });
    // Files in memory are written before the event loop comes round; looking at them would take the news from the fleet.
    const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
    const begin = async () => {
      await fleet.refreshNew({ intervalMs: INTERVAL });
      await settle();
    };
    const tick = async () => {
      await polling.tick();
      await settle();
    };
    return { fleet, polling, begin, tick, settle };
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
  }
}

export { TICK_MS };
