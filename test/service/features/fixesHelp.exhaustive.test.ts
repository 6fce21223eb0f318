/**
 * Every quick fix of damaged samples: applied, it leaves no more errors than before.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CodeAction, DiagnosticSeverity } from 'vscode-languageserver-types';
import { applyAction, diagnosticsOf, fixesOf } from '../../support/checkDiagnostics';
import { samples } from '../../support/samples';

/** What these fixes fix hid other mistakes: a Tag chooses what is checked, and only what is closed is. */
const revealing = ['missing-tag', 'end-tag-missing'];

const isSyntax = (code: unknown): boolean => /^(?:syntax|end-tag)-/.test(String(code));

/** Codes of the errors. */
function errorsOf(text: string): string[] {
  return diagnosticsOf(text)
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(({ code }) => String(code));
}

/** One element too many is not counted: a person wrote both, and a fix of one cannot choose. A fix of all can. */
const countsFor =
  ({ title }: CodeAction) =>
  (code: string): boolean =>
    code !== 'repeated-element' || title.startsWith('Fix all');

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
    checkFix(text, fix, revealing.includes(String(code)) ? isSyntax : countsFor(fix));
  }
}

const insertions = ['&', '&amp', '<', 'text', '<!DOCTYPE a>', '<!-- ', '</Input>', '<Object>', '<Unknown/>'];

/** Each leaf with a letter in another place, twice, and under the name of another leaf or container. */
function misnamed(text: string): string[] {
  const names = [...new Set([...text.matchAll(/<(\w+)>/g)].map(([, name = '']) => name))];
  return [...text.matchAll(/<(\w+)>([^<\n]*)<\/\1>/g)].flatMap(
    ({ 0: leaf, 1: name = '', 2: value = '', index }, count) => {
      const other = names[(count * 7) % names.length] ?? name;
      const typo = `${name.slice(1)}${name.charAt(0)}`;
      const misspelt = `<${typo}>${value}</${typo}>`;
      const strange = `<${other}>${value}</${other}>`;
      return [misspelt, misspelt + misspelt, leaf + misspelt, strange, leaf + strange, strange + strange].map(
        (written) => text.slice(0, index) + written + text.slice(index + leaf.length),
      );
    },
  );
}

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
  return [text, ...without, ...twice, ...beginnings, ...markup, ...inserted, ...misnamed(text)];
}

describe('a quick fix leaves no more errors than before', () => {
  for (const { file, text } of samples()) {
    it(`in ${file}, damaged`, () => {
      for (const damaged of damagesOf(text)) checkFixes(damaged);
    });
  }
});
