/** Tells a waiting person what goes on. On stderr: stdout belongs to results. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
