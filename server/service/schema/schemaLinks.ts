/**
 * What ties schema files together: named types, restricted paths, the elements that rules name, source ids.
 */
import { compilePath, pathsOf } from '../constraints/index';
import { isBuiltinType } from './builtinTypes';
import { findCircles } from './circleLinks';
import { compileSchemaSet } from './compileSchemaSet';
import type { RawHolder } from './elementGroups';
import { checkLayouts } from './layoutLinks';
import type { RawElement, RawSchemaSet, RawType } from './rawSchemaTypes';
import type { ElementDeclaration, RequestSchema } from './schemaTypes';
import { escapePointer, type SchemaProblem } from './shapeReader';
import { templatePaths } from './template';

/** The problems between files that each have the right shape. */
export function checkLinks(raw: RawSchemaSet): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  for (const [name, tag] of Object.entries(raw.tags)) {
    checkElements(raw, `tags/${name}.json`, '/children', tag.children, problems);
    if (tag.category !== undefined && !raw.categories?.categories.some(({ id }) => id === tag.category)) {
      const message = `names no category: \`${tag.category}\``;
      problems.push({ file: `tags/${name}.json`, pointer: '/category', message });
    }
  }
  for (const [name, type] of Object.entries(raw.types)) {
    checkElements(raw, `types/${name}.json`, '/children', type.children ?? {}, problems);
    checkBase(name, type, problems);
  }
  for (const [name, group] of Object.entries(raw.groups)) {
    checkElements(raw, `groups/${name}.json`, '/children', group.children, problems);
  }
  problems.push(...findCircles(raw));
  // Expansion needs types that exist and end.
  if (problems.length > 0) return problems;
  for (const [name, schema] of compileSchemaSet(raw).tags) {
    problems.push(...checkRules(`tags/${name}.json`, schema));
    problems.push(...checkAlternatives(`tags/${name}.json`, schema));
    problems.push(...checkFollowed(`tags/${name}.json`, schema));
    problems.push(...checkRestrictions(`tags/${name}.json`, raw, schema));
    problems.push(...checkTemplates(`tags/${name}.json`, schema));
    problems.push(...checkLayouts(`tags/${name}.json`, schema));
  }
  return withoutRepetitions(problems);
}

/** A fault of a group is found in each Tag that uses it. */
function withoutRepetitions(problems: readonly SchemaProblem[]): SchemaProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function checkElements(
  raw: RawSchemaSet,
  file: string,
  pointer: string,
  children: Readonly<Record<string, RawElement>>,
  problems: SchemaProblem[],
): void {
  for (const [name, element] of Object.entries(children)) {
    const at = `${pointer}/${escapePointer(name)}`;
    if (!isBuiltinType(element.type) && raw.types[element.type] === undefined) {
      problems.push({ file, pointer: `${at}/type`, message: `names no type: \`${element.type}\`` });
    }
    checkElements(raw, file, `${at}/children`, element.children ?? {}, problems);
  }
}

function checkBase(name: string, type: RawType, problems: SchemaProblem[]): void {
  if (type.base === undefined || isBuiltinType(type.base)) return;
  const message = `names no built-in type: \`${type.base}\``;
  problems.push({ file: `types/${name}.json`, pointer: '/base', message });
}

/** Every element that a rule names must be declared below the rule's holder. */
function checkRules(file: string, schema: RequestSchema): SchemaProblem[] {
  return schema.declarations.flatMap((holder) =>
    holder.constraints.flatMap(({ rule, source }) => {
      const where = holder.path === '' ? 'Request' : holder.path;
      const unknownPaths = pathsOf(rule).filter((path) => !isDeclared(path, holder));
      const problems = unknownPaths.map(
        (path) => `the rule \`${rule.kind}\` of ${where} names no element: \`${path}\``,
      );
      if (rule.source !== undefined && source?.id !== rule.source) {
        problems.push(`the rule \`${rule.kind}\` of ${where} names no source: \`${rule.source}\``);
      }
      return problems.map((message) => ({ file, pointer: '', message }));
    }),
  );
}

/** Every slot of an outline, of a link and of the job's sentence must lead to an element. */
function checkTemplates(file: string, schema: RequestSchema): SchemaProblem[] {
  const sentence = (schema.summary.sentence ?? []).map((template) => ({ holder: schema.root, template }));
  const outlines = schema.declarations.flatMap((holder) =>
    holder.outline === undefined ? [] : [{ holder, template: holder.outline }],
  );
  const links = schema.declarations.flatMap(({ link, parent }) =>
    link === undefined || parent === undefined ? [] : [{ holder: parent, template: link.url }],
  );
  return [...sentence, ...outlines, ...links].flatMap(({ holder, template }) =>
    templatePaths(template)
      .filter((path) => !isDeclared(path, holder))
      .map((path) => ({ file, pointer: '', message: `\`${template}\` names no element: \`${path}\`` })),
  );
}

function isDeclared(path: string, holder: ElementDeclaration): boolean {
  // Only the declaration matters here, not the ids.
  return compilePath(path, holder, new Map()).declaration !== undefined;
}

/** What may stand in for an element must be declared beside it. */
function checkAlternatives(file: string, schema: RequestSchema): SchemaProblem[] {
  return schema.declarations.flatMap(({ path, parent, alternatives }) =>
    alternatives
      .filter((name) => parent === undefined || !isDeclared(name, parent))
      .map((name) => ({
        file,
        pointer: '',
        message: `the alternative \`${name}\` of ${path} is not an element there`,
      })),
  );
}

/** What a value follows from must be declared beside it. */
function checkFollowed(file: string, schema: RequestSchema): SchemaProblem[] {
  return schema.declarations.flatMap(({ path, parent, follows }) =>
    follows === undefined || (parent !== undefined && isDeclared(follows.element, parent))
      ? []
      : [{ file, pointer: '', message: `${path} follows no element: \`${follows.element}\`` }],
  );
}

/** Every restricted path must lead to an element. */
function checkRestrictions(file: string, raw: RawSchemaSet, schema: RequestSchema): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const visit = (rawHolder: RawHolder, holder: ElementDeclaration, where: Place): void => {
    for (const { name, element, place } of placesOf(raw, rawHolder, where)) {
      const declaration = holder.children.find((child) => child.name === name);
      if (declaration === undefined) continue;
      for (const path of Object.keys(element.restrict ?? {})) {
        if (isDeclared(path, declaration)) continue;
        const message = `restricts no element of \`${name}\``;
        const pointer = `${place.pointer}/restrict/${escapePointer(path)}`;
        problems.push({ file: place.file, pointer, message });
      }
      visit(element, declaration, place);
    }
  };
  visit(raw.tags[schema.tag] ?? {}, schema.root, { file, pointer: '' });
  return problems;
}

type Place = Pick<SchemaProblem, 'file' | 'pointer'>;

/** The elements that a container and its groups hold, and where they are written. */
function placesOf(
  raw: RawSchemaSet,
  { children = {}, groups = [] }: RawHolder,
  { file, pointer }: Place,
): { name: string; element: RawElement; place: Place }[] {
  const inside = (written: RawHolder['children'], inFile: string, at: string) =>
    Object.entries(written ?? {}).map(([name, element]) => ({
      name,
      element,
      place: { file: inFile, pointer: `${at}/children/${escapePointer(name)}` },
    }));
  const grouped = groups.flatMap((name) => inside(raw.groups[name]?.children, `groups/${name}.json`, ''));
  return [
    ...inside(children, file, pointer),
    ...grouped.filter(({ name }) => !Object.hasOwn(children, name)),
  ];
}
