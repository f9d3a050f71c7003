import { applyScenario } from '../../gitlab/scenario';
import { license, startTestGitLab } from '../../gitlab/server';

/** A GitLab of the demo. */
export interface DemoInstance {
  readonly url: string;
  readonly token: string;
  readonly name: string;
  close(): Promise<void>;
}

/** Starts the GitLabs of the demo on free ports of 127.0.0.1. */
export async function startInstances(): Promise<DemoInstance[]> {
  return [await startCompany()];
}

/** A company on Ultimate with two past years and its renewal in place. */
async function startCompany(): Promise<DemoInstance> {
  const gitlab = await startTestGitLab();
  applyScenario(gitlab.state);
  const [current] = gitlab.state.licenses;
  if (current?.expires_at === undefined || current.expires_at === null) {
    throw new Error('The scenario has no current license with an end.');
  }
  gitlab.state.licenses.unshift(
    license({
      id: current.id + 2,
      plan: current.plan,
      starts_at: current.expires_at,
      user_limit: 220,
      licensee: current.licensee,
    }),
  );
  return {
    url: gitlab.url,
    token: gitlab.adminToken,
    name: 'GitLab Production',
    close: () => gitlab.close(),
  };
}
