import type { InstanceUrl } from '../instances/address';

export interface WantedToken {
  /** The name the token gets in GitLab's list. */
  readonly name: string;
  readonly scopes: readonly string[];
}

const PAGE = '/-/user_settings/personal_access_tokens';
/** Where the page was up to GitLab 16; later versions redirect from there (config/routes/user_settings.rb). */
const OLD_PAGE = '/-/profile/personal_access_tokens';

/** Where fine-grained tokens are made, since 18.10; it takes nothing to be filled in with. */
const GRANULAR_PAGE = `${PAGE}/granular/new`;

const TIME_LIMIT_MS = 3000;

/**
 * The page of an instance where its user makes a token, filled in
 * (https://docs.gitlab.com/user/profile/personal_access_tokens/#prefill-personal-access-token-details).
 * Which page it is depends on the version, which GitLab returns only with a token; where the old page leads does.
 *
 * @param fetch asks without a token; when it fails the old page is taken, from which GitLab finds its way
 */
export async function tokenPage(
  root: InstanceUrl,
  wanted: WantedToken,
  fetch: typeof globalThis.fetch,
): Promise<string> {
  const query = new URLSearchParams({ name: wanted.name, scopes: wanted.scopes.join(',') });
  const page = (await isMoved(root, fetch)) ? PAGE : OLD_PAGE;
  return `${root}${page}?${query.toString()}`;
}

/** The page of an instance where its user makes a fine-grained token, https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/. */
export function fineGrainedTokenPage(root: InstanceUrl): string {
  return root + GRANULAR_PAGE;
}

async function isMoved(root: InstanceUrl, fetch: typeof globalThis.fetch): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const response = await fetch(root + OLD_PAGE, { redirect: 'manual', signal });
    await response.body?.cancel();
    return response.headers.get('location')?.includes(PAGE) === true;
  } catch {
    return false;
  }
}
