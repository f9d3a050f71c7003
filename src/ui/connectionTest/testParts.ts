import { createRequire } from 'node:module';
import type * as http from 'node:http';
import type * as https from 'node:https';
import { contact, type Requesters } from '../../gitlab/connectionTest/contact';
import type { TestParts } from '../../gitlab/connectionTest/parts';
import { configuredProxies } from '../../gitlab/connectionTest/proxies';
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

/** VS Code's own, which go through its proxies: it puts them in place of Node's only for `require`, and without `node:`. */
function requesters(): Requesters {
  const load = createRequire(import.meta.url);
  return {
    http: (load('http') as typeof http).request,
    https: (load('https') as typeof https).request,
  };
}
