/**
 * The facts about a value as a small table, for hovers: what it may be, its unit, its default,
 * and what another official page allows.
 */

import type { Language } from '../../../l10n/language';
import { codeSpan } from '../../../l10n/markdownText';
import type { Documentation, TableColumn } from '../util/markup';
import { builtinTypes } from './builtinTypes';
import { factSentences } from './documentation';
import { limitPhrase } from './limitPhrase';
import type { ElementDeclaration } from './schemaTypes';

/** The facts about a value as a table; a single one is a sentence, and a container has none. */
export function factTable(declaration: ElementDeclaration, language: Language): Documentation {
  const { builtin, facets, unit, default: preset, wider } = declaration;
  if (builtin === 'container' || builtin === 'tag') return [];
  const value = limitPhrase(builtin, facets, undefined, language);
  const columns: readonly TableColumn[] = [
    { title: language.t('Allowed'), cell: value === language.t(builtinTypes.string.noun) ? '' : value },
    { title: language.t('Unit'), cell: unit ?? '' },
    { title: language.t('Default'), cell: preset === undefined ? '' : codeSpan(preset) },
    {
      title: language.t('Another official page'),
      cell: wider === undefined ? '' : limitPhrase(builtin, wider, undefined, language),
    },
  ];
  const shown = columns.filter(({ cell }) => cell !== '');
  return shown.length > 1 ? [{ kind: 'table', columns: shown }] : factSentences(declaration, language);
}
