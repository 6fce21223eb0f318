/**
 * What is said of a request that belongs to another call than the one that makes jobs.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageService, rawSchemaSet } from '../../support/schemaSet';

const service = languageService();

function explain(text: string): readonly [string | undefined, boolean] {
  const request = service.parseRequestDocument(TextDocument.create('file:///a.xml', 'ci-job', 1, text));
  return [service.explainNoJob(request), service.getJobOperation(request) !== undefined];
}

describe('a request that is no job', () => {
  it('is sent to where its Tag belongs, and not submitted', () => {
    const { elsewhere = [] } = rawSchemaSet().otherTags;
    const names = ['DocProcess', 'DocWatermark', 'DocAIGCMetadata', 'TranscodePro', 'HighSpeedHd', 'Start'];
    assert.deepEqual(
      names.filter((name) => !elsewhere.some(({ tag }) => tag === name)),
      [],
    );
    for (const { tag, documentation } of elsewhere) {
      assert.deepEqual(explain(`<Request><Tag>${tag}</Tag><Operation/></Request>`), [
        `\`${tag}\` is not the Tag of a job. ${documentation}`,
        false,
      ]);
    }
  });

  it('is named by its body where that says what it is', () => {
    assert.deepEqual(explain('<Request><Tag>Animation</Tag><Name>small</Name></Request>'), [
      'This is not a job but the body of a template, which is sent with `POST /template`.',
      false,
    ]);
  });

  it('is not said of jobs, of unknown Tags and of what has no Tag', () => {
    const said = ['<Tag>Animation</Tag>', '<Tag>Daydream</Tag>', '<Tag>Novel</Tag>', ''].map((inside) =>
      explain(`<Request>${inside}<Operation/></Request>`),
    );
    assert.deepEqual(said, [
      [undefined, true],
      [undefined, true],
      [undefined, true],
      [undefined, false],
    ]);
  });
});
