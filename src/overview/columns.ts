/** The columns of the overview, from left to right. */
export const COLUMNS = [
  'group',
  'name',
  'plan',
  'through',
  'days',
  'seats',
  'over',
  'next',
  'token',
  'version',
  'state',
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
