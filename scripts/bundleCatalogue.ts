/**
 * All translations into Simplified Chinese as one catalogue: those of the programs under `l10n/zh-cn/`,
 * those of the schemas under `schemas/zh-cn/`.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Catalogue } from '../l10n/language';

/** The folders of translations, relative to the root of the repository. */
export const catalogueFolders: readonly string[] = ['l10n/zh-cn', 'schemas/zh-cn'];

/** Every file of translations by its path relative to the root. */
export function catalogueFiles(root: string): ReadonlyMap<string, Catalogue> {
  const files = catalogueFolders.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json'))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
      .sort(),
  );
  // Their form is tested.
  return new Map(
    files.map((file) => [file, JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as Catalogue]),
  );
}

/** The translations of a file of the schemas that programs without the schemas read: the API client. */
const READ_BY_PROGRAMS = 'schemas/zh-cn/responses/errors.json';

/** The texts of the programs alone: those of the schemas stand beside their parts. */
export function programCatalogue(root: string): Catalogue {
  const files = [...catalogueFiles(root)].filter(
    ([file]) => file.startsWith('l10n/') || file === READ_BY_PROGRAMS,
  );
  return Object.assign({}, ...files.map(([, catalogue]) => catalogue));
}

/** All of them in one catalogue. */
export function bundleCatalogue(root: string): Catalogue {
  return Object.assign({}, ...catalogueFiles(root).values());
}
