/** Longer than any query that GitLab writes. */
const LONGEST_QUERY = 2_000;

/**
 * The query of the next page by a header `Link` (RFC 8288), https://docs.gitlab.com/api/rest/#pagination. The address
 * before it isn't used: behind a proxy it may be another one, and the token goes to the instance's own only.
 *
 * @returns undefined where no page follows, or the header can't be read
 */
export function nextQuery(link: string | null): string | undefined {
  const next = (link ?? '').split(/,(?=\s*<)/).find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part));
  const query = /^\s*<[^>?]*\?([^>#]+)/.exec(next ?? '')?.[1];
  return query !== undefined && query.length <= LONGEST_QUERY ? query : undefined;
}
