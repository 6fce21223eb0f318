/**
 * Types and groups that contain themselves, which could not be expanded.
 */
import type { RawHolder } from './elementGroups';
import type { RawSchemaSet } from './rawSchemaTypes';
import type { SchemaProblem } from './shapeReader';

/** One problem for each file that is met again inside of itself. */
export function findCircles(raw: RawSchemaSet): SchemaProblem[] {
  const open = new Set<string>();
  const done = new Set<string>();
  const circles = new Set<string>();
  const enter = (file: string, holder: RawHolder | undefined): void => {
    if (open.has(file)) circles.add(file);
    if (holder === undefined || open.has(file) || done.has(file)) return;
    open.add(file);
    lookInto(holder);
    open.delete(file);
    done.add(file);
  };
  const lookInto = ({ children, groups }: RawHolder): void => {
    for (const name of groups ?? []) enter(`groups/${name}.json`, raw.groups[name]);
    for (const element of Object.values(children ?? {})) {
      enter(`types/${element.type}.json`, raw.types[element.type]);
      lookInto(element);
    }
  };
  for (const [name, type] of Object.entries(raw.types)) enter(`types/${name}.json`, type);
  for (const [name, group] of Object.entries(raw.groups)) enter(`groups/${name}.json`, group);
  return [...circles].map((file) => ({ file, pointer: '', message: 'contains itself' }));
}
