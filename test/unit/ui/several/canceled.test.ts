import { describe, expect, it } from 'vitest';
import { Canceled, unlessCanceled } from '../../../../src/ui/several/canceled';

const never = new Promise<void>(() => undefined);

describe('what goes on by itself', () => {
  it('is waited for', async () => {
    await expect(unlessCanceled(Promise.resolve(), new AbortController().signal)).resolves.toBeUndefined();
  });

  it('fails as it fails', async () => {
    const failing = Promise.reject(new Error('lost'));
    await expect(unlessCanceled(failing, new AbortController().signal)).rejects.toThrow('lost');
  });

  it('is left when the user cancels', async () => {
    const cancel = new AbortController();
    const waiting = unlessCanceled(never, cancel.signal);
    cancel.abort();
    await expect(waiting).rejects.toBeInstanceOf(Canceled);
  });

  it('is not waited for when the user canceled before, and its failure is nobody’s', async () => {
    const failing = Promise.reject(new Error('lost'));
    await expect(unlessCanceled(failing, AbortSignal.abort())).rejects.toBeInstanceOf(Canceled);
  });

  it('does not end what the user cancels after it', async () => {
    const cancel = new AbortController();
    await unlessCanceled(Promise.resolve(), cancel.signal);
    expect(() => cancel.abort()).not.toThrow();
  });
});
