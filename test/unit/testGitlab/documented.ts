import { license } from '../../gitlab/server';
import type { HistoricalDatum } from '../../gitlab/state';
import type { LicenseRow } from '../../gitlab/server';

type Version = '15' | '17' | '18.10';

/** The plans of the examples: old versions show the names of GitLab.com's plans of old. */
const PLANS: Record<Version, readonly [first: string, second: string]> = {
  '15': ['silver', 'gold'],
  '17': ['premium', 'ultimate'],
  '18.10': ['premium', 'ultimate'],
};

const ADD_ONS = { GitLab_FileLocks: 1, GitLab_Auditor_User: 1 };

function licensee(version: Version): Record<string, string> {
  const name = { Name: 'John Doe1' };
  return version === '15' ? name : { ...name, Email: 'johndoe1@gitlab.com', Company: 'GitLab' };
}

/** The row behind an example response of a version's documentation. */
export function documentedRow(version: Version, id: 1 | 2): LicenseRow {
  return license({
    id,
    plan: PLANS[version][id - 1] ?? '',
    created_at: '2018-02-27T23:21:58.674Z',
    starts_at: '2018-01-27',
    expires_at: '2022-01-27',
    historical_max: 300,
    maximum_user_count: 300,
    overage: 200,
    active_users: 300,
    user_limit: 100,
    licensee: licensee(version),
    add_ons: ADD_ONS,
  });
}

/** An example response of a version's documentation, with what differs between the examples. */
export function documentedExample(
  version: Version,
  differing: Record<string, unknown>,
): Record<string, unknown> {
  const { id } = differing;
  return {
    // The one license that was added in the example of POST has the better plan, whatever its id.
    plan: PLANS[version]['created_at' in differing || id === 2 ? 1 : 0],
    created_at: '2018-02-27T23:21:58.674Z',
    starts_at: '2018-01-27',
    expires_at: '2022-01-27',
    historical_max: 300,
    maximum_user_count: 300,
    expired: false,
    overage: 200,
    user_limit: 100,
    licensee: licensee(version),
    add_ons: ADD_ONS,
    ...differing,
  };
}

const KEY = 'eyJkYXRhIjoib1EwRWZXU3RobDY2Yl=';
const LICENSEE = { Email: 'user@example.com', Company: 'Example Corp.' };

function measured(moment: string): HistoricalDatum {
  return { recorded_at: moment, active_user_count: 21 };
}

/** The example of GET /license/usage_export.csv and the instance behind it. */
export const CSV_EXAMPLE = {
  now: new Date('2023-09-05T06:56:23Z'),
  row: license({
    starts_at: '2023-02-22',
    expires_at: '2024-02-22',
    licensee: LICENSEE,
    key: { text: KEY },
  }),
  history: [
    measured('2023-07-11T12:00:05Z'),
    measured('2023-07-13T12:00:06Z'),
    measured('2023-08-16T12:00:02Z'),
    measured('2023-09-04T12:00:12Z'),
  ],
  text: `License Key,"${KEY}
"
Email,user@example.com
License Start Date,2023-02-22
License End Date,2024-02-22
Company,Example Corp.
Generated At,2023-09-05 06:56:23
"",""
Date,Billable User Count
2023-07-11 12:00:05,21
2023-07-13 12:00:06,21
2023-08-16 12:00:02,21
2023-09-04 12:00:12,21
`,
} as const;
