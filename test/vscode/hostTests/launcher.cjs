#!/usr/bin/env node
// What @vscode/test-electron starts in place of a desktop VS Code: see launch.ts.
require('tsx/cjs');
require('./hostTests/launch.ts');
