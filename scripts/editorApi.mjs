// An esbuild plugin: the editor's API as the editor hands it out. For `import * as vscode` a bundle would make a copy
// of all its names, several hundred, in each of our files that uses one, which is most of what loading them costs.
import fs from 'node:fs';

const importOfAll = /^import \* as vscode from 'vscode';$/m;

/** For the `plugins` of a build. */
export const editorApi = {
  name: 'editor-api',
  setup(build) {
    build.onLoad({ filter: /[\\/]client[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: fs
        .readFileSync(path, 'utf8')
        .replace(importOfAll, "const vscode = /* @__PURE__ */ require('vscode');"),
      loader: 'ts',
    }));
  },
};
