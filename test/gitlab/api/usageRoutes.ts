import { internalError } from '../http/answers';
import type { Answer } from '../http/answers';
import type { Call } from './calls';
import { currentLicense } from '../licenses/currentLicense';
import { attributesOfRow, encodeKey } from '../keys/licenseKey';
import type { Route } from './router';
import { usageExport } from '../licenses/usageExport';

const route: Omit<Route, 'path'> = {
  method: 'GET',
  access: { kind: 'admin' },
  permission: 'License: Read',
  exists: (features) => features.usageExport,
  handle: download,
};

/** GET /license/usage_export.csv; the suffix may be left out. */
export const USAGE_ROUTES: readonly Route[] = [
  { ...route, path: '/license/usage_export' },
  { ...route, path: '/license/usage_export.csv' },
];

/** The current license's usage. GitLab asks nil for its history when there is no license: 500. */
function download({ state, keys }: Call): Answer {
  const current = currentLicense(state);
  if (!current) {
    return internalError();
  }
  current.key.text ??= encodeKey(attributesOfRow(current), keys().privateKey);
  const body = usageExport(state, current, current.key.text);
  if (current.key.type === 'offline_cloud') {
    state.licenseUsageDataExported = true;
  }
  return { status: 200, headers: { 'Content-Type': 'text/csv' }, body };
}
