import { command } from '../base/command';

/** Leaves in the view only the instances that need attention. */
export const showNeedsAttentionOnly = command('showNeedsAttentionOnly', {}, async ({ filter }) => {
  await filter.set(true);
  return { ok: true };
});

/** Shows every instance in the view again. */
export const showAllInstances = command('showAllInstances', {}, async ({ filter }) => {
  await filter.set(false);
  return { ok: true };
});
