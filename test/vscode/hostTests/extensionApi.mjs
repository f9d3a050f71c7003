// VS Code 1.105 has one API object for ES modules and another one for what is loaded with require(). Tests replace
// dialogs in the one that the extension has.
export * from 'vscode';
