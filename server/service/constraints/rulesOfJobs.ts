/**
 * The rules of the root in a request of several jobs. Each job reads the request as if the others were not there,
 * so the rules of its Tag are asked job by job; the rules between the jobs look at the request as it is.
 */
import { readAlone } from '../binding/jobs';
import type { Job, RequestDocument } from '../binding/requestDocument';
import type { XmlDocument } from '../parser/xmlNodes';
import type { CompiledConstraint } from '../schema/schemaTypes';

/** A rule of the root, and the jobs that it is about. */
export interface RuleOfJobs {
  readonly constraint: CompiledConstraint;
  /** None where it is a rule between all jobs. */
  readonly jobs: readonly Job[];
}

/** The rules, each once. More jobs than there may be are refused as a whole, and nobody needs more said of them. */
export function rulesOfJobs({ jobs, schemaSet }: RequestDocument): readonly RuleOfJobs[] {
  const { most, constraints } = schemaSet.severalJobs;
  const first = jobs.slice(0, most);
  const schemas = new Set(first.flatMap(({ schema }) => schema ?? []));
  const own = [...schemas].flatMap((schema) => {
    const ofTag = first.filter((job) => job.schema === schema);
    return schema.root.constraints.map((constraint) => ({ constraint, jobs: ofTag }));
  });
  return [...own, ...constraints.map((constraint) => ({ constraint, jobs: [] }))];
}

/** Gives documents as jobs read them, each made once and only where a rule looks inside of a job. */
export class JobReadings {
  readonly #request: RequestDocument;
  readonly #xml: XmlDocument;
  readonly #readings = new Map<Job, XmlDocument>();

  /** `xml` is the document of the request, or one with the same rows. */
  constructor(request: RequestDocument, xml: XmlDocument = request.xml) {
    this.#request = request;
    this.#xml = xml;
  }

  of(job: Job, { compiled }: CompiledConstraint): XmlDocument {
    const jobName = this.#xml.nameId[job.element];
    if (!compiled.paths.some(([first]) => first === jobName)) return this.#xml;
    let reading = this.#readings.get(job);
    if (reading === undefined) {
      reading = readAlone(this.#xml, this.#request.jobs, job);
      this.#readings.set(job, reading);
    }
    return reading;
  }
}
