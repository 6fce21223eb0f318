// Which package may import what, checked by dependency-cruiser in `npm run check`; `ARCHITECTURE.md` says it in words.
// A package is a folder, without the packages inside of it. It may import itself and what its row names, nothing else:
// type imports, re-exports, `require` and dynamic imports count as well.

/** What a host needs to hand a document to the language service and to read its answers. */
const serviceTypes = ['npm:vscode-languageserver-types', 'npm:vscode-languageserver-textdocument'];

/** The facts about the calls of the CI service: the API client, the sandbox and the texts about permissions need them. */
const serviceFacts = 'schemas/service.json';
/** The facts about the errors of the CI service, which the API client explains as the editor does. */
const errorFacts = 'schemas/responses/errors.json';

/**
 * By package: other packages, single files, `npm:` packages or folders of them, and `node:` for what Node brings.
 * The library of the language server has a part for each host below `lib/`.
 */
const packages = {
  settings: ['l10n/locales.ts'],
  l10n: [],
  'l10n/node': ['l10n', 'node:'],
  'server/service': [
    'l10n/language.ts',
    'l10n/markdownText.ts',
    serviceFacts,
    'npm:jsonc-parser',
    ...serviceTypes,
  ],
  'server/service/node': ['server/service', 'node:'],
  'client/api': ['l10n', serviceFacts, errorFacts, 'npm:fast-xml-parser'],
  'client/api/node': ['l10n', 'client/api', 'node:'],
  'server/src': [
    'l10n',
    'settings',
    'server/service',
    'npm:vscode-languageserver/lib/common',
    ...serviceTypes,
  ],
  'server/src/node': [
    'l10n',
    'l10n/node',
    'server/service',
    'server/service/node',
    'server/src',
    'npm:vscode-jsonrpc/lib/node',
    'npm:vscode-languageserver/lib/common',
    'node:',
  ],
  'server/src/browser': [
    'l10n',
    'server/service',
    'server/src',
    'npm:vscode-jsonrpc/lib/browser',
    'npm:vscode-languageserver/lib/common',
  ],
  'client/src': [
    'l10n',
    'settings',
    'client/api',
    'server/src/protocol.ts',
    'client/webview/previewMessages.ts',
    'npm:@types/vscode',
    'npm:vscode-languageclient/lib/common',
    'npm:js-yaml',
  ],
  'client/src/node': [
    'l10n',
    'client/api',
    'client/api/node',
    'client/src',
    'npm:@types/vscode',
    'npm:vscode-languageclient/lib/common',
    'npm:vscode-languageclient/lib/node',
    'node:',
  ],
  'client/src/browser': [
    'l10n',
    'client/api',
    'client/src',
    'npm:@types/vscode',
    'npm:vscode-languageclient/lib/common',
    'npm:vscode-languageclient/lib/browser',
  ],
  'client/webview': ['l10n', 'server/src/protocol.ts'],
  cli: [
    'l10n',
    'l10n/node',
    'settings',
    'server/service',
    'server/service/node',
    'client/api',
    'client/api/node',
    'npm:jsonc-parser',
    'npm:get-east-asian-width',
    'npm:minimatch',
    ...serviceTypes,
    'node:',
  ],
  library: ['l10n', 'server/service', 'client/api', ...serviceTypes],
  sandbox: [
    'l10n',
    'l10n/node',
    'server/service',
    'server/service/node',
    serviceFacts,
    'npm:fast-xml-parser',
    ...serviceTypes,
    'node:',
  ],
  scripts: [
    'l10n',
    'settings',
    'server/service',
    'npm:esbuild',
    'npm:@swc/core',
    'npm:dts-bundle-generator',
    'npm:@vscode/vsce',
    'node:',
  ],
};

/** Files that may import anything: tests, and the configuration of tools. */
const unrestricted = ['^test/', '^[^/]+$'];

const escaped = (text) => text.replaceAll(/[.\\/@-]/g, '\\$&');

/** A pattern of the files of a package, or of what a row names. */
function pathOf(name) {
  if (name.startsWith('npm:')) return `^node_modules/${escaped(name.slice('npm:'.length))}/`;
  if (!(name in packages)) return `^${escaped(name)}$`;
  const inner = Object.keys(packages).filter((other) => other.startsWith(`${name}/`));
  const without = inner.map((other) => `(?!${escaped(other.slice(name.length + 1))}/)`);
  return `^${escaped(name)}/${without.join('')}`;
}

const boundaries = Object.entries(packages).flatMap(([name, allowed]) => {
  const from = { path: pathOf(name) };
  const paths = [name, ...allowed.filter((each) => each !== 'node:')].map(pathOf);
  const packageRule = {
    name: `${name}: may not import this`,
    severity: 'error',
    from,
    to: { pathNot: paths, dependencyTypesNot: ['core'] },
  };
  const nodeRule = {
    name: `${name}: runs without Node`,
    severity: 'error',
    from,
    to: { dependencyTypes: ['core'] },
  };
  return allowed.includes('node:') ? [packageRule] : [packageRule, nodeRule];
});

export default {
  forbidden: [
    ...boundaries,
    {
      name: 'each file belongs to a package',
      severity: 'error',
      from: { pathNot: [...Object.keys(packages).map(pathOf), ...unrestricted] },
      to: {},
    },
  ],
  options: {
    // The compiler of this repository has no API that dependency-cruiser could parse TypeScript with.
    parser: 'swc',
    tsPreCompilationDeps: true,
    exclude: { path: '^(?:out|\\.vscode-test)/' },
    doNotFollow: { path: '^(?:node_modules|test)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'browser', 'import', 'require', 'default'],
    },
  },
};
