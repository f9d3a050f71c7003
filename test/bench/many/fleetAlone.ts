import { Fleet } from '../../../src/fleet/fleet';
import { connect } from '../../../src/gitlab/connect';
import type { InstanceUrl } from '../../../src/instances/address';
import { plainDateOf } from '../../../src/licensing/plainDate';
import type { ServedInstance } from './task';

const nothing = () => undefined;

/** The fleet with the extension's own client, and nobody who looks at it: what asking itself takes. */
export class FleetAlone {
  readonly #fleet: Fleet;

  constructor(instances: readonly ServedInstance[]) {
    const tokens = new Map(instances.map(({ url, token }) => [url, token]));
    this.#fleet = new Fleet({
      connect: (instance, token) =>
        connect(instance, token, {
          fetch: (...request) => globalThis.fetch(...request),
          timeoutSeconds: 30,
          userAgent: 'bench',
          afterAnswer: 'close',
          importCustomCa: () => import('../../../src/gitlab/customCa'),
        }),
      token: (url) => Promise.resolve(tokens.get(url)),
      now: () => Date.now(),
      today: () => plainDateOf(new Date()),
      thresholds: () => ({ warningWithinDays: 30, criticalWithinDays: 7 }),
      storage: { load: () => Promise.resolve(undefined), save: nothing, remove: nothing },
      random: () => Math.random(),
      failed: nothing,
      refused: nothing,
    });
    this.#fleet.setInstances(instances.map(({ url }) => ({ url: url as InstanceUrl })));
  }

  /** @throws Error when one has failed */
  async refreshAll(): Promise<void> {
    await this.#fleet.refreshAll();
    if (this.#fleet.statuses().some(({ state }) => state !== 'ready')) {
      throw new Error('An instance failed.');
    }
  }

  dispose(): void {
    this.#fleet.dispose();
  }
}
