import { header } from './requests';
import type { RecordedRequest } from './requests';

interface Field {
  value: string;
  /** There for an uploaded file. */
  filename: string | undefined;
}

/** A field of a multipart/form-data body (RFC 7578); undefined when there is none of that name. */
export function multipartField(request: RecordedRequest, name: string): Field | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(header(request, 'content-type') ?? '')?.[1];
  if (boundary === undefined) {
    return undefined;
  }
  return request.body
    .split(`--${boundary}`)
    .map(parsePart)
    .find((part) => part?.name === name);
}

function parsePart(part: string): (Field & { name: string | undefined }) | undefined {
  const end = part.indexOf('\r\n\r\n');
  if (end < 0) {
    return undefined;
  }
  const disposition = /^content-disposition:.*$/im.exec(part.slice(0, end))?.[0] ?? '';
  return {
    name: /[;\s]name="([^"]*)"/i.exec(disposition)?.[1],
    filename: /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1],
    value: part.slice(end + 4).replace(/\r\n$/, ''),
  };
}
