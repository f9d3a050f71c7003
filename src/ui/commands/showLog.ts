import { command } from '../base/command';

/** Shows the extension's log, which holds no token and no license key. */
export const showLog = command('showLog', {}, ({ log }) => {
  log.show();
  return Promise.resolve({ ok: true });
});
