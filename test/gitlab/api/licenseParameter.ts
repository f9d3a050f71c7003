import { grapeError } from '../http/answers';
import type { Answer } from '../http/answers';
import { isObject } from '../keys/licenseKey';
import { multipartField } from '../http/multipart';
import { mediaType, query } from '../http/requests';
import type { RecordedRequest } from '../http/requests';

export type LicenseParameter = { kind: 'text'; text: string } | { kind: 'refused'; answer: Answer };

const JSON_BROKEN =
  "message body does not match declared format\nResolution:\n  when specifying application/json as content-type, you must pass valid application/json in the request's 'body'";

/** The parameter `license` wherever Grape looks for it: query, form, multipart text field, JSON. The body wins. */
export function licenseParameter(request: RecordedRequest): LicenseParameter {
  const inBody = bodyParameter(request);
  if (inBody) {
    return inBody;
  }
  const text = query(request).get('license');
  return text === null ? refused(grapeError(400, 'license is missing')) : { kind: 'text', text };
}

function refused(answer: Answer): LicenseParameter {
  return { kind: 'refused', answer };
}

function bodyParameter(request: RecordedRequest): LicenseParameter | undefined {
  if (request.body === '') {
    return undefined;
  }
  switch (mediaType(request)) {
    case 'application/json':
      return jsonParameter(request.body);
    case 'application/x-www-form-urlencoded':
      return found(new URLSearchParams(request.body).get('license'));
    case 'multipart/form-data':
      return multipartParameter(request);
    case 'text/plain':
      return undefined;
    default:
      return refused(grapeError(415, `The provided content-type '${mediaType(request)}' is not supported.`));
  }
}

function found(text: string | null): LicenseParameter | undefined {
  return text === null ? undefined : { kind: 'text', text };
}

function jsonParameter(body: string): LicenseParameter | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return refused(grapeError(400, `Problem:\n  ${JSON_BROKEN}`));
  }
  if (!isObject(value) || !('license' in value)) {
    return undefined;
  }
  return jsonText(value.license);
}

/** Grape turns a number or a boolean into a String and lets null pass as an empty one. */
function jsonText(value: unknown): LicenseParameter {
  if (typeof value === 'string') {
    return { kind: 'text', text: value };
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'text', text: String(value) };
  }
  return value === null ? { kind: 'text', text: '' } : refused(grapeError(400, 'license is invalid'));
}

function multipartParameter(request: RecordedRequest): LicenseParameter | undefined {
  const field = multipartField(request, 'license');
  if (!field) {
    return undefined;
  }
  // An uploaded file arrives as an object, which is no String.
  if (field.filename !== undefined) {
    return refused(grapeError(400, 'license is invalid'));
  }
  return { kind: 'text', text: field.value };
}
