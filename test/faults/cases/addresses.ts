import { failing } from '../expected';
import type { Fault } from '../fault';
import { refused } from './connections';

const noHost = failing({ kind: 'dns', action: 'retry', says: "Can't find", arrives: false });
const blockedPort = failing({
  kind: 'port',
  action: 'editInstance',
  says: 'is blocked by the fetch standard',
  arrives: false,
});

/** No name service needs to be asked about it: no label is that long (RFC 1035, section 2.3.4). */
const LONG_LABEL = 'x'.repeat(64);

/** Addresses that lead nowhere. */
export const ADDRESSES: readonly Fault[] = [
  { name: 'a name that nobody has', expect: noHost, address: `https://${LONG_LABEL}.invalid` },
  { name: 'port 0', expect: refused, address: 'http://127.0.0.1:0' },
  { name: 'a blocked port', expect: blockedPort, address: 'http://127.0.0.1:6000' },
];
