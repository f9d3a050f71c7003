import { mkdirSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { day } from './dates';
import { encodeKey, keyAttributes, typeFlags } from './keys/licenseKey';
import type { JsonObject } from './keys/licenseKey';
import type { KeyPair } from './keys/keyPair';

const LICENSEE = { Name: 'Ada Müller', Email: 'ada.mueller@example.com', Company: 'Example, Inc.' };
const ULTIMATE = { plan: 'ultimate', active_user_count: 220 };

/**
 * Writes keys to try: those the demonstration's instance accepts into the folder, those it refuses into `refused/`,
 * and the public key that reads them as `public.pem`.
 * @param renewalDay when the current license ends, `YYYY-MM-DD`: the upcoming key starts there
 */
export function writeSampleKeys(folder: string, keys: KeyPair, renewalDay: string): void {
  writeFileSync(join(folder, 'public.pem'), keys.publicKey);
  writeKeys(folder, acceptedKeys(keys, renewalDay));
  const refused = join(folder, 'refused');
  mkdirSync(refused);
  writeKeys(refused, refusedKeys(keys));
}

function writeKeys(folder: string, keys: Record<string, string>): void {
  for (const [name, text] of Object.entries(keys)) {
    writeFileSync(join(folder, `${name}.gitlab-license`), text, { mode: 0o600 });
  }
}

function acceptedKeys({ privateKey }: KeyPair, renewalDay: string): Record<string, string> {
  const encode = (overrides: JsonObject, boundary?: string) =>
    encodeKey(sample(overrides), privateKey, boundary);
  const upcoming = { issued_at: renewalDay, expires_at: day(365, renewalDay) };
  const products = { duo_enterprise: [{ quantity: 50, started_on: day(0), expires_on: day(365) }] };
  return {
    valid: encode({}),
    upcoming: encode(upcoming),
    'with-gap': encode({ issued_at: day(8, renewalDay), expires_at: day(373, renewalDay) }),
    trial: encode({ expires_at: day(30), restrictions: { ...ULTIMATE, trial: true } }),
    'offline-cloud': encode({
      ...typeFlags('offline_cloud'),
      restrictions: { ...ULTIMATE, add_on_products: products },
    }),
    'online-cloud': encode({
      ...typeFlags('online_cloud'),
      restrictions: { ...ULTIMATE, subscription_id: 'A-S1' },
    }),
    premium: encode({ restrictions: { plan: 'premium', active_user_count: 220 } }),
    unlimited: encode({ restrictions: { plan: 'ultimate' } }),
    'with-boundary': encode({}, 'GitLab Enterprise Edition'),
    'windows-line-ends': encode({}).replaceAll('\n', '\r\n'),
  };
}

function refusedKeys({ privateKey }: KeyPair): Record<string, string> {
  const encode = (overrides: JsonObject) => encodeKey(sample(overrides), privateKey);
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const pem = stranger.export({ type: 'pkcs8', format: 'pem' }).toString();
  const trueUp = {
    trueup_quantity: 1,
    trueup_from: day(-300),
    trueup_to: day(-1),
    trueup_period_seat_count: 100,
  };
  return {
    expired: encode({ issued_at: day(-400), expires_at: day(-35) }),
    // The previous count covers any past, so that today's users decide.
    'too-few-seats': encode({
      restrictions: { plan: 'ultimate', active_user_count: 50, previous_user_count: 100_000 },
    }),
    // Refused for the users of the current license's period, as long as that license is the current one.
    'fewer-seats-than-last-year': encode({ restrictions: { plan: 'ultimate', active_user_count: 150 } }),
    'true-up-too-small': encode({ restrictions: { ...ULTIMATE, ...trueUp } }),
    'not-well-formed': encode({ licensee: {} }),
    'other-public-key': encodeKey(sample({}), pem),
    truncated: encode({}).slice(0, 600),
  };
}

function sample(overrides: JsonObject): JsonObject {
  return keyAttributes({ licensee: LICENSEE, restrictions: ULTIMATE, ...overrides });
}
