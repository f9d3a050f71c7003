import type { StateStorage, StateStore } from '../fleet/stateStore';
import type { InstanceUrl } from '../instances/address';

/** Where stored states lie, and what is said of them. */
export interface StatePlace {
  readonly folder: string;
  /** Hears what went wrong. */
  readonly warn: (message: string) => void;
  /** For how long a file may say that the same was fetched earlier. */
  readonly keepsForMs: () => number;
}

/** The stored states of all instances. What reads and writes them is loaded when it is first needed, after the start. */
export function stateStorage(place: StatePlace): StateStorage & Pick<StateStore, 'forgetOthers'> {
  let loading: Promise<StateStore> | undefined;
  const store = () => (loading ??= loadStore(place));
  return {
    load: async (url: InstanceUrl) => (await store()).load(url),
    save: (url, facts) => void store().then((loaded) => loaded.save(url, facts)),
    remove: (url) => void store().then((loaded) => loaded.remove(url)),
    forgetOthers: async (urls) => (await store()).forgetOthers(urls),
  };
}

async function loadStore({ folder, warn, keepsForMs }: StatePlace): Promise<StateStore> {
  const [{ StateStore }, { StateFiles }] = await Promise.all([
    import('../fleet/stateStore'),
    import('./stateFiles'),
  ]);
  const format = () => import('../fleet/stored/storedState');
  return new StateStore(new StateFiles(folder), format, warn, keepsForMs);
}
