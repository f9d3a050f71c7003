/**
 * The columns of the overview, from left to right. The state comes early: rows are sorted by it by default, and
 * it's all that is known of an instance that has never responded.
 */
export const COLUMNS = [
  'group',
  'name',
  'state',
  'plan',
  'through',
  'days',
  'seats',
  'over',
  'next',
  'token',
  'version',
  'fetched',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What instances can be filtered by. `attention`: whatever counts as such elsewhere; `failed`: the last refresh did. */
export const STATES = [
  'attention',
  'expired',
  'critical',
  'warning',
  'failed',
  'signedOut',
  'muted',
  'ok',
] as const;
export type State = (typeof STATES)[number];
