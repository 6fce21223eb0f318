/**
 * Both entry points of the package in one: the language service and the client of the CI HTTP API.
 */

export * from './ciClient';
// Both entry points have a type of this name; what the language service answers fits the client.
export type { JobOperation } from './languageService';
export * from './languageService';
