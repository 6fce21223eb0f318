// The product as the bench runs it: the language service bundled as the build does, with the schemas of this tree.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const entry = `
  export { RequestTextDocument } from './server/src/requestTextDocument';
  export { copyCodeUnitsInNode } from './server/src/node/codeUnits';
  export { getLanguageService } from './server/service/languageService';
  export { compileSchemaSet } from './server/service/schema/compileSchemaSet';
  export { bundleSchemas } from './scripts/bundleSchemas';
`;

/** The language service, the compiled schemas, and how the server opens a document. */
export async function loadProduct() {
  const outfile = path.join(root, 'out', 'bench', 'product.mjs');
  await build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const { RequestTextDocument, copyCodeUnitsInNode, getLanguageService, compileSchemaSet, bundleSchemas } =
    await import(pathToFileURL(outfile).href);
  const bundle = bundleSchemas(path.join(root, 'schemas'));
  if (!bundle.ok) throw new Error(bundle.problems.join('\n'));
  const schemaSet = compileSchemaSet(bundle.schemaSet);
  // As the server's own entry makes it.
  const service = getLanguageService({ schemaSet, copyCodeUnits: copyCodeUnitsInNode });
  const open = (text, version = 1) => new RequestTextDocument('file:///bench.xml', 'ci-job', version, text);
  return { open, schemaSet, service };
}
