/**
 * One answer reports many jobs; each job's document shows its own part.
 */

const OPEN = '<JobsDetail>';
const CLOSE = '</JobsDetail>';

/** The answer with this job alone; the whole answer when it cannot be distinguished. */
export function responseOf(rawXml: string, jobId: string): string {
  const parts = partsOf(rawXml);
  if (parts.length < 2) {
    return rawXml;
  }
  const named = new RegExp(`<JobId>\\s*${jobId.replaceAll(/[^\w-]/g, '\\$&')}\\s*</JobId>`);
  const [own, ...others] = parts.filter((part) => named.test(part));
  return own === undefined || others.length > 0 ? rawXml : `<Response>${own}</Response>`;
}

/** Each job's element, in one pass. */
function partsOf(rawXml: string): readonly string[] {
  const parts: string[] = [];
  let start = rawXml.indexOf(OPEN);
  while (start !== -1) {
    const end = rawXml.indexOf(CLOSE, start);
    if (end === -1) {
      break;
    }
    parts.push(rawXml.slice(start, end + CLOSE.length));
    start = rawXml.indexOf(OPEN, end);
  }
  return parts;
}
