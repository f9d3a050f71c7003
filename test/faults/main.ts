/** Runs the matrix in this Node.js and prints it: `main <folder for its files> [--long]`. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { allFaults } from './allFaults';
import { runMatrix } from './matrix';
import { tableOf } from './table';

/** As if the system trusted it, too: a file of each instance would be read again for each connection. */
function trust(pem: string): void {
  tls.setDefaultCACertificates([pem]);
}

async function main(folder: string, isLong: boolean): Promise<number> {
  const started = performance.now();
  let files = 0;
  const faults = allFaults((pem) => {
    const file = join(folder, `ca-${++files}.pem`);
    writeFileSync(file, pem);
    return file;
  }, trust);
  const cells = await runMatrix(faults, isLong);
  const wrong = cells.filter(({ problems }) => problems.length > 0);
  console.log(tableOf(cells));
  for (const { fault, operation, problems } of wrong) {
    console.log(`WRONG: ${operation.name} with “${fault.name}”: ${problems.join('; ')}`);
  }
  const { user, system } = process.cpuUsage();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const processor = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${new Set(cells.map(({ fault }) => fault)).size} faults, ${cells.length} cells, ${wrong.length} wrong; Node.js ${process.version}, ${seconds} s, ${processor} s of processor`,
  );
  const counts = { numPassedTests: cells.length - wrong.length, numFailedTests: wrong.length };
  writeFileSync(
    join(folder, 'report.json'),
    JSON.stringify({ ...counts, numPendingTests: 0, numTodoTests: 0 }),
  );
  return wrong.length > 0 ? 1 : 0;
}

// Most of the cells end in an error, whose calls nobody reads.
Error.stackTraceLimit = 3;

const [, , folder = '.', ...options] = process.argv;

void main(folder, options.includes('--long')).then((code) => process.exit(code));
