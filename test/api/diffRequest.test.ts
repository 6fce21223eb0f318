/**
 * The request as it was sent against the operation that the service echoes.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffRequest } from '../../client/api/diffRequest';
import { parseJobsResponse } from '../../client/api/jobsDetail';

function compare(request: string, echo: string, tag = 'Work') {
  const parsed = parseJobsResponse(
    `<Response><JobsDetail><JobId>j1</JobId><Tag>${tag}</Tag>${echo}</JobsDetail></Response>`,
  );
  assert.ok(parsed.ok && parsed.value.jobs[0]);
  return diffRequest(request, parsed.value.jobs[0].element);
}

const requestOf = (operation: string): string => `<Request><Tag>Work</Tag>${operation}</Request>`;

describe('the request as it was sent', () => {
  it('equals an echo in another order and another dress', () => {
    const result = compare(
      requestOf(`<Operation>
        <!-- the small one -->
        <B><X> 1 </X><Y/></B>
        <A><![CDATA[<2>]]></A>
        <C>1</C><C>2</C>
      </Operation>`),
      '<Operation><A>&lt;2&gt;</A><C>1</C><C>2</C><B><Y></Y><X>1</X></B></Operation>',
    );
    assert.ok(result.ok);
    assert.equal(result.value.sent, result.value.echoed);
    assert.equal(
      result.value.sent,
      '<Operation>\n  <B>\n    <X>1</X>\n    <Y/>\n  </B>\n  <A>&lt;2&gt;</A>\n  <C>1</C>\n  <C>2</C>\n</Operation>\n',
    );
  });

  it('differs where the service left out, added or changed, and not by what the job found and made', () => {
    const result = compare(
      requestOf('<Operation><A>1</A><B>2</B></Operation>'),
      `<Operation><New>n</New><MediaInfo><Size>1</Size></MediaInfo><B>3</B>
        <MediaResult><OutputFile><ObjectName>o</ObjectName></OutputFile></MediaResult></Operation>`,
    );
    assert.deepEqual(result, {
      ok: true,
      value: {
        sent: '<Operation>\n  <A>1</A>\n  <B>2</B>\n</Operation>\n',
        echoed: '<Operation>\n  <B>3</B>\n  <New>n</New>\n</Operation>\n',
      },
    });
  });

  it('with several operations is compared by the one of the job', () => {
    const request = `<Request><Operation><Tag>Other</Tag><A>1</A></Operation>
      <Operation><Tag>Work</Tag><A>1</A></Operation><Operation><Tag>Work</Tag><A>2</A></Operation></Request>`;
    const echo = '<Operation><Tag>Work</Tag><A>2</A></Operation>';
    const result = compare(request, echo);
    assert.ok(result.ok);
    assert.equal(result.value.sent, result.value.echoed);
  });

  it('cannot be compared when one side is missing', () => {
    assert.deepEqual(compare(requestOf('<Operation/>'), ''), {
      ok: false,
      error: 'The response has no operation to compare with.',
    });
    const broken = compare('<Request><A></Request>', '<Operation/>');
    assert.ok(!broken.ok && broken.error.startsWith('The request cannot be compared: it is not well-formed'));
  });

  it('without an operation is empty', () => {
    assert.deepEqual(compare(requestOf(''), '<Operation><A>1</A></Operation>'), {
      ok: true,
      value: { sent: '<Operation/>\n', echoed: '<Operation>\n  <A>1</A>\n</Operation>\n' },
    });
  });
});
