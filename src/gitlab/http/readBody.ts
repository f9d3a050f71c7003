import { freeBytes } from './freeBytes';
import { GitLabError } from '../errors';

/** In bytes. Enough for most answers; of larger ones the room is doubled. */
const FIRST_CAPACITY = 4 * 1024;

/** In bytes. What is larger is freed by hand: of hundreds of instances nothing else comes to much. */
const LARGE = 64 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

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
): Promise<Bytes> {
  const body: ReadableStream<Bytes> | null = response.body;
  if (body === null) {
    return new Uint8Array();
  }
  const announced = announcedBytes(response);
  const reader = body.getReader();
  try {
    checkSize(announced ?? 0, limitBytes);
    return await readAll(reader, new Uint8Array(announced ?? FIRST_CAPACITY), (total) => {
      checkSize(total, limitBytes);
      onReceived(total);
    });
  } catch (error) {
    // Ends the connection.
    await reader.cancel();
    throw error;
  }
}

/** @param onChunk called before a chunk is taken, with the number of bytes it makes */
async function readAll(
  reader: ReadableStreamDefaultReader<Bytes>,
  firstPlace: Bytes,
  onChunk: (totalBytes: number) => void,
): Promise<Bytes> {
  let bytes = firstPlace;
  let total = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const chunk = next.value;
    const start = total;
    total += chunk.byteLength;
    onChunk(total);
    bytes = withRoomFor(total, bytes, start);
    bytes.set(chunk, start);
    if (total > LARGE) {
      freeBytes(chunk);
    }
  }
  return bytes.subarray(0, total);
}

function checkSize(bytes: number, limitBytes: number): void {
  if (bytes > limitBytes) {
    throw new GitLabError({ kind: 'tooLarge', limitBytes });
  }
}

/** How long the body will be. The length of a compressed one says nothing about that. */
function announcedBytes({ headers }: Response): number | undefined {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return headers.has('content-encoding') || !Number.isSafeInteger(length) || length < 0 ? undefined : length;
}

/** Doubles the room, so that a body of unknown length is not moved at every chunk. */
function withRoomFor(total: number, bytes: Bytes, used: number): Bytes {
  if (total <= bytes.byteLength) {
    return bytes;
  }
  const larger = new Uint8Array(Math.max(total, bytes.byteLength * 2));
  larger.set(bytes.subarray(0, used));
  if (bytes.byteLength >= LARGE) {
    freeBytes(bytes);
  }
  return larger;
}
