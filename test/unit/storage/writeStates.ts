import { StateFiles } from '../../../src/storage/stateFiles';
import { largeText, URLS } from './states';

/** What the test of killed windows starts and kills: it writes states as fast as it can, and never ends. */
async function main(folder: string): Promise<void> {
  const files = new StateFiles(folder);
  for (let round = 0; ; round++) {
    await Promise.all(URLS.map((url) => files.write(url, largeText(round))));
    if (round === 0) {
      process.stdout.write('writing\n');
    }
  }
}

void main(process.argv[2] ?? '');
