// What `vscode` is for the bundles of host tests: see extensionApi.mjs, which the runner has loaded before them.
module.exports = globalThis.extensionApi;
