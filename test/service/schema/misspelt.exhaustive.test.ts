/**
 * One mistake, one diagnostic: whatever element of a right request is misspelled, the name is all that is reported,
 * as an Error where something certainly required is missing then. Made from the schema data.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathsOf } from '../../../server/service/constraints/index';
import type { ElementDeclaration } from '../../../server/service/schema/schemaTypes';
import { diagnosticsOf, documentOf, summarize } from '../../support/checkDiagnostics';
import { ensure, render, requiredRequest } from '../../support/requestBuilder';
import { findKept, rulesOf, waysToBreak } from '../../support/ruleTests';
import { languageService, schemaSet } from '../../support/schemaSet';

const service = languageService();

/** Ways to misspell a name; the letters that are left still say which one was meant. */
function misspellings(name: string): string[] {
  const middle = Math.floor(name.length / 2);
  return [
    name.slice(0, middle) + name.slice(middle + 1),
    `${name.slice(0, middle)}q${name.slice(middle)}`,
    name.slice(0, middle - 1) + name.charAt(middle) + name.charAt(middle - 1) + name.slice(middle + 1),
    name.toLowerCase(),
    `${name}s`,
  ].filter((misspelt) => misspelt !== name);
}

function withName(text: string, name: string, misspelt: string): string {
  return text.replace(new RegExp(`(</?)${name}>`, 'g'), `$1${misspelt}>`);
}

/** What is new in the diagnostics once every element of that name has another one. */
function newsOf(text: string, name: string, misspelt: string): string[] {
  const renamed = withName(text, name, misspelt);
  const before = new Set(diagnosticsOf(text, {}, service).map(({ message }) => message));
  const after = diagnosticsOf(renamed, {}, service).filter(({ message }) => !before.has(message));
  return summarize(renamed, after);
}

/** Fails unless the misspelled names are all that is new. What a misspelled container holds is not looked at. */
function check(text: string, name: string): void {
  const count = text.split(`<${name}>`).length - 1;
  for (const misspelt of misspellings(name)) {
    const news = newsOf(text, name, misspelt);
    const expected = /^(?:error|warning) (?:unknown-element|misplaced-element) /;
    const isOne =
      news.length > 0 &&
      news.length <= count &&
      news.every((line) => expected.test(line) && line.endsWith(`«${misspelt}»`));
    assert.ok(isOne, `${misspelt} for ${name} (${count}):\n${news.join('\n')}\n${text}`);
  }
}

/** Names that others are near to are guesses: which one was meant, only a person can decide. */
const isClear = (declaration: ElementDeclaration): boolean => declaration.name.length > 2;

for (const schema of schemaSet().tags.values()) {
  describe(`a misspelt name in ${schema.tag}`, () => {
    for (const placed of rulesOf(schema)) {
      const { holder, constraint } = placed;
      const index = holder.constraints.indexOf(constraint);
      it(`${holder.path || 'Request'} ${index} ${constraint.rule.kind}`, () => {
        for (const breach of waysToBreak(placed)) {
          const kept = findKept(service, placed, breach);
          if (kept === undefined) continue;
          const names = new Set(pathsOf(constraint.rule).flatMap((path) => path.split('/')));
          for (const name of names) if (kept.text.includes(`<${name}>`)) check(kept.text, name);
        }
      });
    }

    for (const declaration of schema.declarations) {
      if (declaration.minOccurs === 0 || declaration.parent === undefined || !isClear(declaration)) continue;
      it(`${declaration.path}, which is required`, () => {
        const root = requiredRequest(schema);
        ensure(root, declaration);
        const text = render(root);
        check(text, declaration.name);
        // What only one source calls required is a Warning when it is missing.
        const severity = declaration.confidence === 'high' ? 1 : 2;
        for (const misspelt of misspellings(declaration.name)) {
          const renamed = withName(text, declaration.name, misspelt);
          const severities = diagnosticsOf(renamed, {}, service)
            .filter(({ range }) => documentOf(renamed).getText(range) === misspelt)
            .map(({ severity }) => severity);
          assert.ok(severities.includes(severity), `${misspelt} has not severity ${severity} in\n${renamed}`);
        }
      });
    }
  });
}
