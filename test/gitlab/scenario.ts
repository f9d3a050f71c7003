import { day } from './dates';
import { dailyCounts } from './licenses/figures';
import { license } from './rows';
import type { LicenseRow } from './rows';
import type { GitLabState, HistoricalDatum } from './state';

const DAYS_SINCE_START = 300;
const LICENSEE = { Name: 'Ada Müller', Email: 'ada.mueller@example.com', Company: 'Example, Inc.' };

/** The company's licenses: two past years of Premium, then Ultimate, whose end is 65 days away. */
export function scenarioLicenses(): LicenseRow[] {
  const start = day(-DAYS_SINCE_START);
  return [
    license({
      id: 7,
      starts_at: start,
      expires_at: day(365, start),
      user_limit: 200,
      licensee: LICENSEE,
    }),
    license({
      id: 4,
      plan: 'premium',
      starts_at: day(-365, start),
      expires_at: start,
      historical_max: 149,
      user_limit: 150,
      licensee: LICENSEE,
    }),
    license({
      id: 2,
      plan: 'premium',
      starts_at: day(-730, start),
      expires_at: day(-365, start),
      historical_max: 104,
      user_limit: 100,
      licensee: LICENSEE,
      add_ons: { GitLab_FileLocks: 1, GitLab_Auditor_User: 1 },
    }),
  ];
}

/** A year of daily counts up to yesterday: slow growth, a weekly wave, a few days without measurement. */
export function scenarioHistory(): HistoricalDatum[] {
  const days = 365;
  const counts = Array.from({ length: days }, (_, index) => {
    const growth = 128 + (58 * index) / days;
    return Math.round(growth + 4 * Math.sin((index / 7) * 2 * Math.PI) + (index % 11) / 3);
  });
  return dailyCounts(day(-days), counts).filter((_, index) => index % 97 !== 41);
}

/** Puts the company's instance into a state: its history, its users, and two more that a recount finds. */
export function applyScenario(state: GitLabState): void {
  state.licenses = scenarioLicenses();
  state.historicalData = scenarioHistory();
  state.activeUsers = 186;
  state.billableUsers = 188;
  state.refresh.delayMilliseconds = 3000;
}
