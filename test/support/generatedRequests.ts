/**
 * Requests made from a Tag's schema: right in structure and values, and broken in exactly one way.
 */
import type { ElementDeclaration, RequestSchema } from '../../server/service/schema/schemaTypes';
import { limitCases } from './limitCases';
import { type BuiltElement, ensure, render, requiredRequest } from './requestBuilder';

/** What was done to a request. Only `right`, `several` and `padded` break nothing; a `value` may be right or wrong. */
export type Deed =
  | 'right'
  | 'several'
  | 'value'
  | 'padded'
  | 'empty'
  | 'missing'
  | 'repeated'
  | 'unknown'
  | 'misplaced'
  | 'text'
  | 'attribute';

/** One request, and what was done to which element of it. */
export interface GeneratedRequest {
  readonly deed: Deed;
  readonly declaration: ElementDeclaration;
  readonly text: string;
}

/** Around each element of the schema: the request that has it, and that request broken in every way. */
export function generatedRequests(schema: RequestSchema): readonly GeneratedRequest[] {
  return schema.declarations.flatMap((declaration) => [
    ...presenceDeeds(schema, declaration),
    ...(declaration.builtin === 'container'
      ? containerDeeds(schema, declaration)
      : leafDeeds(schema, declaration)),
  ]);
}

type Change = (element: BuiltElement, root: BuiltElement) => void;

/** The smallest request that has the element, changed. */
function request(
  schema: RequestSchema,
  declaration: ElementDeclaration,
  deed: Deed,
  change: Change = () => undefined,
): GeneratedRequest {
  const root = requiredRequest(schema);
  change(ensure(root, declaration), root);
  return { deed, declaration, text: render(root) };
}

function presenceDeeds(schema: RequestSchema, declaration: ElementDeclaration): GeneratedRequest[] {
  const { parent, maxOccurs, minOccurs } = declaration;
  const deeds = [request(schema, declaration, 'right')];
  if (parent === undefined) return deeds;
  const withFurther = (deed: Deed, further: number): GeneratedRequest =>
    request(schema, declaration, deed, (own, root) => {
      const siblings = ensure(root, parent).children;
      for (let count = 0; count < further; count++) siblings.push(own);
    });
  if (maxOccurs <= 10) deeds.push(withFurther('repeated', maxOccurs));
  if (maxOccurs > 1) deeds.push(withFurther('several', Math.min(maxOccurs, 30) - 1));
  if (minOccurs > 0 && declaration.builtin !== 'tag') {
    deeds.push(
      request(schema, declaration, 'missing', (own, root) => {
        const siblings = ensure(root, parent).children;
        siblings.splice(siblings.indexOf(own), 1);
      }),
    );
  }
  return deeds;
}

function containerDeeds(schema: RequestSchema, declaration: ElementDeclaration): GeneratedRequest[] {
  const unknownElement = (name: string): BuiltElement => ({
    declaration: { ...declaration, name, builtin: 'string' },
    children: [],
    value: '1',
  });
  const { name } = declaration;
  const { text } = request(schema, declaration, 'right');
  const written = (deed: Deed, startTag: string): GeneratedRequest => ({
    deed,
    declaration,
    text: text.replace(`<${name}>`, startTag),
  });
  return [
    request(schema, declaration, 'unknown', ({ children }) => children.push(unknownElement('Bogus'))),
    request(schema, declaration, 'misplaced', ({ children }) => children.push(unknownElement(name))),
    written('text', `<${name}>text`),
    written('attribute', `<${name} attribute="1">`),
  ];
}

function leafDeeds(schema: RequestSchema, declaration: ElementDeclaration): GeneratedRequest[] {
  if (declaration.builtin === 'tag') return [];
  const holding = (deed: Deed, value: string): GeneratedRequest =>
    request(schema, declaration, deed, (leaf) => {
      leaf.value = value;
    });
  const right = limitCases(declaration).find(({ code }) => code === undefined)?.value ?? '1';
  return [
    // White space of XML is none of the value, any other is.
    holding('padded', `\n ${right}\t`),
    holding('value', `${right}\u3000`),
    holding('empty', ''),
    holding('misplaced', '<Bogus/>'),
    ...limitCases(declaration).map(({ value }) => holding('value', value)),
  ];
}
