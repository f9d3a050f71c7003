import { generateKeyPairSync } from 'node:crypto';

/** A pair of RSA keys in PEM: the private half makes license keys, the public half reads them. */
export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

let pair: KeyPair | undefined;

/** The throwaway pair of this process, made when it is first needed. It is never written to the repository. */
export function throwawayKeyPair(): KeyPair {
  pair ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return pair;
}
