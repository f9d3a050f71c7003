import { brotliCompressSync, gzipSync } from 'node:zlib';
import { except, failing, succeeding, type Expect } from '../expected';
import type { Fault } from '../fault';
import { ALIKE } from '../operations';
import type { Respond } from '../faultyServer';
import { head, JSON_TYPE, raw, response } from '../responses';

const notHttp = failing({ kind: 'notGitLab', action: 'openInstance', says: "doesn't use HTTP" });
const lost = failing({ kind: 'reset', action: 'retry', says: 'was lost', isTriedAgain: true });
/** To the byte: a limit of ten times as much would go unnoticed here otherwise. */
const tooLarge = except(larger(2), { licenses: larger(8), export: larger(32) });

const unreadable = failing({ kind: 'notGitLab', action: 'openInstance', says: "isn't a GitLab API" });

/** A deletion needs no body. */
const unreadableBody = except(unreadable, { delete: succeeding });

const MIB = 1024 * 1024;

/** More than the largest answer that is read, from a few kilobytes. */
const BOMB = gzipSync(Buffer.alloc(40 * MIB, ' '));

/** Unpacking takes a while; a list and an export may send most. */
const UNPACKED_ALIKE = [...ALIKE, 'export'] as const;

const LARGE = Buffer.alloc(256 * 1024, ' ');

function larger(mebibytes: number): Expect {
  return failing({ kind: 'tooLarge', action: 'openInstance', says: `sent more than ${mebibytes} MiB` });
}

function encodedAs(encoding: string, body: Buffer | string): Respond {
  return response(200, { ...JSON_TYPE, 'Content-Encoding': encoding }, body);
}

/** A body that never ends, as fast as it's taken. */
const endless: Respond = (socket) => {
  const more = () => {
    while (!socket.destroyed && socket.write(LARGE)) {
      // Until the socket has enough.
    }
  };
  socket.write(head(200, { ...JSON_TYPE, Connection: 'close' }));
  socket.on('drain', more);
  more();
};

function fault(name: string, expect: Fault['expect'], respond: Respond): Fault {
  return { name, expect, behavior: { respond } };
}

/** What is no HTTP, or none that can be read. */
export const NOT_HTTP: readonly Fault[] = [
  fault('an SSH server', notHttp, raw('SSH-2.0-OpenSSH_9.6\r\n')),
  fault('a mail server', notHttp, raw('220 mail.example.com ESMTP\r\n')),
  fault('random bytes', notHttp, raw(Buffer.from([0, 255, 1, 254, 22, 3, 1, 13, 10, 13, 10]))),
  fault('a status line of nonsense', notHttp, raw('HTTP/1.1 abc OK\r\n\r\n')),
  fault('a header without a colon', notHttp, raw('HTTP/1.1 200 OK\r\nnonsense\r\n\r\n{}')),
  fault('a control character in a header', notHttp, raw('HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n{}')),
  fault('two lengths', lost, raw(head(200, { 'Content-Length': '2', 'content-length': '3' }), '{}')),
  fault('a length that is no number', notHttp, raw(head(200, { 'Content-Length': '-1' }), '{}')),
  fault(
    'a chunk size of nonsense',
    notHttp,
    raw(head(200, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' }), 'zz\r\n{}\r\n0\r\n\r\n'),
  ),
  fault(
    'a chunk longer than its size',
    notHttp,
    raw(head(200, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' }), '2\r\n{"id":1}\r\n0\r\n\r\n'),
  ),
  fault('headers of 300 KB', lost, raw(head(200, { ...JSON_TYPE, X: 'x'.repeat(300_000) }), '{}')),
];

export const ENCODINGS: readonly Fault[] = [
  fault('gzip of nonsense', lost, encodedAs('gzip', 'this is no gzip')),
  fault('gzip that is cut', unreadableBody, encodedAs('gzip', gzipSync('{"id":7}').subarray(0, 12))),
  fault('deflate of nonsense', lost, encodedAs('deflate', '\u0001this is no deflate')),
  fault('brotli of nonsense', lost, encodedAs('br', 'this is no brotli')),
  fault('brotli that is cut', unreadableBody, encodedAs('br', brotliCompressSync('{"id":7}').subarray(0, 5))),
  fault('an unknown encoding', unreadableBody, encodedAs('x-unknown', '\u0001\u0002')),
];

export const SIZES: readonly Fault[] = [
  { ...fault('a gzip bomb', tooLarge, encodedAs('gzip', BOMB)), isLong: UNPACKED_ALIKE },
  { ...fault('a body without end', tooLarge, endless), isLong: UNPACKED_ALIKE },
  fault(
    'an announced terabyte',
    tooLarge,
    raw(head(200, { ...JSON_TYPE, 'Content-Length': '1099511627776' }), '{'),
  ),
];
