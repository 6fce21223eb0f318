/**
 * Hints behind elements that the service ignores: which other element has overridden them.
 */
import type { Language } from '../../../../l10n/language';
import type { RequestDocument } from '../../binding/requestDocument';
import { describeRule } from '../../constraints/index';
import { at, NONE } from '../../parser/xmlNodes';
import { textSpan } from '../../parser/xmlText';
import type { RawPredicate } from '../../schema/rawSchemaTypes';
import { findProblems } from '../../validation/findProblems';

/** A hint before it has a place in lines. */
export interface OffsetHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** The hints of a document: behind values, and behind the start tags of containers. */
export function overriddenHints(request: RequestDocument): OffsetHint[] {
  const { xml, declarations } = request;
  const { language } = request.schemaSet;
  return findProblems(request).flatMap(({ code, node, constraint }): OffsetHint[] => {
    if (code !== 'ignored-when' || node === NONE || constraint?.rule.when === undefined) return [];
    const isContainer = declarations[node]?.builtin === 'container';
    const offset = isContainer ? at(xml.startTagEnd, node) : textSpan(xml, node).end;
    return [
      {
        offset,
        label: labelOf(constraint.rule.when, language),
        tooltip: describeRule(constraint.rule, language),
      },
    ];
  });
}

/** One element that is there has won; behind any other condition stands a reason too long for a line. */
function labelOf(when: RawPredicate, { t }: Language): string {
  return 'present' in when && when.present ? t('overridden by {0}', when.element) : t('no effect');
}
