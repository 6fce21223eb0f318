/**
 * What a document asks for, as people confirm it: what it reads, writes, and whom it says.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from '../../../server/service/languageService';
import { schemaSet } from '../../support/schemaSet';

const service = getLanguageService({ schemaSet: schemaSet() });

function operationOf(content: string) {
  const text = `<Request>${content}</Request>`;
  const document = TextDocument.create('file:///a.cijob.xml', 'ci-job', 1, text);
  return service.getJobOperation(service.parseRequestDocument(document));
}

const call = { method: 'POST', path: '/jobs', action: 'ci:CreateMediaJobs' };

describe('how a document is submitted', () => {
  it('names input, output and callback as they are written', () => {
    const output = '<Output><Region>r</Region><Bucket>b</Bucket><Object>o</Object></Output>';
    assert.deepEqual(
      operationOf(
        `<Tag>Transcode</Tag><Input><Object>in</Object></Input><Operation>${output}</Operation><CallBack> https://a.example.com/x </CallBack>`,
      ),
      {
        tag: 'Transcode',
        ...call,
        input: 'in',
        output: { region: 'r', bucket: 'b', object: 'o' },
        callback: 'https://a.example.com/x',
      },
    );
  });

  it('names a callback for every Tag, and none where it is empty', () => {
    for (const tag of service.getTags()) {
      assert.equal(operationOf(`<Tag>${tag}</Tag><CallBack>no</CallBack>`)?.callback, 'no', tag);
      const without = operationOf(`<Tag>${tag}</Tag><CallBack/>`);
      assert.ok(without !== undefined && !('callback' in without), tag);
    }
  });

  it('is not known without a Tag', () => assert.equal(operationOf('<CallBack>no</CallBack>'), undefined));
});
