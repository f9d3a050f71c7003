const MACOS = process.platform === 'darwin';

/** Moves the cursor to the beginning of an editor. */
export const TOP_OF_EDITOR = MACOS ? 'Meta+ArrowUp' : 'Control+Home';

/** Goes back one step in an input of several. */
export const STEP_BACK = MACOS ? 'Control+Minus' : 'Control+Alt+Minus';
