import { contact } from '../../gitlab/connectionTest/contact';
import type { TestParts } from '../../gitlab/connectionTest/parts';
import { configuredProxies } from '../../gitlab/connectionTest/proxies';
import { requesters } from '../../gitlab/connectionTest/requesters';
import { lookUp } from '../../gitlab/connectionTest/way';
import type { Instance } from '../../instances/instance';
import type { CommandParts } from '../base/command';
import { configuration } from '../base/configuration';

/** What a test needs, with the settings and the token of this moment. @throws GitLabError secretStorage */
export async function testParts(
  { connections, tokens }: CommandParts,
  instance: Instance,
): Promise<TestParts> {
  const { userAgent } = connections;
  const timeoutSeconds = configuration.requestTimeoutSeconds();
  return {
    instance,
    token: await tokens.get(instance.url),
    connect: (token) => connections.connect(instance, token),
    contact: (url, signal) => contact(url, requesters(), { timeoutSeconds, userAgent, signal }),
    lookUp,
    proxies: configuredProxies(new URL(instance.url), configuration.proxy(), process.env),
  };
}
