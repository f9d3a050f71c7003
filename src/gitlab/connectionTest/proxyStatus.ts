import { contact, type ContactOptions, type Requesters } from './contact';

/**
 * The status with which a proxy refuses to connect to a server, seen by one HEAD without a token. Throws nothing.
 *
 * @returns undefined when no proxy refuses: the server itself answers, or nobody does
 */
export async function proxyStatus(
  url: URL,
  requesters: Requesters,
  options: ContactOptions,
): Promise<number | undefined> {
  // What is refused is the host: no path is needed.
  const seen = await contact(new URL(url.origin), requesters, options);
  return seen.kind === 'proxyRefused' ? seen.status : undefined;
}
