/**
 * Everything that reads what comes from outside, servers and files, and checks it with zod. A bundle of its own:
 * a start has to show the view and the status bar, and nothing comes from outside before that.
 */
export { connect } from './gitlab/connect';
export { readStoredState, storedStateText } from './fleet/storedState';
