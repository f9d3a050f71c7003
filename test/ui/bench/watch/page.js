// Runs in every frame of the window: those of pages tell when a chart is painted, and what held them up for over 50 ms.
if (self !== top) {
  const tell = (told) => console.debug(`bench ${JSON.stringify(told)}`);

  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'self') tell({ blockMs: duration });
    }
  }).observe({ type: 'longtask' });

  // What is drawn is painted with the next frame, and a message is the first thing that comes after that.
  const afterNextFrame = (run) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(undefined);
    });

  // The page is written into an empty document, which ends whatever would watch that: a chart asks for what it draws with.
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (...wanted) {
    afterNextFrame(() => tell({ paintedAt: Date.now() }));
    return getContext.apply(this, wanted);
  };
}
