import { parseArgs } from 'node:util';
import { isProfile, PROFILE_NAMES } from './profiles';
import type { TestGitLabOptions } from './server';

export const USAGE = `usage: npm run gitlab -- [--port N] [--profile ${PROFILE_NAMES.join('|')}] [--root /path]`;

/** The command line's options. Throws with a sentence for the user when they are wrong. */
export function optionsOf(argv: readonly string[]): TestGitLabOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: { port: { type: 'string' }, profile: { type: 'string' }, root: { type: 'string' } },
  });
  const { port = '0', profile = '18.10', root = '' } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`--port ${port} is no port`);
  }
  if (!isProfile(profile)) {
    throw new Error(`--profile ${profile} is not known`);
  }
  const relativeRoot = root.replace(/\/+$/, '');
  if (relativeRoot !== '' && !relativeRoot.startsWith('/')) {
    throw new Error('--root must begin with /');
  }
  return { port: Number(port), profile, root: relativeRoot };
}
