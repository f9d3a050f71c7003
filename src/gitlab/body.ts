import { GitLabError } from './errors';

/**
 * Reads a body to its end, as it comes, and gives up as soon as it is larger than the limit.
 *
 * @throws GitLabError tooLarge
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
  onReceived: (totalBytes: number) => void,
): Promise<Uint8Array> {
  if (body === null) {
    return new Uint8Array();
  }
  const chunks: Uint8Array[] = [];
  let total = 0;
  // Leaving the loop by an exception cancels the stream, and with it the connection.
  for await (const chunk of body) {
    total += chunk.byteLength;
    if (total > limitBytes) {
      throw new GitLabError({ kind: 'tooLarge', limitBytes });
    }
    chunks.push(chunk);
    onReceived(total);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, total);
}
