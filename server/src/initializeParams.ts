/**
 * What a client says about itself in `initialize`. Anything may be missing or of a wrong type, and some clients write
 * `null` where they mean nothing: then it counts as not said.
 */
import type { ClientCapabilities } from 'vscode-languageserver';

/** The parameters that the server reads. */
export interface ReadInitializeParams {
  /** The client's process, or null. */
  readonly processId: number | null;
  /** The language of the client, or the empty text. */
  readonly locale: string;
  readonly capabilities: ClientCapabilities;
  readonly initializationOptions: unknown;
}

/** Reads the parameters of `initialize`. */
export function readInitializeParams(received: unknown): ReadInitializeParams {
  const params: Readonly<Record<string, unknown>> = isObject(received) ? received : {};
  const { processId, locale, capabilities, initializationOptions } = params;
  return {
    processId: typeof processId === 'number' ? processId : null,
    locale: typeof locale === 'string' ? locale : '',
    capabilities: isObject(capabilities) ? withoutNulls(capabilities) : {},
    initializationOptions,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const said = Object.entries(object).filter(([, value]) => value !== null);
  return Object.fromEntries(
    said.map(([name, value]) => [name, isObject(value) ? withoutNulls(value) : value]),
  );
}
