import { MessageChannel, type MessagePort } from 'node:worker_threads';

let nowhere: MessagePort | undefined;

/**
 * Frees the memory of bytes that nobody needs anymore, at once: for the pieces of an answer the garbage collector
 * waits until there are 32 MiB of them, or more, twice as much as the largest usage export. Leaves alone what shares
 * its memory with something else. The bytes are gone afterwards.
 */
export function freeBytes({ buffer, byteLength }: Uint8Array<ArrayBuffer>): void {
  if (byteLength < buffer.byteLength) {
    return;
  }
  nowhere ??= portToNowhere();
  nowhere.postMessage(undefined, [buffer]);
}

/** What is transferred to a port without another end is dropped. */
function portToNowhere(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return port1;
}
