const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2000, 0, 1);

const HEAD = `License Key,"${`${'QUJD'.repeat(15)}\n`.repeat(40)}"
Email,jane@example.com
License Start Date,2000-01-01
License End Date,9999-12-31
Company,Example Corp.
Generated At,2027-01-10 06:56:23
"",""
Date,Billable User Count
`;

/** An export as GitLab writes it, a day and 25 bytes a row, with a license key that nothing reads. */
export function usageExport(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = new Date(FIRST_DAY + row * DAY_MS).toISOString().slice(0, 10);
    return `${day} 12:00:05,${10_000 + (row % 1000)}\n`;
  });
  return HEAD + lines.join('');
}
