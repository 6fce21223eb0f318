/**
 * One answer tells of many jobs; each job's document shows its own part.
 */

/** The answer with this job alone; the whole answer when it cannot be told apart. */
export function responseOf(rawXml: string, jobId: string): string {
  const parts = rawXml.match(/<JobsDetail>[\s\S]*?<\/JobsDetail>/g) ?? [];
  if (parts.length < 2) {
    return rawXml;
  }
  const named = new RegExp(`<JobId>\\s*${jobId.replaceAll(/[^\w-]/g, '\\$&')}\\s*</JobId>`);
  const [own, ...others] = parts.filter((part) => named.test(part));
  return own === undefined || others.length > 0 ? rawXml : `<Response>${own}</Response>`;
}
