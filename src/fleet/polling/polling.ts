import type { PlainDate } from '../../licensing/plainDate';
import type { Pace } from './schedule';

/** What is asked: the fleet. */
export interface Polled {
  refreshDue(pace: Pace): Promise<void>;
  adoptStored(): Promise<void>;
  dayChanged(): void;
}

export interface PollingDependencies {
  /** Epoch milliseconds. */
  now(): number;
  today(): PlainDate;
  /** 0 switches it off. */
  intervalMinutes(): number;
}

/** What VS Code says of the window. */
export interface WindowActivity {
  readonly focused: boolean;
  /** Somebody has used it a moment ago. */
  readonly active: boolean;
}

/** How often `tick` is to be called. */
export const TICK_MS = 60_000;

/** A tick that is later than this was not slow: the computer slept. */
const LATE_MS = 2 * 60_000;

/** Asks instances by itself when their time has come, as long as somebody is at the window. */
export class Polling {
  readonly #fleet: Polled;
  readonly #dependencies: PollingDependencies;
  #window: WindowActivity;
  #lastTick: number;
  /** A start is like the end of sleep: much may be due, and not all at the same time. */
  #wokeAt: number;
  #day: PlainDate;

  constructor(fleet: Polled, dependencies: PollingDependencies, window: WindowActivity) {
    this.#fleet = fleet;
    this.#dependencies = dependencies;
    this.#window = window;
    this.#lastTick = dependencies.now();
    this.#wokeAt = this.#lastTick;
    this.#day = dependencies.today();
  }

  /** Called every minute, and whenever something may have become due. */
  async tick(): Promise<void> {
    this.#noticeSleep();
    this.#noticeMidnight();
    if (!this.#window.focused && !this.#window.active) {
      return;
    }
    await this.#fleet.refreshDue({
      intervalMs: this.#dependencies.intervalMinutes() * 60_000,
      wokeAt: this.#wokeAt,
    });
  }

  /** Called when the window gains or loses the focus, or somebody comes back to it. */
  async windowChanged(window: WindowActivity): Promise<void> {
    const gainsFocus = window.focused && !this.#window.focused;
    this.#window = window;
    if (gainsFocus) {
      await this.#fleet.adoptStored();
    }
    await this.tick();
  }

  #noticeSleep(): void {
    const now = this.#dependencies.now();
    if (now - this.#lastTick > TICK_MS + LATE_MS) {
      this.#wokeAt = now;
    }
    this.#lastTick = now;
  }

  #noticeMidnight(): void {
    const today = this.#dependencies.today();
    if (today !== this.#day) {
      this.#day = today;
      this.#fleet.dayChanged();
    }
  }
}
