// The schema of a Tag as JSON Schema, for the JSON and YAML servers: the same structure and limits,
// with every value a string, as XML has it.

const numberPattern = { integer: '^[+-]?\\d+$', decimal: '^[+-]?(\\d+\\.?\\d*|\\.\\d+)$' };

function leafSchema({ builtin, facets }) {
  const schema = { type: 'string' };
  if (facets.enumeration) schema.enum = facets.enumeration.map(({ value }) => value);
  else if (builtin === 'boolean') schema.enum = ['true', 'false'];
  else if (numberPattern[builtin]) schema.pattern = numberPattern[builtin];
  else if (facets.pattern) schema.pattern = facets.pattern.source;
  if (facets.maxLength !== undefined) schema.maxLength = facets.maxLength;
  return schema;
}

function elementSchema(declaration) {
  if (declaration.builtin !== 'container') return leafSchema(declaration);
  return {
    type: 'object',
    additionalProperties: false,
    required: declaration.children.filter(({ minOccurs }) => minOccurs > 0).map(({ name }) => name),
    properties: Object.fromEntries(declaration.children.map((child) => [child.name, childSchema(child)])),
  };
}

/** A repeated element is a list. */
function childSchema(declaration) {
  const schema = { ...elementSchema(declaration), description: declaration.documentation };
  if (declaration.maxOccurs === 1) return schema;
  const most = Number.isFinite(declaration.maxOccurs) ? { maxItems: declaration.maxOccurs } : {};
  return { type: 'array', items: schema, ...most };
}

/** JSON Schema (draft 7) of the content of `<Request>`. */
export function toJsonSchema(requestSchema) {
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...elementSchema(requestSchema.root) };
}
