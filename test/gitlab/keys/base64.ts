const COLUMNS = 60;

/** Ruby's Base64.encode64: lines of 60 characters, each with a line feed at its end. */
export function encode64(bytes: Buffer): string {
  return bytes.toString('base64').replace(new RegExp(`.{1,${COLUMNS}}`, 'g'), '$&\n');
}

/** Ruby's Base64.decode64: foreign characters are skipped, the first padding ends it, nothing is refused. */
export function decode64(text: string): Buffer {
  const alphabet = text.replace(/[^A-Za-z0-9+/=]/g, '');
  return Buffer.from(alphabet.split('=', 1)[0] ?? '', 'base64');
}
