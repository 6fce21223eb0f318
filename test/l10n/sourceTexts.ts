/**
 * Reads the texts for people out of the source: those that are marked for translation, by being given to `t` or
 * to one of the functions that hand them on to it, and those that look like English and are not marked.
 */
import fs from 'node:fs';
import type * as Ast from 'typescript/unstable/ast';

/** A text at a place. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** The texts of some files. */
export interface SourceTexts {
  readonly marked: readonly SourceText[];
  readonly unmarked: readonly SourceText[];
}

/** The functions whose first argument is a text that `t` gets. */
const marks: ReadonlySet<string> = new Set(['t', 'text', 'template', 'title']);

/** Calls whose texts are for developers: logs, and errors that only a bug throws. */
const forDevelopers =
  /^(?:(?:[\w.#]+[.#])?log\.(?:info|warn|error|debug|trace|append)|(?:Type|Range)?Error)$/;

/** Calls whose texts are names of elements in answers of the service. */
const namesElements = /^(?:childOf|childrenOf|textOf|numberOf|isDone|namedChild|readAll)$/;

const comparisons: ReadonlySet<string> = new Set(['===', '!==']);

/** Two words in a row, the second one in small letters; or one word that starts with a capital letter. */
const looksEnglish = /[A-Za-z]{2,}[,:;]? [a-z]{2,}|^[A-Z][a-z]+ [A-Za-z]+$|[a-z]\.$|^[A-Z][a-z]+[:!?…]?$/;
/** A word before or behind what is put in, for which `0` stands. */
const looksEnglishBeside = /(?<![-\w])[A-Za-z]{2,}:? \(?0(?!\w)|(?<!\w)0 [a-z]{2,}/;

/** Reads files by path. */
export async function readSourceTexts(
  files: readonly string[],
  read = (file: string): string => fs.readFileSync(file, 'utf8'),
): Promise<SourceTexts> {
  const [{ API }, { createVirtualFileSystem }, ast] = await Promise.all([
    import('typescript/unstable/sync'),
    import('typescript/unstable/fs'),
    import('typescript/unstable/ast'),
  ]);
  const project = '/texts/tsconfig.json';
  const compilerOptions = { noResolve: true, noLib: true, types: [] };
  const virtual: Record<string, string> = { [project]: JSON.stringify({ compilerOptions, files }) };
  for (const file of files) virtual[`/texts/${file}`] = read(file);
  const api = new API({ fs: createVirtualFileSystem(virtual) });
  try {
    const program = api.updateSnapshot({ openProjects: [project] }).getProject(project)?.program;
    const reader = new TextReader(ast);
    for (const file of files) {
      const source = program?.getSourceFile(`/texts/${file}`);
      if (source === undefined) throw new Error(`The compiler did not read ${file}.`);
      reader.read(file, source);
    }
    return reader;
  } finally {
    api.close();
  }
}

class TextReader implements SourceTexts {
  readonly marked: SourceText[] = [];
  readonly unmarked: SourceText[] = [];
  readonly #ast: typeof Ast;

  constructor(ast: typeof Ast) {
    this.#ast = ast;
  }

  read(file: string, source: Ast.SourceFile): void {
    const ast = this.#ast;
    const found = (list: SourceText[], node: Ast.Node, text: string): void => {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      list.push({ text, file, line });
    };
    // What is only compared is shown to nobody.
    const compared = new Set<Ast.Node>();
    const visit = (node: Ast.Node): void => {
      if (ast.isImportDeclaration(node) || ast.isExportDeclaration(node) || ast.isTypeNode(node)) return;
      if (ast.isCallExpression(node) || ast.isNewExpression(node)) {
        const callee = node.expression.getText(source);
        const [first, ...others] = node.arguments ?? [];
        if (namesElements.test(callee)) return;
        if (forDevelopers.test(callee)) {
          // An error that a person may meet has its text from `t`.
          for (const argument of node.arguments ?? []) if (ast.isCallExpression(argument)) visit(argument);
          return;
        }
        if (marks.has(callee.split('.').at(-1) ?? '') && first !== undefined && isPlain(first)) {
          found(this.marked, first, first.text);
          for (const other of others) visit(other);
          return;
        }
      }
      if (ast.isBinaryExpression(node) && comparisons.has(node.operatorToken.getText(source))) {
        compared.add(node.left).add(node.right);
      }
      if (ast.isCaseClause(node)) compared.add(node.expression);
      const words = compared.has(node) ? undefined : this.#wordsOf(node);
      if (words !== undefined && this.#looksEnglish(node, words)) found(this.unmarked, node, words);
      node.forEachChild(visit);
    };
    const isPlain = (node: Ast.Node): node is Ast.StringLiteral =>
      ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node);
    visit(source);
  }

  #looksEnglish(node: Ast.Node, words: string): boolean {
    return (
      looksEnglish.test(words) || (this.#ast.isTemplateExpression(node) && looksEnglishBeside.test(words))
    );
  }

  /** A string as it stands there, with `0` for what is put in. */
  #wordsOf(node: Ast.Node): string | undefined {
    const ast = this.#ast;
    if (ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)) return node.text;
    if (!ast.isTemplateExpression(node)) return undefined;
    return [node.head.text, ...Array.from(node.templateSpans).map((span) => span.literal.text)].join('0');
  }
}
