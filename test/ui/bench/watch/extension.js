// Part of the benchmarks, never of the product: it shares the extension host with it, and watches that.
const { writeFileSync } = require('node:fs');
const { createServer } = require('node:http');

/** Watches from one request to the next, and answers what there was since the one before. */
exports.activate = ({ subscriptions }) => {
  let watch = new Watch();
  const server = createServer((_request, response) => {
    response.end(JSON.stringify(watch.end()));
    watch = new Watch();
  });
  server.listen(0, '127.0.0.1', () =>
    writeFileSync(process.env.BENCH_WATCH, `http://127.0.0.1:${server.address().port}/`),
  );
  subscriptions.push({ dispose: () => server.close() });
};

/** Looks at the clock and the memory whenever the event loop comes round. */
class Watch {
  #before = process.memoryUsage.rss();
  #last = performance.now();
  #found = { blockMs: 0, residentBytes: 0 };
  #timer = setInterval(() => this.#look(), 1);

  /** The longest time in which nothing else could run, and the most memory above that at the beginning. */
  end() {
    clearInterval(this.#timer);
    return this.#found;
  }

  #look() {
    const now = performance.now();
    this.#found = {
      blockMs: Math.max(this.#found.blockMs, now - this.#last),
      residentBytes: Math.max(this.#found.residentBytes, process.memoryUsage.rss() - this.#before),
    };
    this.#last = now;
  }
}
