/**
 * Every quick fix of damaged samples: applied, it leaves no more errors than before.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CodeAction, DiagnosticSeverity } from 'vscode-languageserver-types';
import { applyAction, diagnosticsOf, fixesOf } from '../support/checkDiagnostics';
import { samples } from '../support/samples';

/** What these fixes mend hid other mistakes: a Tag chooses what is checked, and only what is closed is. */
const revealing = ['missing-tag', 'end-tag-missing'];

const isSyntax = (code: unknown): boolean => /^(?:syntax|end-tag)-/.test(String(code));

/** Codes of the errors. One element too many is not counted: a person wrote both, and a fix cannot choose. */
function errorsOf(text: string): string[] {
  return diagnosticsOf(text)
    .filter(({ severity, code }) => severity === DiagnosticSeverity.Error && code !== 'repeated-element')
    .map(({ code }) => String(code));
}

function checkFix(text: string, fix: CodeAction, counts: (code: string) => boolean): void {
  const after = applyAction(text, fix);
  const before = errorsOf(text).filter(counts);
  const left = errorsOf(after).filter(counts);
  assert.ok(left.length <= before.length, `${fix.title}\n${text}\n${before} became ${left}\n${after}`);
}

/** Where tags do not fit, which element is where is a guess: there, only the fixes of tags must be right. */
function checkFixes(text: string): void {
  const isBroken = errorsOf(text).some(isSyntax);
  for (const fix of fixesOf(text)) {
    const code = fix.diagnostics?.[0]?.code;
    if (isBroken && !isSyntax(code)) continue;
    checkFix(text, fix, revealing.includes(String(code)) ? isSyntax : () => true);
  }
}

const insertions = ['&', '&amp', '<', 'text', '<!DOCTYPE a>', '<!-- ', '</Input>', '<Object>', '<Unknown/>'];

/** A sample, damaged in one place in every way. */
function damagesOf(text: string): string[] {
  const lines = text.split('\n');
  const without = lines.map((_line, index) =>
    [...lines.slice(0, index), ...lines.slice(index + 1)].join('\n'),
  );
  const twice = lines.map((_line, index) => [...lines.slice(0, index + 1), ...lines.slice(index)].join('\n'));
  const beginnings = Array.from({ length: 13 }, (_, part) =>
    text.slice(0, Math.round((text.length * part) / 13)),
  );
  const markup = [...text.matchAll(/[<>/]/g)]
    .filter((_match, count) => count % 3 === 0)
    .map(({ index }) => text.slice(0, index) + text.slice(index + 1));
  const inserted = [...text.matchAll(/>/g)].map(({ index }, count) => {
    const insertion = insertions[count % insertions.length] ?? '';
    return text.slice(0, index + 1) + insertion + text.slice(index + 1);
  });
  return [text, ...without, ...twice, ...beginnings, ...markup, ...inserted];
}

describe('a quick fix leaves no more errors than before', () => {
  for (const { file, text } of samples()) {
    it(`in ${file}, damaged`, () => {
      for (const damaged of damagesOf(text)) checkFixes(damaged);
    });
  }
});
