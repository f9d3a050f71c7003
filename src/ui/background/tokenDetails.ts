import type { Fleet } from '../../fleet/fleet';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { parsePlainDate } from '../../licensing/plainDate';
import { recallUsageReports } from '../../storage/usageReports';
import type { Tokens } from '../../storage/tokens';
import type { Connections } from '../base/connections';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface DetailParts {
  readonly fleet: Fleet;
  readonly tokens: Tokens;
  readonly connections: Connections;
  /** The folder on this computer for what outlives a session. */
  readonly storage: string;
}

/**
 * @returns asks each instance that hasn't been asked for a day when the stored token ends, and which GitLab it runs.
 *   With it goes what was recorded of usage reports, in this window or another. Throws nothing.
 */
export function lookAtTokens(parts: DetailParts): () => Promise<void> {
  const askedAt = new Map<InstanceUrl, number>();
  return async () => {
    void recallUsageReports(parts);
    for (const { instance, state, detailsAt } of parts.fleet.statuses()) {
      const isDue = Date.now() - (askedAt.get(instance.url) ?? detailsAt ?? 0) >= DAY_MS;
      if (state === 'ready' && isDue) {
        askedAt.set(instance.url, Date.now());
        await parts.fleet.request(() => noteDetails(parts, instance), false);
      }
    }
  };
}

/** Throws nothing: OAuth tokens and servers from before 15.5 don't tell, and the refresh says what is wrong with a token. */
async function noteDetails({ fleet, tokens, connections }: DetailParts, instance: Instance): Promise<void> {
  try {
    const token = await tokens.get(instance.url);
    if (token === undefined) {
      return;
    }
    const client = await connections.connectBriefly(instance, token);
    const { version } = await client.version();
    fleet.takeDetails(instance.url, { version });
    const { expires_at: expiresAt } = await client.token();
    // The answer is about this token; it may have been replaced meanwhile.
    if ((await tokens.get(instance.url)) === token) {
      takeExpiry(fleet, instance.url, expiresAt);
    }
  } catch {
    // What doesn't tell today is asked again tomorrow.
  }
  fleet.takeDetails(instance.url, { detailsAt: Date.now() });
}

interface Learned {
  readonly expiresAt?: string;
  readonly version?: string;
}

/**
 * Takes over what was learned while a token was tried.
 *
 * @param details `expiresAt`: the first day on which it no longer counts; nothing for a token without end
 */
export function takeDetails(fleet: Fleet, url: InstanceUrl, { expiresAt, version }: Learned = {}): void {
  takeExpiry(fleet, url, expiresAt);
  if (version !== undefined) {
    fleet.takeDetails(url, { version });
  }
}

function takeExpiry(fleet: Fleet, url: InstanceUrl, expiresAt: string | null | undefined): void {
  const tokenExpiresOn = expiresAt ? (parsePlainDate(expiresAt) ?? 'unknown') : undefined;
  fleet.takeDetails(url, { tokenExpiresOn });
}
