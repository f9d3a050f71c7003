import { ADDRESSES } from './cases/addresses';
import { ANSWERS } from './cases/answers';
import { BODIES } from './cases/bodies';
import { ENCODINGS, NOT_HTTP, SIZES } from './cases/bytes';
import { CONNECTIONS, SILENCES } from './cases/connections';
import { encryptionFaults } from './cases/encryption';
import { REDIRECTS } from './cases/redirects';
import { STATUS_FAULTS } from './cases/statuses';
import { ECHOES } from './cases/echoes';
import type { Fault } from './fault';

/** Every fault, those first that take longest. */
export function allFaults(saveCa: (pem: string) => string, trust: (pem: string) => void): readonly Fault[] {
  return [
    ...SILENCES,
    ...SIZES,
    ...ADDRESSES,
    ...CONNECTIONS,
    ...encryptionFaults(saveCa, trust),
    ...NOT_HTTP,
    ...ENCODINGS,
    ...BODIES,
    ...REDIRECTS,
    ...ANSWERS,
    ...ECHOES,
    ...STATUS_FAULTS,
  ];
}
