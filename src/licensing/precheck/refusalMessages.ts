/**
 * What GitLab says when it refuses a license key, in English.
 *
 * Source: `ee/app/models/license.rb` in GitLab's source. The texts about users are never translated there.
 */

const SALES = 'https://about.gitlab.com/sales/';
const INVALID_ONLINE = 'The license key is invalid.';

export const ALREADY_EXPIRED = 'This license has already expired.';

/** `isOnline`: the key is of an online cloud license. */
export function invalidMessage(isOnline: boolean): string {
  return isOnline
    ? INVALID_ONLINE
    : `${INVALID_ONLINE} Make sure it is exactly as you received it from GitLab Inc.`;
}

/** Too few seats for the users of now. */
export function currentUsersMessage(users: number, seats: number): string {
  return tooFewSeats('This GitLab installation currently has', users, seats);
}

/** Too few seats for the users of the license before. */
export function priorUsersMessage(users: number, seats: number): string {
  const start = 'During the year before this license started, this GitLab installation had';
  return tooFewSeats(start, users, seats);
}

/** A true-up for fewer users than `needed`; GitLab writes these numbers without separators. */
export function trueUpMessage(quantity: number, needed: number): string {
  return (
    `You have applied a True-up for ${users(quantity, String)} but you need one for ${users(needed, String)}. ` +
    `Please contact sales at ${SALES}`
  );
}

function tooFewSeats(start: string, count: number, seats: number): string {
  const over = Math.max(0, count - seats);
  return (
    `${start} ${users(count, grouped, 'active ')}, exceeding this license's limit of ${grouped(seats)} ` +
    `by ${users(over, grouped)}. Please add a license for at least ${users(count, grouped)} ` +
    `or contact sales at ${SALES}`
  );
}

function users(count: number, format: (count: number) => string, adjective = ''): string {
  return `${format(count)} ${adjective}${count === 1 ? 'user' : 'users'}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
