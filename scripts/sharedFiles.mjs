// What several programs of Node need, in files of its own: nothing is shipped twice, and nothing is read before its time.
// The modules are written without knowing; here is decided which stands in which file, and how the others come to it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const server = 'server/src/node/serverMain.ts';
const tools = ['cli/main.ts', 'sandbox/main.ts'];

/**
 * All that is needed until it is told what is wrong in a document. The tools load it with the program, the server,
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

/** Promises what each module of these programs imports, by paths from the root. */
async function moduleGraph() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [server, ...tools],
    outdir: 'out',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const imported = ({ imports }) => imports.filter(({ external }) => !external).map((each) => each.path);
  return new Map(Object.entries(metafile.inputs).map(([module, input]) => [module, imported(input)]));
}

function reachable(graph, module, isBeyond, found = new Set()) {
  if (found.has(module) || isBeyond(module)) return found;
  found.add(module);
  for (const each of graph.get(module)) reachable(graph, each, isBeyond, found);
  return found;
}

/** Promises `homeOf(module)`, the file that it stands in if that is a shared one, and `doorsOf(file)`, what others import of it. */
async function placeModules() {
  const graph = await moduleGraph();
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
  const doors = [...new Set(crossings)].sort();
  return { homeOf, doorsOf: (file) => doors.filter((module) => homeOf(module) === file) };
}

/** The names of the values that a module exports; `functions` only when asked. */
function exportsOf(module, kinds = 'function|const|class') {
  const text = fs.readFileSync(path.join(root, module), 'utf8');
  return [...text.matchAll(new RegExp(`^export (?:async )?(?:${kinds}) (\\w+)`, 'gm'))].map(
    ([, name]) => name,
  );
}

const loadedFrom = (file) => `./${path.basename(file)}`;

/** The entry of a shared file: all that others take from it. */
function entryText(file, modules) {
  const doors = modules.map((module) => `export { ${exportsOf(module).join(', ')} } from './${module}';`);
  return [...doors, ...(file === xmlFile ? [`export * from '${xmlLibrary}';`] : [])].join('\n');
}

/** The functions of a module, each of which loads the file that it stands in; of anything else the build says that it is not there. */
function calledLater(module, file) {
  const load = `require('${loadedFrom(file)}')`;
  return exportsOf(module, 'function')
    .map((name) => `export const ${name} = (...values) => ${load}.${name}(...values);`)
    .join('\n');
}

/** The name by which a shared file is the entry of its bundle. */
export const doors = 'doors';

/** An esbuild plugin for a program of Node: what stands in one of `files`, unless it is `outfile`, is loaded from there. */
export function sharedFiles(outfile, files) {
  return {
    name: 'shared-files',
    setup(pluginBuild) {
      let places;
      pluginBuild.onStart(async () => {
        places = await placeModules();
      });
      pluginBuild.onResolve({ filter: /^doors$/ }, () => ({ path: doors, namespace: doors }));
      pluginBuild.onLoad({ filter: /.*/, namespace: doors }, () => ({
        contents: entryText(outfile, places.doorsOf(outfile)),
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
      pluginBuild.onLoad({ filter: /.*/, namespace: 'later' }, ({ path: module }) => ({
        contents: calledLater(module, places.homeOf(module)),
      }));
      pluginBuild.onResolve({ filter: new RegExp(`^${xmlLibrary}$`) }, () =>
        outfile === xmlFile ? undefined : { path: loadedFrom(xmlFile), external: true },
      );
    },
  };
}
