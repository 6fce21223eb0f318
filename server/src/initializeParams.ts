/**
 * What a client says about itself in `initialize`. Anything may be missing or of a wrong type, and some clients write
 * `null` where they mean nothing: then it counts as not said.
 */
import type { InitializeParams } from 'vscode-languageserver';

/** Deeper than any client has something to say; what is deeper counts as not said. */
const DEEPEST = 32;

/** The parameters that the server and the library read. */
export function readInitializeParams(received: unknown): InitializeParams {
  const params: Readonly<Record<string, unknown>> = isObject(received) ? received : {};
  const { processId, locale, capabilities, initializationOptions } = params;
  return {
    processId: typeof processId === 'number' ? processId : null,
    rootUri: null,
    locale: typeof locale === 'string' ? locale : '',
    capabilities: isObject(capabilities) ? withoutNulls(capabilities, DEEPEST) : {},
    initializationOptions,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNulls(object: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
  const said = Object.entries(object).filter(([, value]) => value !== null);
  return depth === 0
    ? {}
    : Object.fromEntries(
        said.map(([name, value]) => [name, isObject(value) ? withoutNulls(value, depth - 1) : value]),
      );
}
