import { GitLabError } from './errors';

/** Enough for all but the longest lists. */
const FIRST_CAPACITY = 64 * 1024;

/**
 * Reads an answer's body to its end, as it comes, and gives up as soon as it is larger than the limit.
 * The bytes are written into place at once, so that a large body is not held twice.
 *
 * @param onReceived called with the number of bytes so far
 * @throws GitLabError tooLarge
 */
export async function readBody(
  response: Response,
  limitBytes: number,
  onReceived: (totalBytes: number) => void,
): Promise<Uint8Array> {
  const body: ReadableStream<Uint8Array> | null = response.body;
  if (body === null) {
    return new Uint8Array();
  }
  const announced = announcedBytes(response);
  if (announced !== undefined && announced > limitBytes) {
    await body.cancel();
    throw new GitLabError({ kind: 'tooLarge', limitBytes });
  }
  let bytes = new Uint8Array(announced ?? FIRST_CAPACITY);
  let total = 0;
  // Leaving the loop by an exception cancels the stream, and with it the connection.
  for await (const chunk of body) {
    if (total + chunk.byteLength > limitBytes) {
      throw new GitLabError({ kind: 'tooLarge', limitBytes });
    }
    bytes = withRoomFor(bytes, total, chunk.byteLength);
    bytes.set(chunk, total);
    total += chunk.byteLength;
    onReceived(total);
  }
  return bytes.subarray(0, total);
}

/** How long the body will be. The length of a compressed one says nothing about that. */
function announcedBytes({ headers }: Response): number | undefined {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return headers.has('content-encoding') || !Number.isSafeInteger(length) || length < 0 ? undefined : length;
}

function withRoomFor(bytes: Uint8Array<ArrayBuffer>, used: number, more: number): Uint8Array<ArrayBuffer> {
  if (used + more <= bytes.byteLength) {
    return bytes;
  }
  const larger = new Uint8Array(Math.max(used + more, bytes.byteLength * 2));
  larger.set(bytes.subarray(0, used));
  return larger;
}
