// An esbuild plugin: the namespaces of the protocol's types in a form of which a bundle keeps only those that it uses.
// A program wants most of them for a short list of numbers; all of them are 20 KB.
import fs from 'node:fs';

const file = /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/;

/** `export var Name; (function (Name) { … })(Name || (Name = {}));`, as TypeScript writes a namespace. */
const namespace = /export var (\w+);\n\(function \(\1\) \{\n([\s\S]*?)\n\}\)\(\1 \|\| \(\1 = \{\}\)\);/g;

const droppable = (_, name, body) =>
  `export var ${name} = /* @__PURE__ */ (function (${name}) {\n${body}\nreturn ${name};\n})({});`;

/** For the `plugins` of a build. */
export const droppableNamespaces = {
  name: 'droppable-namespaces',
  setup(build) {
    build.onLoad({ filter: file }, ({ path }) => ({
      contents: fs.readFileSync(path, 'utf8').replace(namespace, droppable),
      loader: 'js',
    }));
  },
};
