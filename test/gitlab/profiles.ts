/**
 * The GitLab that is played: a version with its License API, Community Edition, or one whose answers attack whoever
 * reads them (see `hostile/hostility.ts`).
 */
export type Profile = '15' | '17' | '18.10' | '19' | '19-enforced' | 'ce' | 'hostile';

/** What differs between versions. A test may change one by itself. */
export interface Features {
  /** Enterprise Edition: has the License API at all. */
  licenseApi: boolean;
  /** PUT /license/:id/refresh_billable_users, since 15.7. */
  refreshBillableUsers: boolean;
  /** GET /license/usage_export, since 16.4. */
  usageExport: boolean;
  /** From 18.11 a recount is skipped (and still answered with success) for a license that has not started. */
  refreshSkipsFutureDated: boolean;
  /** From 18.11 the billable users are counted anew after a license was added. */
  recountAfterCreate: boolean;
  /** `enterprise` in GET /metadata, since 15.6. */
  enterpriseInMetadata: boolean;
  /** Newer versions send the RateLimit headers with every answer while a throttle is on, older ones only with 429. */
  rateLimitHeadersAlways: boolean;
  /** The gitlab-license gem refuses a key without an end unless GitLab's own team holds it; older ones take it. */
  expiryRequired: boolean;
  /** The pages of a user's own settings lie below /-/user_settings, and /-/profile redirects there; since 16.8. */
  userSettingsPages: boolean;
  /** `blockChangesAt` in GraphQL, which is newer than the rest of its types. */
  blockChangesAt: boolean;
  /** The instance takes fine-grained tokens only, which it can since 19.2; older ones count until they expire. */
  fineGrainedOnly: boolean;
  /** `humans` in GET /users, which older versions ignore. */
  humansOnly: boolean;
  /** Keyset pages of GET /users. */
  userKeyset: boolean;
}

interface ProfileFacts {
  version: string;
  revision: string;
  features: Features;
}

const NEWEST: Features = {
  licenseApi: true,
  refreshBillableUsers: true,
  usageExport: true,
  refreshSkipsFutureDated: false,
  recountAfterCreate: false,
  enterpriseInMetadata: true,
  rateLimitHeadersAlways: true,
  expiryRequired: true,
  userSettingsPages: true,
  blockChangesAt: true,
  fineGrainedOnly: false,
  humansOnly: true,
  userKeyset: true,
};

const GITLAB_19: Features = {
  ...NEWEST,
  refreshSkipsFutureDated: true,
  recountAfterCreate: true,
  expiryRequired: true,
};

const PROFILES: Record<Profile, ProfileFacts> = {
  '15': {
    version: '15.6.8-ee',
    revision: '1d46e0a5b7c',
    features: {
      ...NEWEST,
      refreshBillableUsers: false,
      usageExport: false,
      rateLimitHeadersAlways: false,
      expiryRequired: false,
      userSettingsPages: false,
      blockChangesAt: false,
      humansOnly: false,
      userKeyset: false,
    },
  },
  '17': {
    version: '17.11.7-ee',
    revision: '9a1b8e3c5d2',
    features: { ...NEWEST, rateLimitHeadersAlways: false, userKeyset: false },
  },
  '18.10': { version: '18.10.1-ee', revision: '4f2c7d9ab06', features: NEWEST },
  '19': { version: '19.5.0-ee', revision: 'c0b7f1e2a94', features: GITLAB_19 },
  '19-enforced': {
    version: '19.5.0-ee',
    revision: 'c0b7f1e2a94',
    features: { ...GITLAB_19, fineGrainedOnly: true },
  },
  ce: { version: '18.10.1', revision: '4f2c7d9ab06', features: { ...NEWEST, licenseApi: false } },
  hostile: { version: '18.10.1-ee', revision: '4f2c7d9ab06', features: NEWEST },
};

/** The version string, revision and features of a profile; the features are the caller's own copy. */
export function profileFacts(profile: Profile): ProfileFacts {
  const facts = PROFILES[profile];
  return { ...facts, features: { ...facts.features } };
}

export const PROFILE_NAMES = Object.keys(PROFILES);

/** Whether a text, such as one from the command line, names a profile. */
export function isProfile(text: string): text is Profile {
  return Object.hasOwn(PROFILES, text);
}
