import { expect, test } from 'vitest';
import { readBody } from '../../../../src/gitlab/http/readBody';

const KIB = 1024;
const LIMIT = 1024 * KIB;

function responseOf(
  pieces: readonly Uint8Array<ArrayBuffer>[],
  headers: Record<string, string> = {},
): Response {
  return new Response(ReadableStream.from(pieces), { headers });
}

function pieceOf(size: number, content: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(size).fill(content);
}

function threePieces(): Uint8Array<ArrayBuffer>[] {
  return [1, 2, 3].map((content) => pieceOf(100 * KIB, content));
}

test.each([
  ['known length', { 'Content-Length': String(300 * KIB) }],
  ['unknown length', {}],
  ['a length that is that of the compressed body', { 'Content-Length': '7', 'Content-Encoding': 'gzip' }],
])('a body of %s is put together', async (_name, headers) => {
  const body = await readBody(responseOf(threePieces(), headers), LIMIT, () => undefined);
  expect(Buffer.concat(threePieces()).equals(body)).toBe(true);
});

test('a small body of unknown length takes little memory', async () => {
  const body = await readBody(responseOf([pieceOf(KIB, 1), pieceOf(KIB, 2)]), LIMIT, () => undefined);
  expect(body.byteLength).toBe(2 * KIB);
  expect(body.buffer.byteLength).toBeLessThanOrEqual(4 * KIB);
});

test('the pieces of a large body give their memory back at once', async () => {
  const pieces = threePieces();
  await readBody(responseOf(pieces), LIMIT, () => undefined);
  expect(pieces.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0]);
});

test('pieces that share their memory keep it', async () => {
  const shared = pieceOf(300 * KIB, 1);
  const pieces = [shared.subarray(0, 200 * KIB), shared.subarray(200 * KIB)];
  const body = await readBody(responseOf(pieces), LIMIT, () => undefined);
  expect(Buffer.from(shared).equals(body)).toBe(true);
  expect(shared.byteLength).toBe(300 * KIB);
});

test('a failure while reading ends the connection', async () => {
  const failure = new Error('of whoever watches');
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(pieceOf(1, 1)),
    cancel: () => {
      isCancelled = true;
    },
  });
  const reading = readBody(new Response(stream), LIMIT, () => {
    throw failure;
  });
  await expect(reading).rejects.toBe(failure);
  expect(isCancelled).toBe(true);
});
