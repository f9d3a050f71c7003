import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import type { Tokens } from '../../storage/tokens';
import { parsePlainDate } from '../../licensing/plainDate';
import type { Connections } from '../base/connections';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** The licenses come first after a start; the second look is for those that had not answered yet. */
const FIRST_LOOKS_MS = [15_000, 2 * 60 * 1000];

/**
 * Asks each instance once a day when the stored token ends, so that its end can be announced, and which GitLab it runs.
 * With it goes what was taken down of usage reports, in this window or another.
 *
 * @param storage the folder on this computer for what outlives a session
 */
export function watchTokenExpiry(
  fleet: Fleet,
  tokens: Tokens,
  connections: Connections,
  storage: string,
): vscode.Disposable {
  const askedAt = new Map<InstanceUrl, number>();
  const look = async () => {
    void import('../../storage/usageReports').then((reports) =>
      reports.recallUsageReports({ fleet, storage }),
    );
    for (const { instance, state } of fleet.statuses()) {
      const isDue = Date.now() - (askedAt.get(instance.url) ?? 0) >= DAY_MS;
      if (state === 'ready' && isDue) {
        askedAt.set(instance.url, Date.now());
        await noteDetails(fleet, tokens, connections, instance);
      }
    }
  };
  const first = FIRST_LOOKS_MS.map((delay) => setTimeout(() => void look(), delay));
  const timer = setInterval(() => void look(), HOUR_MS);
  return new vscode.Disposable(() => {
    first.forEach(clearTimeout);
    clearInterval(timer);
  });
}

/** Throws nothing: OAuth tokens and servers from before 15.5 don't tell, and the refresh says what is wrong with a token. */
async function noteDetails(
  fleet: Fleet,
  tokens: Tokens,
  connections: Connections,
  instance: Instance,
): Promise<void> {
  try {
    const token = await tokens.get(instance.url);
    if (token === undefined) {
      return;
    }
    const client = await connections.connect(instance, token);
    const { version } = await client.version();
    fleet.takeDetails(instance.url, { version });
    const { expires_at: expiresAt } = await client.token();
    // The answer is about this token; it may have been replaced meanwhile.
    if ((await tokens.get(instance.url)) === token) {
      takeExpiry(fleet, instance.url, expiresAt);
    }
  } catch {
    return;
  }
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
