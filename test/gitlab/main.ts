import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throwawayKeyPair } from './keys/keyPair';
import { optionsOf, USAGE } from './options';
import { writeSampleKeys } from './sampleKeys';
import { applyScenario } from './scenario';
import { startTestGitLab } from './server';

/** Starts GitLab with a company's licenses, tells where it is in one line of JSON, and runs until it is signalled. */
async function main(): Promise<void> {
  const gitlab = await startTestGitLab(optionsOf(process.argv.slice(2)));
  if (gitlab.state.profile !== 'hostile') {
    applyScenario(gitlab.state);
  }
  const keysFolder = mkdtempSync(join(tmpdir(), 'test-gitlab-keys-'));
  writeSampleKeys(keysFolder, throwawayKeyPair(), gitlab.state.licenses[0]!.expires_at!);

  onceAskedToEnd(() => {
    rmSync(keysFolder, { recursive: true, force: true });
    void gitlab.close();
  });
  const { url, adminToken, userToken } = gitlab;
  process.stdout.write(`${JSON.stringify({ url, adminToken, userToken, keysFolder })}\n`);
}

/**
 * Runs a last action on SIGINT, on SIGTERM, or when the parent process is gone: npm passes a signal to its shell only,
 * which ends without telling this process.
 */
function onceAskedToEnd(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      stop();
    }
  }, 250);
  watch.unref();
  const stop = (): void => {
    clearInterval(watch);
    process.off('SIGINT', stop).off('SIGTERM', stop);
    end();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
});
