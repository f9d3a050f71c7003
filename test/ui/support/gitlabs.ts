import { day, license, startTestGitLab, type TestGitLab, type TestGitLabOptions } from '../../gitlab/server';

export interface NamedGitLab {
  readonly name: string;
  readonly gitlab: TestGitLab;
}

/** GitLabs that end with the test that started them. */
export class GitLabs {
  private readonly running: TestGitLab[] = [];

  async start(options?: TestGitLabOptions): Promise<TestGitLab> {
    const gitlab = await startTestGitLab(options);
    this.running.push(gitlab);
    return gitlab;
  }

  /** One whose only license ends in so many days; at 0 and below it has ended. */
  async startEndingIn(days: number, options?: TestGitLabOptions): Promise<TestGitLab> {
    const licenses = [license({ id: 1, starts_at: day(days - 365), expires_at: day(days), user_limit: 200 })];
    return this.start({ licenses, ...options });
  }

  /** As many instances, `Instance 0` and so on, each with the license of `startEndingIn`. */
  startSome(count: number, daysOf: (index: number) => number): Promise<NamedGitLab[]> {
    const indexes = Array.from({ length: count }, (_, index) => index);
    return Promise.all(
      indexes.map(async (index) => ({
        name: `Instance ${index}`,
        gitlab: await this.startEndingIn(daysOf(index)),
      })),
    );
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((gitlab) => gitlab.close()));
  }
}

/** How often the licenses of a GitLab were asked for, which happens once a refresh. */
export function refreshes({ requests }: TestGitLab): number {
  return requests.filter(({ path }) => path.endsWith('/licenses')).length;
}
