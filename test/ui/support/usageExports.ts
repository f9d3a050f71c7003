const DAY_MS = 86_400_000;

interface Shape {
  /** How many days were counted, up to yesterday. */
  readonly days: number;
  /** A license key, as it stands in a file. */
  readonly key: string;
  /** How many users come a day. */
  readonly slope?: number;
}

/** A usage export as GitLab writes it: slow growth, a weekly wave, a few days without a count. */
export function usageExport({ days, key, slope = 0.16 }: Shape): string {
  const first = Date.now() - days * DAY_MS;
  const rows = Array.from({ length: days }, (_, index) => {
    const day = new Date(first + index * DAY_MS).toISOString().slice(0, 10);
    const count = Math.round(
      128 + slope * index + 4 * Math.sin((index / 7) * 2 * Math.PI) + (index % 11) / 3,
    );
    return index % 97 >= 41 && index % 97 <= 43 ? '' : `${day} 12:00:05,${count}\n`;
  });
  return [
    `License Key,"${key.trim()}\n"\n`,
    'Email,ada.mueller@example.com\n',
    `License Start Date,${new Date(Date.now() - 300 * DAY_MS).toISOString().slice(0, 10)}\n`,
    `License End Date,${new Date(Date.now() + 65 * DAY_MS).toISOString().slice(0, 10)}\n`,
    'Company,"Example, Inc."\n',
    `Generated At,${new Date().toISOString().slice(0, 19).replace('T', ' ')}\n`,
    '"",""\n',
    'Date,Billable User Count\n',
    ...rows,
  ].join('');
}
