const PARENT_CHECK_MS = 500;

/**
 * Calls `end` once when this process is asked to end: by SIGINT, by SIGTERM, or because the process that started
 * it is gone without having passed on why.
 */
export function onShutdown(end: () => void): void {
  const parent = process.ppid;
  let ended = false;
  const endOnce = (): void => {
    if (ended) {
      return;
    }
    ended = true;
    clearInterval(watch);
    end();
  };
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      endOnce();
    }
  }, PARENT_CHECK_MS);
  watch.unref();
  // A second signal, as Ctrl+C sends it to a whole group, finds the end under way and changes nothing.
  process.on('SIGINT', endOnce);
  process.on('SIGTERM', endOnce);
}
