/** License::ALLOWED_PERCENTAGE_OF_USERS_OVERAGE: a tenth more, rounded down. */
export function withTolerance(users: number): number {
  return users + Math.floor(users / 10);
}

/** The refusal of a key with too few seats for the users of now. */
export function currentUsersMessage(users: number, seats: number): string {
  return limitMessage('This GitLab installation currently has', users, seats);
}

/** The refusal of a key with too few seats for the users of the license before it. */
export function priorUsersMessage(users: number, seats: number): string {
  return limitMessage(
    'During the year before this license started, this GitLab installation had',
    users,
    seats,
  );
}

/** The refusal of a true-up; its numbers have no thousands separators. */
export function trueUpMessage(quantity: number, expected: number): string {
  return (
    `You have applied a True-up for ${quantity} ${noun(quantity)} but you need one for ${expected} ${noun(expected)}. ` +
    'Please contact sales at https://about.gitlab.com/sales/'
  );
}

function limitMessage(start: string, users: number, seats: number): string {
  const over = Math.max(users - seats, 0);
  return (
    `${start} ${delimited(users)} active ${noun(users)}, exceeding this license's limit of ${delimited(seats)} ` +
    `by ${delimited(over)} ${noun(over)}. Please add a license for at least ${delimited(users)} ${noun(users)} ` +
    'or contact sales at https://about.gitlab.com/sales/'
  );
}

function noun(count: number): string {
  return count === 1 ? 'user' : 'users';
}

/** Rails' number_with_delimiter. */
function delimited(count: number): string {
  return count.toLocaleString('en-US');
}
