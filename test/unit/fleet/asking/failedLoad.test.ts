import { afterEach, expect, it, vi } from 'vitest';
import { fleetWith, statusOf } from '../support';

/** As when the file can't be opened because too many others are. */
const LOST = () => {
  throw new Error('EMFILE');
};

afterEach(() => vi.resetModules());

it.each(['../../../../src/fleet/lanes/lanes', '../../../../src/fleet/asking/askInstance'])(
  'code that could not be loaded is loaded again by the next refresh: %s',
  async (module) => {
    vi.doMock(module, LOST);
    const fleet = fleetWith();
    await expect(fleet.refreshNew()).rejects.toThrow();
    expect(statusOf(fleet)).toMatchObject({ state: 'loading', refreshing: false });
    vi.doUnmock(module);
    await fleet.refreshNew();
    expect(statusOf(fleet)).toMatchObject({ state: 'ready', refreshing: false });
  },
);
