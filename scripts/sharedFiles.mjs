// What several programs of Node need, in files of its own: nothing is shipped twice, and nothing is read before its time.
// Sources do not depend on it: this decides which module is in which file, and how the others load it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFile } from '@swc/core';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const server = 'server/src/node/serverMain.ts';
const tools = ['cli/main.ts', 'sandbox/main.ts'];

/**
 * All that is needed until the first diagnostics. The tools load it with the program, the server,
 * which answers a client's greeting without it, when a function of it is called for the first time.
 */
export const serviceFile = 'out/service.js';
/** What else the server can do; loaded, synchronously, when a function of it is called for the first time. */
export const featuresFile = 'out/features.js';

/** What reads the service's answers; loaded, synchronously, with the first answer. */
export const xmlFile = 'out/xml.js';

const xmlParser = 'client/api/xmlParser.ts';
/** The library of that module, which the sandbox uses too. */
const xmlLibrary = 'fast-xml-parser';

/** What the server needs for its greeting: a few facts and the first read of the schemas. It carries them itself, too. */
const greeting = new Set(
  [
    'capabilities',
    'node/packedSchemaParts',
    'parser/characters',
    'parser/codeUnits',
    'parser/xmlNodes',
    'schema/schemaParts',
  ].map((name) => `server/service/${name}.ts`),
);
const serverFile = 'out/server.js';

const isShared = (module) => /^(?:server\/service|l10n)\//.test(module);
const isFeature = (module) =>
  /^server\/service\/(?:features|layout|reference)\//.test(module) && !module.endsWith('/validation.ts');

/** For builds that only analyse modules. */
const analysis = {
  absWorkingDir: root,
  outdir: 'out',
  platform: 'node',
  write: false,
  metafile: true,
  logLevel: 'silent',
};

/** Promises, by paths from the root, what each module of these programs imports. */
async function importsOfModules() {
  const { metafile } = await build({
    ...analysis,
    entryPoints: [server, ...tools],
    bundle: true,
    packages: 'external',
  });
  const imported = ({ imports }) => imports.filter(({ external }) => !external).map((each) => each.path);
  return new Map(Object.entries(metafile.inputs).map(([module, input]) => [module, imported(input)]));
}

/** Promises the names of the values that each of the modules exports. */
async function exportsOfModules(modules) {
  const { metafile } = await build({ ...analysis, entryPoints: modules, outbase: '.', format: 'esm' });
  return new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
}

function reachable(graph, module, isBeyond, found = new Set()) {
  if (found.has(module) || isBeyond(module)) return found;
  found.add(module);
  for (const each of graph.get(module)) reachable(graph, each, isBeyond, found);
  return found;
}

/**
 * Promises `homeOf(module)`, its file if that is a shared one, `importedOf(file)`, the modules of a
 * file that others import, and `exportsOf(module)` for those.
 */
async function placeModules() {
  const graph = await importsOfModules();
  const all = reachable(graph, server, () => false);
  const early = reachable(graph, server, isFeature);
  const homeOf = (module) => {
    if (module === xmlParser) return xmlFile;
    if (!isShared(module) || !all.has(module)) return undefined;
    return early.has(module) ? serviceFile : featuresFile;
  };
  const crossings = [...graph].flatMap(([module, imports]) =>
    imports.filter((each) => homeOf(each) !== homeOf(module)),
  );
  const imported = [...new Set(crossings)].sort();
  const exported = await exportsOfModules(imported.filter((module) => homeOf(module) !== undefined));
  return {
    homeOf,
    importedOf: (file) => imported.filter((module) => homeOf(module) === file),
    exportsOf: (module) => exported.get(module),
  };
}

const loadedFrom = (file) => `./${path.basename(file)}`;

/** The entry of a shared file: all that others take from it. */
function entryText(file, { importedOf, exportsOf }) {
  const modules = importedOf(file).map(
    (module) => `export { ${exportsOf(module).join(', ')} } from './${module}';`,
  );
  return [...modules, ...(file === xmlFile ? [`export * from '${xmlLibrary}';`] : [])].join('\n');
}

/** The functions of a module, each of which loads its file. An import of anything else fails the build. */
async function calledLater(module, file) {
  const load = `require('${loadedFrom(file)}')`;
  const names = await functionsOf(module);
  return names.map((name) => `export const ${name} = (...values) => ${load}.${name}(...values);`).join('\n');
}

/** Promises the names of the functions that a module declares and exports. */
async function functionsOf(module) {
  const { body } = await parseFile(path.join(root, module), { syntax: 'typescript' });
  const declarations = body
    .filter(({ type }) => type === 'ExportDeclaration')
    .map((each) => each.declaration);
  return declarations
    .filter(({ type }) => type === 'FunctionDeclaration')
    .map(({ identifier }) => identifier.value);
}

/** The name by which a shared file is the entry of its bundle. */
export const sharedEntry = 'shared-entry';

/** An esbuild plugin for a program of Node: what is in one of `files`, unless it is `outfile`, is loaded from there. */
export function sharedFiles(outfile, files) {
  return {
    name: 'shared-files',
    setup(pluginBuild) {
      let places;
      pluginBuild.onStart(async () => {
        places = await placeModules();
      });
      pluginBuild.onResolve({ filter: /^shared-entry$/ }, () => ({
        path: sharedEntry,
        namespace: sharedEntry,
      }));
      pluginBuild.onLoad({ filter: /.*/, namespace: sharedEntry }, () => ({
        contents: entryText(outfile, places),
        resolveDir: root,
      }));
      pluginBuild.onResolve({ filter: /^\./ }, ({ path: asked, resolveDir, namespace }) => {
        if (namespace === 'later') return { path: asked, external: true };
        const file = path.relative(root, path.resolve(resolveDir, `${asked.replace(/\.ts$/, '')}.ts`));
        const module = file.replaceAll(path.sep, '/');
        const home = places.homeOf(module);
        if (home === outfile || !files.includes(home)) return undefined;
        if (outfile === serverFile && greeting.has(module)) return undefined;
        if (home === serviceFile && outfile !== serverFile) return { path: loadedFrom(home), external: true };
        return { path: module, namespace: 'later' };
      });
      pluginBuild.onLoad({ filter: /.*/, namespace: 'later' }, async ({ path: module }) => ({
        contents: await calledLater(module, places.homeOf(module)),
      }));
      pluginBuild.onResolve({ filter: new RegExp(`^${xmlLibrary}$`) }, () =>
        outfile === xmlFile ? undefined : { path: loadedFrom(xmlFile), external: true },
      );
    },
  };
}
