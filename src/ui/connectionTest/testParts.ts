import { contact } from '../../gitlab/connectionTest/contact';
import type { TestParts } from '../../gitlab/connectionTest/parts';
import { configuredProxies } from '../../gitlab/connectionTest/proxies';
import { requesters } from '../../gitlab/connectionTest/requesters';
import { lookUp } from '../../gitlab/connectionTest/way';
import type { Instance } from '../../instances/instance';
import type { CommandParts } from '../base/command';
import { configuration } from '../base/configuration';

/**
 * What a test needs, with the settings of this moment.
 *
 * @param token undefined: none is stored or entered
 */
export function testParts(
  { connections }: CommandParts,
  instance: Instance,
  token: string | undefined,
): TestParts {
  const { userAgent } = connections;
  const timeoutSeconds = configuration.requestTimeoutSeconds();
  return {
    ...{ instance, token, lookUp },
    connect: (given) => connections.connect(instance, given),
    contact: (url, signal) => contact(url, requesters(), { timeoutSeconds, userAgent, signal }),
    proxies: configuredProxies(new URL(instance.url), configuration.proxy(), process.env),
  };
}
