/** The public halves of the RSA keys that license keys are made with. They read a license key and cannot make one. */

import { createPublicKey, type KeyObject } from 'node:crypto';

export interface PublicKey {
  /** For people: whose key it is, or which file it came from. */
  readonly name: string;
  /** `PUBLIC KEY` or `RSA PUBLIC KEY`. */
  readonly pem: string;
}

/**
 * Why a text is no public key that could read licenses. `privateKey`: it holds a private key, which must not be handed
 * out. `damaged`: framed as a public key, with something else inside.
 */
export type PublicKeyProblem = 'privateKey' | 'certificate' | 'notPem' | 'notRsa' | 'damaged';

export type ParsedPublicKey =
  | { readonly kind: 'publicKey'; readonly publicKey: PublicKey }
  | { readonly kind: 'refused'; readonly problem: PublicKeyProblem };

/** `.license_encryption_key.pub` in the root of GitLab's source: it reads every license that GitLab sells. */
export const GITLAB_PUBLIC_KEY: PublicKey = {
  name: 'GitLab',
  pem: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0Hxv3MkkZbMrKtIs6np9
ccP4OwGBkNhIvhPjcQP48hbbascv5RqsOquQGrYSD2ZrE/kbkRdkIcoHEeTZLif+
bDKFZFI7o5x0H92o9/GSvxHJhQ8mkmvwxD7lssGShwZEm8WG+U7BZqUV/gGmCDqe
9W8H8Fq2B0ck8IXjbQ4Zz+JlyV/NHZTZcs69plFiLKh4N6GYVftOVwSomh0bbypP
OB9WnLC7RC9a2LRrhtf8sqa2rRFmtyMMfgFFzLMzS+w+1K4+QLnWP1gKQVzaFnzk
pnwKPrqbGFYbRztIVEWbs8jPYlLkGb8ME4C84YVtQgbQcbyisU/VW3wUGkhT+J0k
xwIDAQAB
-----END PUBLIC KEY-----
`,
};

const LABELS = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;
const PUBLIC_LABELS = ['PUBLIC KEY', 'RSA PUBLIC KEY'];

/**
 * Checks a PEM text before it is used to read license keys. Never throws.
 *
 * @param name what to call the key in front of people
 */
export function parsePublicKey(name: string, pem: string): ParsedPublicKey {
  const labels = [...pem.matchAll(LABELS)].map(([, label]) => label ?? '');
  // Node would take the public half out of it, so a private key would go unnoticed.
  if (labels.some((label) => label.endsWith('PRIVATE KEY'))) {
    return { kind: 'refused', problem: 'privateKey' };
  }
  if (!labels.some((label) => PUBLIC_LABELS.includes(label))) {
    return { kind: 'refused', problem: labels.includes('CERTIFICATE') ? 'certificate' : 'notPem' };
  }
  const type = keyObject(pem)?.asymmetricKeyType;
  if (type === 'rsa') {
    return { kind: 'publicKey', publicKey: { name, pem } };
  }
  return { kind: 'refused', problem: type === undefined ? 'damaged' : 'notRsa' };
}

function keyObject(pem: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: pem, format: 'pem' });
  } catch {
    return undefined;
  }
}
