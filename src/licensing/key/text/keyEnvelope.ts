/**
 * The JSON that a license key's base64 stands for: the encrypted attributes and what decrypts them.
 *
 * Source: `Gitlab::License::Encryptor` in the gem `gitlab-license`.
 */

/** The parts of an envelope, in the order in which the gem writes them. */
export const ENVELOPE_PARTS = ['data', 'key', 'iv'] as const;
export type EnvelopePart = (typeof ENVELOPE_PARTS)[number];

/** `data`: attributes, AES-128-CBC. `key`: the AES key, encrypted with RSA. `iv`: the initialization vector. */
export type Envelope = Readonly<Record<EnvelopePart, Buffer>>;

export const AES_BLOCK_BYTES = 16;

/** RSA with 1024 bits; shorter keys have not been safe since before GitLab sold licenses. */
const SHORTEST_RSA_BLOCK = 128;
/** RSA keys are made in steps of 64 bits and more. */
const RSA_BLOCK_STEP = 8;

/** An envelope is flat; JSON.parse would take long for a text of nothing but brackets. */
const NESTED = /.[[{]/s;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The envelope in a JSON text; `undefined` unless it is whole: all three parts, each base64 of a possible length. */
export function parseEnvelope(json: string): Envelope | undefined {
  const parts = envelopeParts(json);
  const data = partOf(parts, 'data');
  const key = partOf(parts, 'key');
  const iv = partOf(parts, 'iv');
  return data === undefined || key === undefined || iv === undefined ? undefined : { data, key, iv };
}

/** The first part that is missing or damaged; `undefined` when the text is no JSON object, or all are whole. */
export function firstBrokenPart(json: string): EnvelopePart | undefined {
  const parts = envelopeParts(json);
  return parts && ENVELOPE_PARTS.find((name) => partOf(parts, name) === undefined);
}

function envelopeParts(json: string): object | undefined {
  if (NESTED.test(json)) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function partOf(parts: object | undefined, name: EnvelopePart): Buffer | undefined {
  const text: unknown = parts && Object.hasOwn(parts, name) ? Reflect.get(parts, name) : undefined;
  const bytes = typeof text === 'string' ? strictBase64(text) : undefined;
  return bytes !== undefined && hasLengthOf(name, bytes.length) ? bytes : undefined;
}

/** Buffer.from would skip what is no base64, and so take a part for whole that is not. */
function strictBase64(text: string): Buffer | undefined {
  const base64 = text.replace(/\s+/g, '');
  return base64.length % 4 === 0 && BASE64.test(base64) ? Buffer.from(base64, 'base64') : undefined;
}

function hasLengthOf(name: EnvelopePart, bytes: number): boolean {
  switch (name) {
    case 'data':
      return bytes > 0 && bytes % AES_BLOCK_BYTES === 0;
    case 'key':
      return bytes >= SHORTEST_RSA_BLOCK && bytes % RSA_BLOCK_STEP === 0;
    case 'iv':
      return bytes === AES_BLOCK_BYTES;
  }
}
