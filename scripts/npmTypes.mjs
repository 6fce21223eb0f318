// The type declarations of the npm package: one file for each of its entry points, which needs no other package.
import fs from 'node:fs';
import path from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';

/** Packages whose declarations are taken in. */
const inlinedLibraries = ['vscode-languageserver-types', 'vscode-languageserver-textdocument'];

/**
 * Bundles the declarations of the modules `names`, which the compiler wrote to the folder `from`, into the folder `to`.
 * `config` is the configuration that has the library of types which they need.
 */
export function bundleTypes({ names, from, to, config }) {
  const bundles = generateDtsBundle(
    names.map((name) => ({
      filePath: path.join(from, `${name}.d.ts`),
      libraries: { inlinedLibraries },
      output: { noBanner: true, exportReferencedTypes: false },
    })),
    { preferredConfigPath: config },
  );
  fs.mkdirSync(to, { recursive: true });
  for (const [index, text] of bundles.entries()) {
    fs.writeFileSync(path.join(to, `${names[index]}.d.ts`), text);
  }
}
