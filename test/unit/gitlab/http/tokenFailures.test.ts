import { vi } from 'vitest';
import { json } from '../connection';
import { add, testFailures } from './failureCases';

// The pauses between tries are the subject of retry.test.ts.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

testFailures([
  {
    name: 'an unknown token',
    answer: json(401, { message: '401 Unauthorized' }),
    failure: { kind: 'unauthorized' },
    summary: 'Token rejected',
    says: "rejected this token. Check that you copied all of it and that it hasn't expired, or create a new one.",
    action: 'setToken',
  },
  {
    name: 'a 401 with a reason of its own',
    answer: json(401, { error: 'dpop_error', error_description: 'DPoP validation error: no header' }),
    failure: { kind: 'unauthorized', serverMessage: 'DPoP validation error: no header' },
    summary: 'Token rejected',
    says: 'create a new one. GitLab says: DPoP validation error: no header',
    action: 'setToken',
  },
  {
    name: 'an expired token',
    answer: json(401, {
      error: 'invalid_token',
      error_description: 'Token is expired. You can either do re-authorization or token refresh.',
    }),
    failure: { kind: 'tokenExpired' },
    summary: 'Token expired',
    says: 'has expired. Create a new one in GitLab',
    action: 'setToken',
  },
  {
    name: 'a revoked token',
    answer: json(401, {
      error: 'invalid_token',
      error_description: 'Token was revoked. You have to re-authorize from the user.',
    }),
    failure: { kind: 'tokenRevoked' },
    summary: 'Token revoked',
    says: 'was revoked. Create a new one in GitLab',
    action: 'setToken',
  },
  {
    name: 'a scope that is missing for reading',
    answer: json(403, { error: 'insufficient_scope', scope: 'api read_api' }),
    failure: { kind: 'insufficientScope', wanted: ['api', 'read_api'] },
    summary: 'Missing scope',
    says: 'Create a token with read_api to view licenses',
    action: 'setToken',
  },
  {
    name: 'a scope that is missing for writing, where read_api is named but does not help',
    answer: json(403, { error: 'insufficient_scope', scope: 'api read_api' }),
    call: add,
    failure: { kind: 'insufficientScope', wanted: ['api'] },
    summary: 'Missing scope',
    says: "can't make changes. Create a token with the api scope",
    action: 'setToken',
  },
  {
    name: 'a permission that a fine-grained token lacks',
    answer: json(403, {
      error: 'insufficient_granular_scope',
      error_description: 'Your token lacks the required permissions: [read_license].',
    }),
    failure: {
      kind: 'insufficientScope',
      wanted: [],
      serverMessage: 'Your token lacks the required permissions: [read_license].',
    },
    summary: 'Missing permission',
    says: 'is missing a permission. Create a token that has it, and replace the current one. GitLab says: Your token lacks',
    action: 'setToken',
  },
  {
    name: 'a bare 403',
    answer: json(403, { message: '403 Forbidden' }),
    failure: { kind: 'forbidden' },
    summary: 'Not allowed',
    says: 'must be an administrator, and if Admin Mode is enabled',
    action: 'setToken',
  },
  {
    name: 'a blocked account',
    answer: json(403, { message: '403 Forbidden - Your account has been blocked.' }),
    failure: { kind: 'forbidden', serverMessage: '403 Forbidden - Your account has been blocked.' },
    summary: 'Not allowed',
    says: 'rejects the owner of this token. Fix the account in GitLab, or use another token. GitLab says: 403 Forbidden - Your account',
    action: 'setToken',
  },
]);
