/**
 * What is known of the service's calls about jobs, read from `schemas/service.json`: no other file here reads it.
 */

import facts from '../../schemas/service.json';

/** Where jobs are looked up, listed and cancelled. */
export interface JobPlace {
  readonly path: string;
  /** The kind of processing whose older jobs are here; undefined for the place of all kinds. */
  readonly service?: string | undefined;
  /** How the ids of this kind of processing begin. */
  readonly idPrefix?: string | undefined;
  /** How messages of the service call this kind of processing. */
  readonly names?: readonly string[] | undefined;
  /** The Tags whose jobs are here before anywhere else. */
  readonly tags?: readonly string[] | undefined;
  /** Where its jobs are cancelled, if not here. */
  readonly cancelPath?: string | undefined;
  /** The CAM actions, where a page gives them. */
  readonly describeAction?: string | undefined;
  readonly listAction?: string | undefined;
  readonly cancelAction?: string | undefined;
}

/** The place of most jobs. */
export const USUAL_PLACE: JobPlace = {
  path: '/jobs',
  describeAction: facts.describe.action,
  listAction: facts.list.action,
  cancelAction: facts.cancel.action,
};
/** All places, the usual one first. */
export const JOB_PLACES: readonly JobPlace[] = [USUAL_PLACE, ...facts.otherPlaces];
/** The letters by which the ids of jobs begin, by Tag, where it is not the usual one. */
export const ID_PREFIXES: ReadonlyMap<string, string> = new Map(Object.entries(facts.jobIdPrefixes.byTag));
/** The letter by which the ids of most jobs begin. */
export const USUAL_ID_PREFIX: string = facts.jobIdPrefixes.usual;
/** The CAM action that every submission needs beside its own: a job runs in a role of the account. */
export const PASS_ROLE_ACTION: string = facts.passRole.action;

/** How many ids one lookup takes. */
export const MAX_DESCRIBE_IDS: number = facts.describe.maxIds;
/** How many ids one cancellation takes. */
export const MAX_CANCEL_IDS: number = facts.cancel.maxIds;

/** For how many months the service finds a job. */
export const JOBS_KEPT_MONTHS: number = facts.jobsKept.months;

/** How many jobs a page of a list has. */
export const LIST_SIZES: { readonly usual: number; readonly largest: number } = {
  usual: facts.list.defaultSize,
  largest: facts.list.maxSize,
};
/** The kinds of queues that a list can be limited to. */
export const QUEUE_TYPES: readonly string[] = facts.list.queueTypes;
/** By time of creation, the newest first or last. */
export const LIST_ORDERS: readonly string[] = facts.list.orders;

/** The states in which `Progress` means something. */
export const PROGRESS_STATES: readonly string[] = facts.progress.states;
/** The Tags whose jobs have bit rates in bit/s among the media information. */
export const BITS_PER_SECOND_TAGS: readonly string[] = facts.bitsPerSecond.tags;

/** The code that a message of the service stands for, whatever code came with it; undefined for most messages. */
export function codeOfMessage(message: string): string | undefined {
  return facts.errorTexts.find(({ pattern }) => new RegExp(pattern, 'i').test(message))?.code;
}

/** The kind of processing that a message of the service is about; undefined where it names none of these. */
export function serviceOfMessage(message: string): string | undefined {
  const kinds = [facts.usualService, ...facts.otherPlaces];
  return kinds.find(({ names }) => new RegExp(`\\b(?:${names.join('|')})[_ -]?bucket`, 'i').test(message))
    ?.service;
}

/** Where a service is switched on for a bucket. */
export const BUCKETS_PAGE: string = facts.console.buckets;
