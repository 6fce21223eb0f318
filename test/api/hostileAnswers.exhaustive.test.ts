/**
 * Answers that somebody made to be slow: reading, showing and comparing them takes time in proportion to their length.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jobToJson } from '../../cli/reporters/jobJson';
import { createRedactor } from '../../client/api/credentials';
import { diffRequest } from '../../client/api/diffRequest';
import { cleanMessage } from '../../client/api/errorElement';
import { jobOutputs } from '../../client/api/jobOutputs';
import { type JobsDetail, parseJobsResponse } from '../../client/api/jobsDetail';
import { childOf, readXml, type XmlValue } from '../../client/api/xmlTree';
import { displayXml } from '../../client/src/jobs/displayXml';
import { jobsDetailText } from '../../client/src/jobs/jobsDetailText';
import { responseOf } from '../../client/src/jobs/responseOf';
import { findNamedElements } from '../../client/src/jobs/serviceErrors/namedElements';
import { failedJob, failedOperation, firstJob, printedJob } from '../support/jobAnswers';
import { LINEAR_FACTOR, slowerThanLinear } from '../support/linearTime';

const repeat = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_none, index) => part(index)).join('');
const names = (count: number): string => repeat(count, (index) => `<n${index}>v</n${index}>`);

/** Answers that grow with a number. The largest is what the row of each is about. */
const shapes: Readonly<Record<string, readonly [largest: number, make: (count: number) => string]>> = {
  'line breaks in a message': [40_000, (n) => failedJob(`<Message>${'\n'.repeat(n)}</Message>`)],
  'line breaks around a word': [40_000, (n) => failedJob(`<Message>x${'\n'.repeat(n)}x</Message>`)],
  'returns and line breaks': [40_000, (n) => failedJob(`<Message>x${'\r\n \t'.repeat(n / 4)}x</Message>`)],
  names: [32_000, (n) => failedOperation(names(n))],
  'elements of one name': [32_000, (n) => failedOperation('<a>1</a>'.repeat(n))],
  'files with sums': [
    32_000,
    (n) =>
      failedOperation(
        `<MediaResult><OutputFile>${repeat(n, (i) => `<ObjectName>${i}</ObjectName><Md5Info><ObjectName>${i}</ObjectName><Md5>m</Md5></Md5Info>`)}</OutputFile></MediaResult>`,
      ),
  ],
  'comments that hold jobs': [32_000, (n) => `<Response><!-- ${'<JobsDetail>'.repeat(n)} --></Response>`],
  'long words': [40_000, (n) => failedJob(`<Message>${'x'.repeat(n)}</Message>`)],
  'many words': [40_000, (n) => failedJob(`<Message>${'x '.repeat(n / 2)}</Message>`)],
  hyphens: [40_000, (n) => failedJob(`<Message>${'-'.repeat(n)}</Message>`)],
  'broken markup': [32_000, (n) => `<Response>${'<'.repeat(n)}`],
  'comments without an end': [32_000, (n) => `<Response>${'<!--'.repeat(n)}`],
  'start tags only': [32_000, (n) => `<Response>${'<a>'.repeat(n)}`],
};

/** What is done with an answer that has been read. */
const uses: Readonly<Record<string, (xml: string, read: JobsDetail | undefined) => unknown>> = {
  'is shown as XML': (xml) => displayXml(xml),
  'is shown with its summary': (xml) => jobsDetailText(xml),
  'is cut in parts': (xml) => responseOf(xml, 'j1'),
  'is read': (xml) => parseJobsResponse(xml),
  'is compared': (xml, read) =>
    diffRequest(xml.replaceAll('Response>', 'Request>'), read?.element ?? { Operation: ['x'] }),
  'is told in lines': (_xml, read) => read && printedJob(read),
  'is told to programs': (_xml, read) => read && JSON.stringify(jobToJson(read)),
  'names its files': (_xml, read) => read && jobOutputs(read),
  'is cleaned': (xml) => cleanMessage(xml),
  'is searched for secrets': (xml) => createRedactor(ACCOUNT)(xml),
};

const ACCOUNT = { secretId: 'AKIDcanary0123456789canary0123456789', secretKey: 'canaryKey/+=0123456789' };

describe('an answer of', () => {
  for (const [shape, [largest, make]] of Object.entries(shapes)) {
    it(shape, () => {
      const [small, large] = [make(largest / LINEAR_FACTOR), make(largest)];
      const [smallRead, largeRead] = [firstJob(small), firstJob(large)];
      for (const [use, run] of Object.entries(uses)) {
        const slow = slowerThanLinear(
          () => run(small, smallRead),
          () => run(large, largeRead),
        );
        assert.equal(slow, undefined, `${use}: ${slow}`);
      }
    });
  }

  it('a thousand operations is compared in linear time', () => {
    const request = (count: number): string =>
      `<Request><Operation>${names(count)}</Operation>${'<Operation><a>1</a></Operation>'.repeat(count)}</Request>`;
    const echo = childOf(readValue(request(4000)), 'Operation');
    const slow = slowerThanLinear(
      () => diffRequest(request(4000 / LINEAR_FACTOR), { Operation: [echo ?? ''] }),
      () => diffRequest(request(4000), { Operation: [echo ?? ''] }),
    );
    assert.equal(slow, undefined);
  });

  it('a thousand levels is read and shown, and ten thousand are refused', () => {
    const deep = (levels: number): string => failedOperation('<a>'.repeat(levels) + '</a>'.repeat(levels));
    const read = firstJob(deep(1000));
    assert.ok(read);
    for (const [use, run] of Object.entries(uses)) assert.doesNotThrow(() => run(deep(1000), read), use);
    const refused = parseJobsResponse(deep(10_000));
    assert.ok(!refused.ok && refused.error.kind === 'unreadableResponse');
    assert.ok(jobsDetailText(deep(100_000)).length < 40_000_000);
  });

  it('200,000 elements beside a message that names many is searched', () => {
    const span = { start: 0, end: 1 };
    const elements = Array.from({ length: 200_000 }, (_none, index) => ({
      path: ['Request', `n${index}`],
      value: '',
      isLeaf: true,
      whole: span,
      mark: span,
    }));
    assert.deepEqual(
      findNamedElements('n7 is wrong', elements).map(({ path }) => path[1]),
      ['n7'],
    );
  });
});

function readValue(xml: string): XmlValue {
  const root = readXml(xml);
  return root.ok ? root.value.value : assert.fail(root.error);
}
