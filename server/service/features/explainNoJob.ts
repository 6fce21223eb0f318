/**
 * Why a document cannot be submitted as a job: its Tag or its body belongs to another call of the service.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { quote } from '../schema/words';

/** Where it belongs, in a sentence or two; undefined where that is not known. */
export function explainNoJob({ tag, otherRequest, schemaSet }: RequestDocument): string | undefined {
  const { elsewhere, language } = schemaSet;
  if (otherRequest !== undefined) return language.t('This is not a job but {0}.', otherRequest.documentation);
  const documentation = tag === undefined ? undefined : elsewhere.get(tag);
  return tag === undefined || documentation === undefined
    ? undefined
    : language.sentences(language.t('{0} is not the Tag of a job.', quote(tag)), documentation);
}
