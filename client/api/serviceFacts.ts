/**
 * What is known of the service's calls about jobs, read from `schemas/service.json`: no other file here reads it.
 */

import facts from '../../schemas/service.json';

/** The CAM action of a lookup. */
export const DESCRIBE_ACTION: string = facts.describe.action;
/** The CAM action of a list. */
export const LIST_ACTION: string = facts.list.action;
/** The CAM action of a cancellation. */
export const CANCEL_ACTION: string = facts.cancel.action;
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

/** Where a service is switched on for a bucket. */
export const BUCKETS_PAGE: string = facts.console.buckets;
