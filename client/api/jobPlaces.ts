/**
 * Where a job lives: the paths by which it can be looked up, listed and cancelled, the likeliest first.
 * Which place is whose is data in `schemas/service.json`.
 */

import { ID_PREFIXES, JOB_PLACES, type JobPlace, USUAL_ID_PREFIX, USUAL_PLACE } from './serviceFacts';

/** A job to ask about. */
export interface JobReference {
  readonly jobId: string;
  /** What is known of it. */
  readonly tag?: string | undefined;
}

/** The paths by which a job may be found, at least one. */
export function describePaths({ jobId, tag }: JobReference): readonly [string, ...string[]] {
  const [first, ...others] = placesOf(jobId, tag);
  return [first.path, ...others.map(({ path }) => path)];
}

/** The paths by which a job may be cancelled, at least one. */
export function cancelPaths({ jobId, tag }: JobReference): readonly [string, ...string[]] {
  const paths = placesOf(jobId, tag).flatMap(({ path, cancelPath }) =>
    cancelPath === undefined ? [path] : [cancelPath, path],
  );
  const [first = USUAL_PLACE.path, ...others] = new Set(paths);
  return [first, ...others];
}

/** The path by which the jobs of a Tag are listed. */
export function listPath(tag: string): string {
  return placeOfTag(tag).path;
}

/** The place at a path; what is not known of another path is left open. */
export function placeAt(path: string): JobPlace {
  return JOB_PLACES.find((place) => place.path === path) ?? { path };
}

/** The kind of processing whose ids begin like this one; undefined for media, and where that is unknown. */
export function serviceOfJobId(jobId: string): string | undefined {
  return JOB_PLACES.find(({ idPrefix }) => idPrefix !== undefined && jobId.startsWith(idPrefix))?.service;
}

function placesOf(jobId: string, tag: string | undefined): readonly [JobPlace, ...JobPlace[]] {
  const byPrefix = placesByPrefix(jobId.slice(0, 1));
  const known = tag === undefined ? [] : [placeOfTag(tag)];
  const [first = USUAL_PLACE, ...others] = new Set([...known, ...byPrefix]);
  return [first, ...others];
}

/** A kind of processing has jobs in two places; an id that names no kind may be anywhere. */
function placesByPrefix(prefix: string): readonly JobPlace[] {
  if (prefix === USUAL_ID_PREFIX) {
    return [USUAL_PLACE];
  }
  const own = JOB_PLACES.find(({ idPrefix }) => idPrefix === prefix);
  if (own === undefined) {
    return JOB_PLACES;
  }
  const tags = [...ID_PREFIXES].filter(([, other]) => other === prefix).map(([tag]) => tag);
  const isAllHere = tags.every((tag) => placeOfTag(tag) === own);
  return isAllHere ? [own, USUAL_PLACE] : [USUAL_PLACE, own];
}

function placeOfTag(tag: string): JobPlace {
  return JOB_PLACES.find(({ tags }) => tags?.includes(tag) === true) ?? USUAL_PLACE;
}
