/**
 * What ties groups to the containers that use them: the names, no element twice, rules about their own elements.
 */
import { pathsOf } from '../constraints/index';
import { isBuiltinType } from './builtinTypes';
import type { RawHolder } from './elementGroups';
import type { RawElement, RawGroup, RawSchemaSet } from './rawSchemaTypes';
import { escapePointer, type SchemaProblem } from './shapeReader';

type Report = (pointer: string, message: string) => void;

/** The problems of groups and of their uses, in files that each have the right shape. */
export function checkGroups(raw: RawSchemaSet): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const reportIn =
    (file: string): Report =>
    (pointer, message) => {
      problems.push({ file, pointer, message });
    };
  for (const [name, tag] of Object.entries(raw.tags)) checkUses(raw, tag, '', reportIn(`tags/${name}.json`));
  for (const [name, type] of Object.entries(raw.types)) {
    const report = reportIn(`types/${name}.json`);
    if (type.groups !== undefined && type.base !== undefined)
      report('/groups', 'stand only in a type that holds elements');
    checkUses(raw, type, '', report);
  }
  for (const [name, group] of Object.entries(raw.groups)) {
    const report = reportIn(`groups/${name}.json`);
    checkUses(raw, group, '', report);
    checkOwnRules(group, report);
  }
  return problems;
}

function checkUses(raw: RawSchemaSet, holder: RawHolder, pointer: string, report: Report): void {
  const holderOf = new Map<string, string>();
  for (const [index, name] of (holder.groups ?? []).entries()) {
    const at = `${pointer}/groups/${index}`;
    const group = raw.groups[name];
    if (group === undefined) report(at, `names no group: \`${name}\``);
    for (const element of Object.keys(group?.children ?? {})) {
      const other = holderOf.get(element);
      if (other !== undefined) report(at, `has \`${element}\`, as the group \`${other}\` has`);
      holderOf.set(element, name);
    }
  }
  for (const [name, element] of Object.entries(holder.children ?? {})) {
    const at = `${pointer}/children/${escapePointer(name)}`;
    if (element.groups !== undefined && !holdsElements(raw, element))
      report(`${at}/groups`, 'stand only in an element that holds elements');
    checkUses(raw, element, at, report);
  }
}

function holdsElements(raw: RawSchemaSet, { type }: RawElement): boolean {
  // A type that is not there is reported elsewhere.
  return isBuiltinType(type) ? type === 'container' : raw.types[type]?.base === undefined;
}

/** A rule of a group starts at elements of the group, so that it holds wherever the group is used. */
function checkOwnRules({ children, constraints = [] }: RawGroup, report: Report): void {
  for (const [index, rule] of constraints.entries()) {
    for (const path of pathsOf(rule)) {
      const [first = ''] = path.split('/');
      if (!Object.hasOwn(children, first))
        report(`/constraints/${index}`, `names no element of the group: \`${path}\``);
    }
  }
}
