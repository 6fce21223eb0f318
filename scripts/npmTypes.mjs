// The type declarations of the npm package: those that its doors reach, so that they need no other package.
import fs from 'node:fs';
import path from 'node:path';

/** Packages whose declarations are taken in, by where their own lie. */
const takenIn = {
  'vscode-languageserver-types': 'vscode-languageserver-types/lib/esm/main.d.ts',
  'vscode-languageserver-textdocument': 'vscode-languageserver-textdocument/lib/esm/main.d.ts',
};

const specifier = /(\bfrom |\bimport\()'([^']+)'/g;

/**
 * Copies the declarations that `entries` (modules below `from`) reach to `to`, as a tree of the same shape.
 * Compilers that follow Node want endings in imports; the sources have none.
 */
export function copyTypes({ entries, from, to, nodeModules }) {
  const waiting = [...entries];
  const seen = new Set();
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (seen.has(module)) continue;
    seen.add(module);
    const text = fs.readFileSync(sourceOf(module, { from, nodeModules }), 'utf8');
    const rewritten = text.replace(specifier, (_, before, named) => {
      const target = targetOf(module, named);
      waiting.push(target);
      return `${before}'${relative(module, target)}.js'`;
    });
    const file = path.join(to, `${module}.d.ts`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, rewritten);
  }
}

function sourceOf(module, { from, nodeModules }) {
  const own = takenIn[module.replace(/^packages\//, '')];
  return own === undefined ? path.join(from, `${module}.d.ts`) : path.join(nodeModules, own);
}

function targetOf(module, named) {
  if (named.startsWith('.')) return path.posix.join(path.posix.dirname(module), named);
  if (takenIn[named] === undefined) throw new Error(`${module}: the types of ${named} are not taken in.`);
  return `packages/${named}`;
}

function relative(module, target) {
  const way = path.posix.relative(path.posix.dirname(module), target);
  return way.startsWith('.') ? way : `./${way}`;
}
