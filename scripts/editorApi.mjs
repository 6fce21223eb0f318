// An esbuild plugin: one view of the editor's API for all of our files. For `import * as vscode` a bundle would make a
// copy of all its names, several hundred, in each file that uses one, which is half of what loading the files costs.
const api = 'vscode';

/** For the `plugins` of a build. */
export const editorApi = {
  name: 'editor-api',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ kind, namespace }) =>
      kind === 'import-statement' && namespace !== api
        ? { path: api, namespace: api }
        : { path: api, external: true },
    );
    build.onLoad({ filter: /^vscode$/, namespace: api }, () => ({ contents: `export * from '${api}';` }));
  },
};
