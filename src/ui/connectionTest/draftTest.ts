import { sentSecrets } from '../../gitlab/foreign/sentSecrets';
import type { Instance } from '../../instances/instance';
import type { CommandParts } from '../base/command';
import type { TestConnection } from '../signIn/services';

/** Tests the connection to an instance that is being set up, with what has been entered so far. */
export function draftTest(parts: CommandParts): TestConnection {
  return async (instance: Instance, token) => {
    if (token !== undefined) {
      // It may be another one that is stored in the end.
      sentSecrets.remember([token]);
    }
    const { testDraft } = await import('./showConnectionTest');
    await testDraft(parts, instance, token);
  };
}
