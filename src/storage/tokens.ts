import { createHash } from 'node:crypto';
import type * as vscode from 'vscode';
import { GitLabError } from '../gitlab/errors';
import type { InstanceUrl } from '../instances/address';

const PREFIX = 'gitlabLicenses.token:';

/**
 * The tokens, in VS Code's secret storage and nowhere else. Each belongs to one canonical URL and is read again at
 * every use; what is remembered of it is a digest, to tell a new token from news about the old one.
 */
export class Tokens {
  readonly #secrets: vscode.SecretStorage;
  readonly #digests = new Map<InstanceUrl, string | undefined>();

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** @throws GitLabError secretStorage when the computer's key ring is locked or missing */
  async get(url: InstanceUrl): Promise<string | undefined> {
    return orSecretStorageFailure(this.#secrets.get(PREFIX + url));
  }

  /** The same for a refresh, after which news about this token is no news anymore. */
  async getForRefresh(url: InstanceUrl): Promise<string | undefined> {
    const token = await this.get(url);
    this.#digests.set(url, digest(token));
    return token;
  }

  /**
   * Whoever sets or removes a token tells the fleet: `onDidChange` is about changes made elsewhere.
   *
   * @throws GitLabError secretStorage
   */
  async set(url: InstanceUrl, token: string): Promise<void> {
    await this.#rememberReplaced(url);
    this.#digests.set(url, digest(token));
    await orSecretStorageFailure(this.#secrets.store(PREFIX + url, token));
  }

  /** @throws GitLabError secretStorage */
  async remove(url: InstanceUrl): Promise<void> {
    await this.#rememberReplaced(url);
    this.#digests.set(url, undefined);
    await orSecretStorageFailure(this.#secrets.delete(PREFIX + url));
  }

  /**
   * The URLs of all stored tokens. Among them can be instances that were taken out of the settings by hand: a slip
   * there, or an edit that is half done, must not cost a token.
   *
   * @throws GitLabError secretStorage
   */
  async urls(): Promise<InstanceUrl[]> {
    const keys = await orSecretStorageFailure(this.#secrets.keys());
    return keys.filter((key) => key.startsWith(PREFIX)).map(urlOf);
  }

  /** The URLs of all stored tokens; undefined when the key ring is locked or missing. */
  async signedIn(): Promise<ReadonlySet<InstanceUrl> | undefined> {
    try {
      return new Set(await this.urls());
    } catch {
      return undefined;
    }
  }

  /** Tells of a token that is another one than this window last used or wrote. */
  onDidChange(listener: (url: InstanceUrl) => void): vscode.Disposable {
    return this.#secrets.onDidChange(async ({ key }) => {
      if (!key.startsWith(PREFIX)) {
        return;
      }
      const url = urlOf(key);
      if (!(await this.#isKnown(url))) {
        listener(url);
      }
    });
  }

  /** A token stays a secret when another one takes its place, and its server can still repeat it. */
  async #rememberReplaced(url: InstanceUrl): Promise<void> {
    try {
      const { sentSecrets } = await import('../gitlab/foreign/sentSecrets');
      sentSecrets.remember([(await this.get(url)) ?? '']);
    } catch {
      // Then it can't be replaced either, which is reported.
    }
  }

  async #isKnown(url: InstanceUrl): Promise<boolean> {
    try {
      const token = await this.get(url);
      return this.#digests.has(url) && this.#digests.get(url) === digest(token);
    } catch {
      return false;
    }
  }
}

function urlOf(key: string): InstanceUrl {
  return key.slice(PREFIX.length) as InstanceUrl;
}

async function orSecretStorageFailure<T>(answer: Thenable<T>): Promise<T> {
  try {
    return await answer;
  } catch {
    throw new GitLabError({ kind: 'secretStorage' });
  }
}

function digest(token: string | undefined): string | undefined {
  return token === undefined ? undefined : createHash('sha256').update(token).digest('hex');
}
