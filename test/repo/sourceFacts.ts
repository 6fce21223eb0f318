/**
 * What the guards need to know about a source file, as plain data: imports, exports, functions, words.
 * The compiler's own parser reads the files; it sees only texts, so made-up files work like real ones.
 */
import type * as Ast from 'typescript/unstable/ast';

/** Stands for a module whose name is computed at run time. */
export const COMPUTED = '(computed)';

/** One module that a file names. */
export interface ImportFact {
  readonly specifier: string;
  readonly line: number;
}

/** Something exported by name. */
export interface ExportFact {
  readonly name: string;
  readonly line: number;
  readonly documented: boolean;
}

/** A function with a body, of whatever form. */
export interface FunctionFact {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** A word at a place: a string literal, a variable, an identifier. */
export interface WordFact {
  readonly word: string;
  readonly line: number;
}

/** Everything the guards know about one file. */
export interface SourceFacts {
  readonly path: string;
  readonly lines: number;
  /** The file opens with a comment. */
  readonly header: boolean;
  /** As written: type imports, re-exports and dynamic imports too. */
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly functions: readonly FunctionFact[];
  /** String literals, but not the names of modules. */
  readonly strings: readonly WordFact[];
  readonly topLevelLets: readonly WordFact[];
  /** Globals of a host that are used as `name.…`. */
  readonly consoleUses: readonly WordFact[];
}

/** Reads the facts of files given by path and text. */
export async function readSourceFacts(files: ReadonlyMap<string, string>): Promise<SourceFacts[]> {
  const [{ API }, { createVirtualFileSystem }, ast] = await Promise.all([
    import('typescript/unstable/sync'),
    import('typescript/unstable/fs'),
    import('typescript/unstable/ast'),
  ]);
  const project = '/tidy/tsconfig.json';
  const options = { noResolve: true, noLib: true, allowJs: true, types: [] };
  const virtual: Record<string, string> = {
    [project]: JSON.stringify({ compilerOptions: options, files: [...files.keys()] }),
  };
  for (const [file, text] of files) virtual[`/tidy/${file}`] = text;
  const api = new API({ fs: createVirtualFileSystem(virtual) });
  try {
    const program = api.updateSnapshot({ openProjects: [project] }).getProject(project)?.program;
    return [...files.keys()].map((file) => {
      const source = program?.getSourceFile(`/tidy/${file}`);
      if (source === undefined) throw new Error(`The compiler did not read ${file}.`);
      return new FactReader(ast, file, source).read();
    });
  } finally {
    api.close();
  }
}

type AstModule = typeof Ast;

class FactReader {
  readonly #ast: AstModule;
  readonly #path: string;
  readonly #source: Ast.SourceFile;
  readonly #imports: ImportFact[] = [];
  readonly #exports: ExportFact[] = [];
  readonly #functions: FunctionFact[] = [];
  readonly #strings: WordFact[] = [];
  readonly #topLevelLets: WordFact[] = [];
  readonly #consoleUses: WordFact[] = [];

  constructor(ast: AstModule, path: string, source: Ast.SourceFile) {
    this.#ast = ast;
    this.#path = path;
    this.#source = source;
  }

  read(): SourceFacts {
    for (const statement of this.#source.statements) this.#readStatement(statement);
    this.#visit(this.#source, undefined);
    const { text } = this.#source;
    return {
      path: this.#path,
      lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
      header: /^(?:#!.*\n)?(?:\/\*\*|\/\/ )/.test(text),
      imports: this.#imports,
      exports: this.#exports,
      functions: this.#functions,
      strings: this.#strings,
      topLevelLets: this.#topLevelLets,
      consoleUses: this.#consoleUses,
    };
  }

  #readStatement(statement: Ast.Statement): void {
    const ast = this.#ast;
    if (ast.isVariableStatement(statement)) {
      const { declarationList } = statement;
      const names = declarationList.declarations.map((declaration) => declaration.name.getText(this.#source));
      const isLet = (declarationList.flags & ast.NodeFlags.Const) === 0;
      for (const word of isLet ? names : []) this.#topLevelLets.push({ word, line: this.#line(statement) });
      for (const name of this.#isExported(statement) ? names : []) this.#addExport(name, statement);
    } else if (this.#isExported(statement)) {
      this.#addExport(this.#nameOf(statement) ?? 'default', statement);
    }
  }

  #isExported(statement: Ast.Statement): boolean {
    const modifiers: unknown = 'modifiers' in statement ? statement.modifiers : undefined;
    // A list of the compiler's own, not an array.
    return (
      typeof modifiers === 'object' &&
      modifiers !== null &&
      Array.from(modifiers as Iterable<Ast.Node>).some(
        ({ kind }) => kind === this.#ast.SyntaxKind.ExportKeyword,
      )
    );
  }

  /** Overloads and an interface beside its class share one promise. */
  #addExport(name: string, statement: Ast.Statement): void {
    const documented = (statement.jsDoc?.length ?? 0) > 0;
    const known = this.#exports.findIndex((other) => other.name === name);
    if (known >= 0 && !documented) return;
    if (known >= 0) this.#exports.splice(known, 1);
    this.#exports.push({ name, line: this.#line(statement), documented });
  }

  /** `context` is the name of the declaration that a nameless function belongs to. */
  #visit(node: Ast.Node, context: string | undefined): void {
    const ast = this.#ast;
    const name = this.#nameOf(node) ?? context;
    if (this.#readImport(node)) return;
    if (ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)) {
      this.#strings.push({ word: node.text, line: this.#line(node) });
    } else if (ast.isPropertyAccessExpression(node) && node.expression.getText(this.#source) === 'console') {
      this.#consoleUses.push({ word: node.getText(this.#source), line: this.#line(node) });
    } else if (ast.isFunctionLikeDeclaration(node) && 'body' in node && node.body !== undefined) {
      const line = this.#line(node);
      this.#functions.push({ name: name ?? 'function', line, lines: this.#lineAt(node.end) - line + 1 });
    }
    node.forEachChild((child) => this.#visit(child, name));
  }

  /** Notes the module that a node names; true when there is nothing else to see below it. */
  #readImport(node: Ast.Node): boolean {
    const ast = this.#ast;
    if (ast.isImportDeclaration(node) || ast.isExportDeclaration(node)) {
      if (node.moduleSpecifier === undefined) return false;
      this.#addImport(node.moduleSpecifier);
      return true;
    }
    if (ast.isImportTypeNode(node)) this.#addImport(node.argument);
    if (!ast.isCallExpression(node)) return false;
    const isImport = node.expression.kind === ast.SyntaxKind.ImportKeyword;
    const [argument] = node.arguments;
    if (argument === undefined || !(isImport || node.expression.getText(this.#source) === 'require'))
      return false;
    this.#addImport(argument);
    return true;
  }

  #addImport(node: Ast.Node): void {
    const literal = this.#ast.isLiteralTypeNode(node) ? node.literal : node;
    const specifier = this.#ast.isStringLiteral(literal) ? literal.text : COMPUTED;
    this.#imports.push({ specifier, line: this.#line(node) });
  }

  #nameOf(node: Ast.Node): string | undefined {
    if (!('name' in node) || typeof node.name !== 'object' || node.name === null) return undefined;
    return 'text' in node.name && typeof node.name.text === 'string' ? node.name.text : undefined;
  }

  #line(node: Ast.Node): number {
    return this.#lineAt(node.getStart(this.#source));
  }

  #lineAt(position: number): number {
    return this.#source.getLineAndCharacterOfPosition(position).line + 1;
  }
}
