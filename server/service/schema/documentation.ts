/**
 * The one place that turns a declaration into sentences for people: hovers and completion documentation.
 * Markdown inside; `toPlainText` for clients that cannot show it.
 */
import { describeRule, pathsOf } from '../constraints/index';
import { limitPhrase } from './limitPhrase';
import type { ElementDeclaration, RequestSchema, Source } from './schemaTypes';
import { quote } from './words';

/** The limit of a value in a few words, for the right side of a completion list. */
export function shortLimit(declaration: ElementDeclaration): string {
  if (declaration.builtin === 'container') return 'element';
  return toPlainText(limitPhrase(declaration.builtin, declaration.facets, declaration.unit));
}

/** Everything worth knowing about an element, in Markdown. */
export function describeDeclaration(declaration: ElementDeclaration): string {
  const facts = [limitSentence(declaration), widerSentence(declaration), defaultSentence(declaration)];
  const blocks = [
    `**${declaration.name}** (${occurrence(declaration)})`,
    declaration.documentation,
    facts.filter((fact) => fact !== '').join(' '),
    ...rulesAbout(declaration).map((rule) => `- ${rule}`),
    ...declaration.discrepancies.map(
      ({ what, where, taken }) =>
        `- *Sources differ* on ${lowerFirst(what)}: ${lowerFirst(where)}. Taken here: ${taken}.`,
    ),
    declaration.deprecated === undefined ? '' : `*Deprecated.* ${declaration.deprecated}`,
    confidenceSentence(declaration),
    linkTo(declaration.source),
  ];
  return joinBlocks(blocks);
}

/** What a job does, in Markdown. */
export function describeSchema(schema: RequestSchema): string {
  return joinBlocks([
    `**${schema.tag}**`,
    schema.documentation,
    `Sent with \`${schema.operation.method} ${schema.operation.path}\`; the account needs \`${schema.operation.action}\`.`,
    ...schema.discrepancies.map(
      ({ what, where, taken }) =>
        `- *Sources differ* on ${lowerFirst(what)}: ${lowerFirst(where)}. Taken here: ${taken}.`,
    ),
    linkTo(schema.page),
  ]);
}

function occurrence({ minOccurs, maxOccurs, responseOnly, parent }: ElementDeclaration): string {
  if (parent === undefined) return 'root element';
  if (responseOnly) return 'in responses only';
  const needed = minOccurs > 0 ? 'required' : 'optional';
  if (maxOccurs === 1) return needed;
  return Number.isFinite(maxOccurs)
    ? `${needed}, at most ${maxOccurs} times`
    : `${needed}, any number of times`;
}

function limitSentence({ builtin, facets, unit }: ElementDeclaration): string {
  if (builtin === 'container' || builtin === 'tag') return '';
  return `${upperFirst(limitPhrase(builtin, facets, unit))}.`;
}

function widerSentence({ builtin, wider, unit }: ElementDeclaration): string {
  if (wider === undefined) return '';
  return `Another official page allows ${limitPhrase(builtin, wider, unit)}.`;
}

function defaultSentence({ default: preset }: ElementDeclaration): string {
  return preset === undefined ? '' : `Default: ${quote(preset)}.`;
}

function confidenceSentence({ confidence }: ElementDeclaration): string {
  return confidence === 'low' ? '*Not described on any page that is known.*' : '';
}

/** The rules of all containers around an element that name it. */
export function rulesAbout(declaration: ElementDeclaration): string[] {
  const sentences = new Set<string>();
  let path = '';
  let below = declaration;
  for (let holder = declaration.parent; holder !== undefined; holder = holder.parent) {
    path = path === '' ? below.name : `${below.name}/${path}`;
    for (const { rule } of holder.constraints) {
      if (pathsOf(rule).includes(path)) sentences.add(describeRule(rule));
    }
    below = holder;
  }
  return [...sentences];
}

function linkTo(source: Source | undefined): string {
  if (source === undefined || source.url === '') return '';
  const updated = source.updated === undefined ? '' : ` (${source.updated})`;
  return `[${source.title ?? 'Vendor page'}](${source.url})${updated}`;
}

/** Blank lines between blocks; list items stay together. */
function joinBlocks(blocks: readonly string[]): string {
  const filled = blocks.filter((block) => block !== '');
  return filled.reduce((text, block, index) => {
    if (index === 0) return block;
    const together = block.startsWith('- ') && filled[index - 1]?.startsWith('- ') === true;
    return `${text}${together ? '\n' : '\n\n'}${block}`;
  }, '');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences of the data start with a capital; inside another sentence names in backticks stay as they are. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Markdown without its marks. Only for text that this file made. */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1$2')
    .replaceAll('`', '');
}
