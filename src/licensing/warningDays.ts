/** How many days before the end of coverage a person is told, and the default of the setting `expiryWarningDays`. */
export const EXPIRY_WARNING_DAYS: readonly number[] = [90, 60, 30, 14, 7, 1];

/** The same for the end of a token, which is made in minutes. */
export const TOKEN_WARNING_DAYS: readonly number[] = [14, 3];
