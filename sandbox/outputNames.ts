/**
 * The names of the files that a job makes, with the wildcards of the request replaced.
 */
import type { AnswerMedia } from '../server/service/schema/rawAnswerTypes';
import type { Job } from './jobLifecycle';
import { childOf, findText } from './requestValues';

/** Files of one name of the request. */
export interface OutputFiles {
  /** What all names begin with; empty where each is whole. */
  readonly prefix: string;
  readonly names: readonly string[];
}

/** Stands for the files that come of one name. */
const NUMBER = /\$\{(?:number|time)\}/i;

/** So many files come of a name with a running number where the request says no other count, and at most. */
const USUAL_COUNT = 3;
const LARGEST_COUNT = 100;

/** The names below the job's Output, whatever its elements are called: all but sheets of small pictures. */
export function outputNames(job: Job, media: AnswerMedia): readonly string[] {
  return namesIn(childOf(job.operation, 'Output'), /^(?!Sprite).*Object$/).map((name) =>
    wholeName(job, name, media),
  );
}

/** The names of sheets of small pictures. */
export function spriteNames(job: Job, media: AnswerMedia): readonly string[] {
  return namesIn(childOf(job.operation, 'Output'), /^SpriteObject$/).map((name) =>
    wholeName(job, name, media),
  );
}

/** The files that come of one name. */
export function filesOf(job: Job, name: string, { wholeNames = false }: AnswerMedia): OutputFiles {
  const numberAt = name.search(NUMBER);
  if (numberAt === -1) return { prefix: '', names: [name] };
  const [prefix, rest] = wholeNames ? ['', name] : [name.slice(0, numberAt), name.slice(numberAt)];
  const names = Array.from({ length: countOf(job) }, (_none, index) =>
    rest
      .replace(/\$\{number\}/gi, () => String(index))
      // A picture each second.
      .replace(/\$\{time\}/gi, () => String(index * 1000)),
  );
  return { prefix, names };
}

/** A name without the wildcards that are the same for all its files. */
export function wholeName(job: Job, name: string, media: AnswerMedia = {}): string {
  return name.replace(/\$\{jobid\}/gi, () => job.jobId).replace(/\$\{ext\}/gi, () => extensionOf(job, media));
}

function namesIn(value: unknown, wanted: RegExp): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, wanted));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && inner !== '' && wanted.test(name) ? [inner] : namesIn(inner, wanted),
  );
}

function countOf({ operation }: Job): number {
  const asked = Number(findText(operation, 'Count') ?? USUAL_COUNT);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, LARGEST_COUNT) : USUAL_COUNT;
}

/** The first `Format` anywhere in the Operation names the container; a template would. */
function extensionOf({ operation }: Job, { info }: AnswerMedia): string {
  const usual = { picture: 'gif', sound: 'mp3', codec: 'mp3', empty: 'jpg', none: 'txt' };
  return findText(operation, 'Format') ?? (info === undefined ? 'mp4' : usual[info]);
}
