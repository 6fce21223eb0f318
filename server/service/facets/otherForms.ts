/**
 * `otherForms`: other ways in which the world writes a value, such as the URL of an object where only its key
 * belongs. One is a Warning that knows what is meant, because the service may take a value of that form literally.
 */
import type { CompiledForm, Facets } from '../schema/schemaTypes';
import type { FacetBreach, FacetDefinition } from './facetTypes';

function check(value: string, facets: Facets): FacetBreach | undefined {
  for (const form of facets.otherForms ?? []) {
    const match = form.regex.exec(value);
    if (match === null) continue;
    const meant = meantBy(form, match);
    const beside = match.groups?.beside;
    const words = {
      form: form.documentation,
      documentation: facets.pattern?.documentation ?? '',
      ...(meant === undefined ? {} : { meant }),
      ...(form.sure ? { sure: 'true' } : {}),
      ...(beside === undefined ? {} : { beside }),
    };
    return { code: 'invalid-format', severity: 'warning', args: words };
  }
  return undefined;
}

/** Undefined where the form does not decide, or where the value could not be written into a request. */
function meantBy(form: CompiledForm, match: RegExpExecArray): string | undefined {
  if (form.value === undefined) return undefined;
  const written = form.value.replace(/\$<(\w+)>/g, (_, name: string) => match.groups?.[name] ?? '');
  const meant = form.encoded ? decode(written) : written;
  const isWritable = meant !== '' && meant.trim() === meant && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(meant);
  return isWritable ? meant : undefined;
}

/** A `%` that starts no escape is what somebody typed: then nothing is encoded. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The only thing that it throws for.
    return text;
  }
}

/** The value that is meant by one in another form. */
export const otherForms: FacetDefinition = {
  keywords: ['otherForms'],
  check,
  suggest: (value, facets) => {
    const meant = check(value, facets)?.args?.meant;
    return meant === undefined ? [] : [meant];
  },
};
