import { address, file } from '../base/arguments';
import { command } from '../base/command';

/** Shows the usage export of an instance, or one that was saved, as a page. */
export const showUsage = command('showUsage', { url: address, file }, async (...given) => {
  const pages = await import('../usage/usagePages');
  return pages.showUsage(...given);
});
