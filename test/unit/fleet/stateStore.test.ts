import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StateStore, type InstanceFiles } from '../../../src/fleet/stateStore';
import * as format from '../../../src/fleet/stored/storedState';
import type { InstanceUrl } from '../../../src/instances/address';
import { A, B, fetchedAt } from './support';

const importFormat = () => Promise.resolve(format);

/** Files in memory, as all windows see them. A test can hold back writes. */
class MemoryFiles implements InstanceFiles {
  readonly files = new Map<InstanceUrl, { readonly text: string; readonly version: string }>();
  readonly write = vi.fn((url: InstanceUrl, text: string) => this.#write(url, text));
  held: Promise<void> = Promise.resolve();
  #writes = 0;

  read(url: InstanceUrl, known?: string) {
    const file = this.files.get(url);
    return Promise.resolve(file?.version === known ? undefined : file);
  }

  version(url: InstanceUrl) {
    return Promise.resolve(this.files.get(url)?.version);
  }

  remove(url: InstanceUrl) {
    this.files.delete(url);
    return Promise.resolve();
  }

  sweep(urls: readonly InstanceUrl[]) {
    [...this.files.keys()].filter((url) => !urls.includes(url)).forEach((url) => this.files.delete(url));
    return Promise.resolve();
  }

  /** What another window does. */
  put(url: InstanceUrl, text: string): string {
    const version = `${++this.#writes}`;
    this.files.set(url, { text, version });
    return version;
  }

  async #write(url: InstanceUrl, text: string) {
    await this.held;
    return this.put(url, text);
  }
}

function hold(files: MemoryFiles): () => void {
  let release!: () => void;
  files.held = new Promise((resolve) => {
    release = resolve;
  });
  return release;
}

let files: MemoryFiles;
let store: StateStore;
const warn = vi.fn();

beforeEach(() => {
  files = new MemoryFiles();
  store = new StateStore(files, importFormat, warn);
  warn.mockClear();
});

describe('what one window stores', () => {
  it('another one loads', async () => {
    store.save(A, { last: fetchedAt(1) });
    await store.load(A);
    await expect(new StateStore(files, importFormat, warn).load(A)).resolves.toEqual({ last: fetchedAt(1) });
    await expect(store.load(B)).resolves.toBeUndefined();
  });

  it('is no news to itself, nor is what it has loaded before', async () => {
    store.save(A, { last: fetchedAt(1) });
    await expect(store.load(A)).resolves.toBeUndefined();
    files.put(A, format.storedStateText(A, { last: fetchedAt(2) }, undefined));
    await expect(store.load(A)).resolves.toEqual({ last: fetchedAt(2) });
    await expect(store.load(A)).resolves.toBeUndefined();
  });

  it('is written once for everything that came while a write was under way', async () => {
    const release = hold(files);
    store.save(A, { last: fetchedAt(1) });
    await vi.waitFor(() => expect(files.write).toHaveBeenCalledTimes(1));
    for (const at of [2, 3, 4]) {
      store.save(A, { last: fetchedAt(at) });
    }
    release();
    await store.load(A);
    expect(files.write).toHaveBeenCalledTimes(2);
    await expect(new StateStore(files, importFormat, warn).load(A)).resolves.toEqual({ last: fetchedAt(4) });
  });

  it('does not wait for another instance', async () => {
    hold(files);
    store.save(A, { last: fetchedAt(1) });
    files.put(B, format.storedStateText(B, { last: fetchedAt(2) }, undefined));
    await expect(store.load(B)).resolves.toEqual({ last: fetchedAt(2) });
  });

  it('leaves in the file what another version of the extension keeps there', async () => {
    files.put(A, JSON.stringify({ version: 1, url: A, notified: [30], last: null }));
    store.save(A, { last: fetchedAt(1) });
    await store.load(A);
    expect(JSON.parse(files.files.get(A)?.text ?? '')).toMatchObject({ notified: [30], last: fetchedAt(1) });
  });
});

describe('a state that says what it said before', () => {
  const KEPT_MS = 1_000;
  const first = fetchedAt(1);
  const save = async (at: number) => {
    store.save(A, { last: { ...first, answer: { ...first.answer, at } } });
    await store.load(A);
  };

  beforeEach(async () => {
    store = new StateStore(files, importFormat, warn, () => KEPT_MS);
    await save(1);
  });

  it('is neither read nor written', async () => {
    const read = vi.spyOn(files, 'read');
    await save(2);
    expect(files.write).toHaveBeenCalledOnce();
    expect(read.mock.calls.filter(([url, known]) => url === A && known === undefined)).toEqual([]);
  });

  it('is written when its file is gone, or is that of another window', async () => {
    files.files.delete(A);
    await save(2);
    expect(files.write).toHaveBeenCalledTimes(2);
    files.put(A, format.storedStateText(A, { last: fetchedAt(2) }, undefined));
    await save(3);
    expect(files.write).toHaveBeenCalledTimes(3);
  });
});

describe('an instance that was removed', () => {
  it('has no file', async () => {
    store.save(A, { last: fetchedAt(1) });
    store.remove(A);
    await store.load(A);
    expect(files.files.size).toBe(0);
  });

  it('gets none by a write that was under way', async () => {
    const release = hold(files);
    store.save(A, { last: fetchedAt(1) });
    await vi.waitFor(() => expect(files.write).toHaveBeenCalled());
    store.remove(A);
    release();
    await store.load(A);
    expect(files.files.size).toBe(0);
  });

  it('can come back', async () => {
    store.save(A, { last: fetchedAt(1) });
    store.remove(A);
    store.save(A, { last: fetchedAt(2) });
    await store.load(A);
    expect(files.files.get(A)?.text).toBe(format.storedStateText(A, { last: fetchedAt(2) }, undefined));
  });

  it('while no window was open is forgotten at the next start', async () => {
    files.put(A, format.storedStateText(A, { last: fetchedAt(1) }, undefined));
    files.put(B, format.storedStateText(B, { last: fetchedAt(1) }, undefined));
    await store.forgetOthers([B]);
    expect([...files.files.keys()]).toEqual([B]);
  });
});

describe('trouble with files', () => {
  const fail = () => Promise.reject(new Error('EACCES'));

  it.each([
    ['damaged', '{'],
    ['otherVersion', JSON.stringify({ version: 99, url: A })],
    ['otherInstance', format.storedStateText(B, { last: fetchedAt(1) }, undefined)],
  ])('is said once of a file that is %s, which then counts as none', async (kind, text) => {
    files.put(A, text);
    await expect(store.load(A)).resolves.toBeUndefined();
    await expect(store.load(A)).resolves.toBeUndefined();
    expect(warn.mock.calls).toEqual([[`The stored state of ${A} is ignored: ${kind}`]]);
  });

  it('does not stop what comes later', async () => {
    files.write.mockImplementationOnce(fail);
    store.save(A, { last: fetchedAt(1) });
    await store.load(A);
    expect(warn.mock.calls).toEqual([[`The state of ${A} could not be stored: EACCES`]]);
    store.save(A, { last: fetchedAt(2) });
    await store.load(A);
    expect(files.files.size).toBe(1);
  });

  it('is replaced by what is written next, also when it cannot even be read', async () => {
    vi.spyOn(files, 'read').mockImplementation(fail);
    store.save(A, { last: fetchedAt(1) });
    await store.load(A);
    expect(files.files.size).toBe(1);
  });

  it('is never thrown', async () => {
    store = new StateStore(
      { read: fail, version: fail, write: fail, remove: fail, sweep: fail },
      importFormat,
      warn,
    );
    store.save(A, { last: fetchedAt(1) });
    await expect(store.load(A)).resolves.toBeUndefined();
    store.remove(A);
    await store.load(A);
    await store.forgetOthers([]);
    expect(warn).toHaveBeenCalledTimes(5);
  });
});
