/**
 * Counts how many characters a function looks at, so that a test can distinguish linear from quadratic work
 * without a clock.
 */

type Methods = 'charCodeAt' | 'charAt' | 'indexOf' | 'startsWith' | 'slice' | 'search';

/** How many characters one call looks at, at most. */
const costs: {
  readonly [Name in Methods]: (text: string, args: readonly unknown[], result: unknown) => number;
} = {
  charCodeAt: () => 1,
  charAt: () => 1,
  indexOf: (text, [, from], result) => (result === -1 ? text.length : Number(result)) - Number(from ?? 0),
  startsWith: (text, [what, from]) => commonLength(text, String(what), Number(from ?? 0)),
  // A long slice shares its characters with the whole text.
  slice: (_text, _args, result) => Math.min(String(result).length, 13),
  search: (text, _args, result) => (result === -1 ? text.length : Number(result)),
};

function commonLength(text: string, what: string, from: number): number {
  let length = 0;
  while (length < what.length && text[from + length] === what[length]) length++;
  return length;
}

/** The characters that strings are asked for while the function runs; what regular expressions do is not counted. */
export function countWork(run: () => void): number {
  let work = 0;
  const restore = Object.entries(costs).map(([name, cost]) => {
    const descriptor = Object.getOwnPropertyDescriptor(String.prototype, name);
    const original: unknown = descriptor?.value;
    if (descriptor === undefined || typeof original !== 'function') throw new Error(`no method ${name}`);
    Object.defineProperty(String.prototype, name, {
      ...descriptor,
      value(this: string, ...args: readonly unknown[]): unknown {
        const result: unknown = Reflect.apply(original, this, args);
        work += Math.max(1, cost(this, args, result));
        return result;
      },
    });
    return () => Object.defineProperty(String.prototype, name, descriptor);
  });
  try {
    run();
  } finally {
    for (const back of restore) back();
  }
  return work;
}
