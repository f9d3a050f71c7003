import type { Failure } from '../../gitlab/errors';

/** OpenSSL's codes for an issuer that is not known, https://nodejs.org/api/tls.html#x509-certificate-error-codes. */
const UNKNOWN_ISSUER: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Whether another file of certificate authorities can mend it: none makes an expired certificate good. */
export function caFileMends(failure: Failure): boolean {
  return failure.kind === 'caFile' || (failure.kind === 'certificate' && UNKNOWN_ISSUER.has(failure.code));
}
