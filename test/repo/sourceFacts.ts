/**
 * What the repository checks need to know about a source file, as plain data: its header, exports and words.
 * The compiler's own parser reads the files; it sees only texts, so made-up files work like real ones.
 */
import type * as Ast from 'typescript/unstable/ast';

/** Something exported by name. */
export interface ExportFact {
  readonly name: string;
  readonly line: number;
  readonly documented: boolean;
}

/** A word at a place: a string literal, a variable, an identifier. */
export interface WordFact {
  readonly word: string;
  readonly line: number;
}

/** Everything the guards know about one file. */
export interface SourceFacts {
  readonly path: string;
  /** The file opens with a comment. */
  readonly header: boolean;
  /** Modules whose name is computed at run time, and types taken in place from a module. */
  readonly hiddenImports: readonly WordFact[];
  readonly exports: readonly ExportFact[];
  /** String literals, but not the names of modules. */
  readonly strings: readonly WordFact[];
  readonly topLevelLets: readonly WordFact[];
}

/** Reads the facts of files given by path and text. */
export async function readSourceFacts(files: ReadonlyMap<string, string>): Promise<SourceFacts[]> {
  const [{ API }, { createVirtualFileSystem }, ast] = await Promise.all([
    import('typescript/unstable/sync'),
    import('typescript/unstable/fs'),
    import('typescript/unstable/ast'),
  ]);
  const project = '/repo/tsconfig.json';
  const options = { noResolve: true, noLib: true, allowJs: true, types: [] };
  const virtual: Record<string, string> = {
    [project]: JSON.stringify({ compilerOptions: options, files: [...files.keys()] }),
  };
  for (const [file, text] of files) virtual[`/repo/${file}`] = text;
  const api = new API({ fs: createVirtualFileSystem(virtual) });
  try {
    const program = api.updateSnapshot({ openProjects: [project] }).getProject(project)?.program;
    return [...files.keys()].map((file) => {
      const source = program?.getSourceFile(`/repo/${file}`);
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
  readonly #hiddenImports: WordFact[] = [];
  readonly #exports: ExportFact[] = [];
  readonly #strings: WordFact[] = [];
  readonly #topLevelLets: WordFact[] = [];

  constructor(ast: AstModule, path: string, source: Ast.SourceFile) {
    this.#ast = ast;
    this.#path = path;
    this.#source = source;
  }

  read(): SourceFacts {
    for (const statement of this.#source.statements) this.#readStatement(statement);
    this.#visit(this.#source);
    const { text } = this.#source;
    return {
      path: this.#path,
      header: /^(?:#!.*\n)?(?:\/\*\*|\/\/ )/.test(text),
      hiddenImports: this.#hiddenImports,
      exports: this.#exports,
      strings: this.#strings,
      topLevelLets: this.#topLevelLets,
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

  #visit(node: Ast.Node): void {
    const ast = this.#ast;
    if (this.#readImport(node)) return;
    if (ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)) {
      this.#strings.push({ word: node.text, line: this.#line(node) });
    }
    node.forEachChild((child) => this.#visit(child));
  }

  /** True for a node that names a module, below which there is nothing else to see. */
  #readImport(node: Ast.Node): boolean {
    const ast = this.#ast;
    if (ast.isImportDeclaration(node) || ast.isExportDeclaration(node)) {
      return node.moduleSpecifier !== undefined;
    }
    if (ast.isImportTypeNode(node)) this.#addHiddenImport(node);
    if (!ast.isCallExpression(node)) return false;
    const isImport = node.expression.kind === ast.SyntaxKind.ImportKeyword;
    const [argument] = node.arguments;
    if (argument === undefined || !(isImport || node.expression.getText(this.#source) === 'require'))
      return false;
    if (!ast.isStringLiteral(argument)) this.#addHiddenImport(node);
    return true;
  }

  #addHiddenImport(node: Ast.Node): void {
    this.#hiddenImports.push({ word: node.getText(this.#source), line: this.#line(node) });
  }

  #nameOf(node: Ast.Node): string | undefined {
    if (!('name' in node) || typeof node.name !== 'object' || node.name === null) return undefined;
    return 'text' in node.name && typeof node.name.text === 'string' ? node.name.text : undefined;
  }

  #line(node: Ast.Node): number {
    return this.#source.getLineAndCharacterOfPosition(node.getStart(this.#source)).line + 1;
  }
}
