/**
 * Tests made from the schema data: whatever breaks one rule or one limit, each fix that is offered fixes it, and a
 * preferred one leaves a document that is at least as valid.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { applyAction, diagnosticsOf, repairFixesOf, summarize } from '../../support/checkDiagnostics';
import { ensure, render, requiredRequest } from '../../support/requestBuilder';
import { findBroken, rulesOf, waysToBreak } from '../../support/ruleTests';
import { languageService, schemaSet } from '../../support/schemaSet';

const service = languageService();

function errorsIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
}

function isSame(left: Diagnostic, right: Diagnostic): boolean {
  return left.code === right.code && left.message === right.message;
}

/**
 * Tries every fix of a text; answers those that do not fix their problem, and the preferred ones that break
 * something else. (A choice that the user makes may ask for more: a report to a queue needs the queue.)
 */
function badFixes(text: string): string[] {
  const before = diagnosticsOf(text, {}, service);
  return repairFixesOf(text, service)
    .filter(({ title }) => !title.startsWith('Fix all'))
    .flatMap((fix) => {
      const fixed = applyAction(text, fix);
      const after = diagnosticsOf(fixed, {}, service);
      const fixes = fix.diagnostics ?? [];
      const count = (all: readonly Diagnostic[], one: Diagnostic): number =>
        all.filter((each) => isSame(each, one)).length;
      const helps = fixes.some((problem) => count(after, problem) < count(before, problem));
      const harms = fix.isPreferred === true && errorsIn(after) > errorsIn(before);
      if (helps && !harms) return [];
      const change = `${summarize(text, before).join(', ')} → ${summarize(fixed, after).join(', ')}`;
      return [`${fix.title}: ${change}`];
    });
}

for (const schema of schemaSet().tags.values()) {
  describe(`fixes of ${schema.tag}`, () => {
    for (const placed of rulesOf(schema)) {
      const index = placed.holder.constraints.indexOf(placed.constraint);
      for (const breach of waysToBreak(placed)) {
        it(`${placed.holder.path || 'Request'} ${index} ${placed.constraint.rule.kind}: ${breach.label}`, () => {
          const broken = findBroken(service, placed, breach);
          assert.ok(broken);
          assert.deepEqual(badFixes(broken.text), []);
        });
      }
    }
    for (const declaration of schema.declarations) {
      if (declaration.builtin === 'container' || declaration.builtin === 'tag') continue;
      it(`${declaration.path} with wrong values`, () => {
        const bad = ['yes', '-7', '0', '99999999', '12.5', '#FFCC00', '/a B', '${Wrong}', '字'].flatMap(
          (value) => {
            const root = requiredRequest(schema);
            ensure(root, declaration).value = value;
            return badFixes(render(root));
          },
        );
        assert.deepEqual(bad, []);
      });
    }
  });
}
