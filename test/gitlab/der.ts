/** DER, the binary form of ASN.1 (ITU-T X.690), as far as a certificate needs it. */

const CONSTRUCTED = 0x20;
const CONTEXT = 0x80;
const LONGEST_SHORT_LENGTH = 0x7f;

/** One element: its tag, its length and its content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(body.length)]), body]);
}

export function sequence(...content: readonly Uint8Array[]): Buffer {
  return element(0x30, ...content);
}

export function set(...content: readonly Uint8Array[]): Buffer {
  return element(0x31, ...content);
}

/** @param octets a positive number, the highest octet first; that one is 1 to 127, since more would be a sign */
export function integer(octets: Uint8Array): Buffer {
  return element(0x02, octets);
}

export function yes(): Buffer {
  return element(0x01, Buffer.of(0xff));
}

/** Whole octets, without unused bits at the end. */
export function bitString(octets: Uint8Array): Buffer {
  return element(0x03, Buffer.of(0), octets);
}

export function octetString(octets: Uint8Array): Buffer {
  return element(0x04, octets);
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text));
}

/** UTCTime: good for the years 1950 to 2049. */
export function time(moment: Date): Buffer {
  const digits = moment.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return element(0x17, Buffer.from(digits.slice(2)));
}

/** @param dotted such as `2.5.4.3` */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** An element whose meaning depends on where it stands: `[number]`, with other elements inside. */
export function tagged(number: number, ...content: readonly Uint8Array[]): Buffer {
  return element(CONTEXT | CONSTRUCTED | number, ...content);
}

/** The same with plain octets inside. */
export function taggedOctets(number: number, octets: Uint8Array): Buffer {
  return element(CONTEXT | number, octets);
}

function lengthOctets(length: number): number[] {
  if (length <= LONGEST_SHORT_LENGTH) {
    return [length];
  }
  const octets = base(256, length);
  return [0x80 | octets.length, ...octets];
}

/** Seven bits an octet; all but the last are marked. */
function base128(number: number): number[] {
  const digits = base(128, number);
  return digits.map((digit, index) => (index === digits.length - 1 ? digit : digit | 0x80));
}

/** The digits of a number, the highest first. */
function base(radix: number, number: number): number[] {
  const rest = Math.floor(number / radix);
  return [...(rest === 0 ? [] : base(radix, rest)), number % radix];
}
