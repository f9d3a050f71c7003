import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addYears } from '../../gitlab/dates';
import { throwawayKeyPair } from '../../gitlab/keys/keyPair';
import { encodeKey, keyAttributes } from '../../gitlab/keys/licenseKey';
import { production } from './gitlabs';

/** Where the demo has its keys. */
export interface DemoKeys {
  /** The folder with license keys to add, which VS Code opens. */
  readonly folder: string;
  /** The file of the public key that decrypts them. */
  readonly publicKey: string;
}

/**
 * Writes license keys for the demo's Production: the renewal that it lacks, and one that it rejects, because it has
 * fewer seats than users.
 *
 * @param parent the folder in which all of it is written
 */
export function writeDemoKeys(parent: string): DemoKeys {
  const { privateKey, publicKey } = throwawayKeyPair();
  const folder = join(parent, 'license keys');
  mkdirSync(folder);
  const write = (name: string, seats: number): void => {
    const text = encodeKey(renewalOfProduction(seats), privateKey);
    writeFileSync(join(folder, `${name}.gitlab-license`), text, { mode: 0o600 });
  };
  write('production-renewal', 550);
  write('production-too-few-seats', 450);
  const file = join(parent, 'public.pem');
  writeFileSync(file, publicKey);
  return { folder, publicKey: file };
}

function renewalOfProduction(seats: number): object {
  const [current] = production().licenses;
  const start = current?.expires_at ?? undefined;
  return keyAttributes({
    licensee: current?.licensee,
    issued_at: start,
    ...(start !== undefined && { expires_at: addYears(start, 1) }),
    restrictions: { plan: 'ultimate', active_user_count: seats },
  });
}
