import { encode64 } from '../../../gitlab/keys/base64';

/** Base64 of so many bytes, as Ruby writes it. */
export function base64Of(bytes: number): string {
  return encode64(Buffer.alloc(bytes, 0xa5));
}

/** A key that is whole but for what is given: its envelope in base64 lines of sixty characters. */
export function keyOf(parts: Readonly<Record<string, unknown>>): string {
  const envelope = { data: base64Of(64), key: base64Of(256), iv: base64Of(16), ...parts };
  return encode64(Buffer.from(JSON.stringify(envelope)));
}
