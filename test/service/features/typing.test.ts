/**
 * From nothing to a valid request with completion alone, always taking the first item.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { languageService } from '../../support/schemaSet';
import { accept, itemsAt, type TypedText } from '../../support/typingSimulator';

const service = languageService();
const MOST_STEPS = 30;

describe('typing a request with completion alone', () => {
  for (const tag of service.getTags()) {
    it(`gives a valid ${tag} job`, () => {
      let typed: TypedText = { text: '', offset: 0 };
      const steps: string[] = [];
      do {
        let [first] = itemsAt(service, typed);
        // Where the list has nothing new, a person goes to what is still underlined.
        if (steps.length > 0 && (first === undefined || first.label === steps.at(-1))) {
          typed = insideFirstError(typed);
          [first] = itemsAt(service, typed);
        }
        assert.ok(first, `nothing is offered after ${steps.join(', ')}:\n${withCursor(typed)}`);
        steps.push(first.label);
        typed = accept(typed, first, (options) => (options.includes(tag) ? tag : undefined));
        assert.ok(steps.length < MOST_STEPS, `no end after ${steps.join(', ')}:\n${withCursor(typed)}`);
      } while (errorsOf(typed).length > 0);
      assert.ok(typed.text.includes(`<Tag>${tag}</Tag>`));
      assert.deepEqual(formattingOf(typed), [], `the layout is not ours:\n${withCursor(typed)}`);
    });
  }
});

function errorsOf({ text }: TypedText): readonly Diagnostic[] {
  const document = TextDocument.create('file:///typed.cijob.xml', 'ci-job', 1, text);
  return service
    .doValidation(document, service.parseRequestDocument(document))
    .filter(({ severity }) => severity === DiagnosticSeverity.Error);
}

/** A new line at the end of the element that the first error is about. */
function insideFirstError(typed: TypedText): TypedText {
  const { text } = typed;
  const document = TextDocument.create('file:///typed.cijob.xml', 'ci-job', 1, text);
  const [error] = errorsOf(typed);
  if (error === undefined) return typed;
  const endTag = text.indexOf(`</${document.getText(error.range)}>`, document.offsetAt(error.range.end));
  const lineEnd = text.lastIndexOf('\n', endTag);
  if (endTag < 0 || lineEnd < 0) return typed;
  const before = `${text.slice(0, lineEnd)}${text.slice(lineEnd, endTag)}\t`;
  return { text: `${before}${text.slice(lineEnd)}`, offset: before.length };
}

/** The line on which the cursor waits for what may come next is no layout. */
function formattingOf({ text, offset }: TypedText): readonly unknown[] {
  const after = text.slice(offset);
  const before = text.slice(0, offset).replace(/\n[\t ]*$/, (line) => (/^[\t ]*\n/.test(after) ? '' : line));
  const document = TextDocument.create('file:///typed.cijob.xml', 'ci-job', 1, `${before}${after}\n`);
  return service.format(document, undefined, { tabSize: 4, insertSpaces: false });
}

function withCursor({ text, offset }: TypedText): string {
  return `${text.slice(0, offset)}|${text.slice(offset)}`;
}
