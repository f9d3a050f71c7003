import * as z from 'zod/mini';
import { isHtml, isJson, isPlainText } from './http/mediaTypes';
import { parseJson } from './parseJson';

/** Longer texts are whole pages of a proxy, not messages. */
const LONGEST_MESSAGE = 500;

const ErrorBody = z.looseObject({
  message: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
  error_description: z.optional(z.unknown()),
  scope: z.optional(z.unknown()),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** The fields of an error in JSON; undefined when the body is anything else. */
export function errorBody(contentType: string, body: string): ErrorBody | undefined {
  if (!isJson(contentType)) {
    return undefined;
  }
  const parsed = ErrorBody.safeParse(parseJson(body));
  return parsed.success ? parsed.data : undefined;
}

/** What the server says about its refusal, in its own words: https://docs.gitlab.com/api/rest/troubleshooting/. */
export function messageOf(
  contentType: string,
  parsed: ErrorBody | undefined,
  body: string,
): string | undefined {
  if (parsed !== undefined) {
    return textIn(parsed.message) ?? textIn(parsed.error_description) ?? textIn(parsed.error);
  }
  if (isHtml(contentType)) {
    return pageTitle(body);
  }
  return isPlainText(contentType) ? shortened(body) : undefined;
}

/** The title of an HTML page, such as "502 Bad Gateway". */
export function pageTitle(html: string): string | undefined {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1];
  return title === undefined ? undefined : shortened(title.replace(/\s+/g, ' '));
}

/** A message is a string, or an object of arrays of strings (`{"message":{"base":["…"]}}`). */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return shortened(value);
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const texts = Object.values(value)
    .flat()
    .map(textIn)
    .filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : shortened(texts.join(' '));
}

function shortened(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  return trimmed.length > LONGEST_MESSAGE ? `${trimmed.slice(0, LONGEST_MESSAGE)}…` : trimmed;
}
