import type { Profile, TestGitLab } from '../../gitlab/server';

/** What is pasted in place of an address or a token, and what it stands for. */
interface Paste {
  readonly name: string;
  /** From what is right to what is pasted. */
  readonly paste: (right: string) => string;
}

/** Addresses with what comes along with them. They stand for the address itself. */
export const ADDRESSES: readonly Paste[] = [
  { name: 'quotation marks', paste: (url) => `"${url}"` },
  { name: 'angle brackets', paste: (url) => `<${url}>` },
  { name: 'a zero-width space', paste: (url) => `\u200b${url}` },
  { name: 'a mark of direction', paste: (url) => `\u202a${url}\u202c` },
  { name: 'its scheme twice', paste: (url) => `http://${url}` },
  { name: 'a scheme with quotation marks', paste: (url) => `https://"${url}"` },
  {
    name: 'a trailing dot',
    // Names end in one, addresses in digits don't.
    paste: (url) => url.replace('127.0.0.1', 'localhost.'),
  },
  { name: 'a page of it', paste: (url) => `${url}/admin/application_settings/general#js-add-license` },
];

/** Tokens with what comes along with them. */
export const TOKENS: readonly Paste[] = [
  { name: 'quotation marks', paste: (token) => `"${token}"` },
  { name: 'angle brackets', paste: (token) => `<${token}>` },
  { name: 'a zero-width space', paste: (token) => `${token}\u200b` },
  { name: 'a byte order mark', paste: (token) => `\ufeff${token}` },
  { name: 'the name of a header', paste: (token) => `PRIVATE-TOKEN: ${token}` },
  { name: 'Bearer', paste: (token) => `Bearer ${token}` },
  { name: 'a command line', paste: (token) => `--header "Authorization: Bearer ${token}"` },
];

/** Each version with one of each, so that together they have nearly all. */
export const REPRESENTATIVES: readonly { readonly profile: Profile; readonly at: number }[] = [
  { profile: '15', at: 0 },
  { profile: '17', at: 1 },
  { profile: '18.10', at: 3 },
  { profile: '19', at: 4 },
  { profile: '19-enforced', at: 5 },
  { profile: 'ce', at: 6 },
];

/** The address as the extension writes it. */
export function hostOf({ url }: Pick<TestGitLab, 'url'>, { paste }: Paste): string {
  const { host, port } = new URL(url);
  return paste(url).includes('localhost.') ? `localhost:${port}` : host;
}
