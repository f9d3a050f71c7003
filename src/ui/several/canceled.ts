/** The user canceled before a part of a task had begun, or while it waited. */
export class Canceled extends Error {}

/**
 * Waits for something that goes on by itself, with a time limit of its own, until the user cancels.
 *
 * @throws what counts as canceled
 */
export async function unlessCanceled(running: Promise<void>, signal: AbortSignal): Promise<void> {
  // An abort that lies behind fires no event, and nobody waits for what comes of the task.
  if (signal.aborted) {
    running.catch(() => undefined);
    throw new Canceled();
  }
  const canceled = new Promise<void>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Canceled()), { once: true }),
  );
  await Promise.race([running, canceled]);
}
