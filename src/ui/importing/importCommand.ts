import { file } from '../base/arguments';
import { command } from '../base/command';
import { importInstances as run } from './importInstances';

/** Imports instances and their tokens from a CSV or JSON file, after a preview. */
export const importInstances = command('importInstances', { file }, run);
