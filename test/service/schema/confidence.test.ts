/**
 * Tests made from the schema data: an Error rests on a fact that two official sources agree on, for each limit of
 * each element; `constraints.test.ts` asks the same of each rule.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { ElementDeclaration, RequestSchema } from '../../../server/service/schema/schemaTypes';
import { diagnosticsOf, documentOf, summarize } from '../../support/checkDiagnostics';
import { limitCases } from '../../support/limitCases';
import { ensure, render, requiredRequest } from '../../support/requestBuilder';
import { schemaSet } from '../../support/schemaSet';

/** The severity that each value outside of the limits of the element is reported with. */
function severities(schema: RequestSchema, declaration: ElementDeclaration): Set<number> {
  const found = new Set<number>();
  for (const { value, code } of limitCases(declaration)) {
    if (code === undefined) continue;
    const root = requiredRequest(schema);
    ensure(root, declaration).value = value;
    const text = render(root);
    for (const { range, severity } of diagnosticsOf(text)) {
      if (documentOf(text).getText(range) === value) found.add(severity ?? DiagnosticSeverity.Error);
    }
  }
  return found;
}

const declarations = [...schemaSet().tags.values()].flatMap((schema) =>
  schema.declarations.map((declaration) => ({ schema, declaration })),
);

describe('the confidence of facts', () => {
  it('is said of every element and every rule', () => {
    const unsaid = declarations.flatMap(({ schema, declaration }) => [
      ...(declaration.path !== '' && declaration.confidence === undefined
        ? [`${schema.tag} ${declaration.path}`]
        : []),
      ...declaration.constraints
        .filter(({ rule }) => rule.confidence === undefined)
        .map(({ rule }) => `${schema.tag} ${declaration.path} ${rule.kind}`),
    ]);
    assert.deepEqual(unsaid, []);
  });

  it('makes no Error of a limit that is less than sure', () => {
    const errors = declarations
      .filter(({ declaration }) => declaration.limitConfidence !== 'high')
      .filter(({ schema, declaration }) => severities(schema, declaration).has(DiagnosticSeverity.Error))
      .map(({ schema, declaration }) => `${schema.tag} ${declaration.path}`);
    assert.deepEqual(errors, []);
  });

  it('leaves the other limits Errors', () => {
    const lenient = declarations
      .filter(({ declaration }) => declaration.limitConfidence === 'high' && declaration.wider === undefined)
      .filter(({ declaration: { facets } }) => facets.minInclusive !== undefined)
      .filter(({ schema, declaration }) => !severities(schema, declaration).has(DiagnosticSeverity.Error))
      .map(({ schema, declaration }) => `${schema.tag} ${declaration.path}`);
    assert.deepEqual(lenient, []);
  });

  it('counts for what an element must be and have', () => {
    const enhance = (inner: string): string =>
      `<Request><Tag>VideoEnhance</Tag><Input><Object>a.mp4</Object></Input><Operation><VideoEnhance>${inner}</VideoEnhance>` +
      '<Output><Region>ap-chongqing</Region><Bucket>films-1250000000</Bucket><Object>b.mp4</Object></Output></Operation></Request>';
    const cases: readonly [inner: string, expected: readonly string[]][] = [
      ['<ColorEnhance><Contrast>101</Contrast></ColorEnhance>', ['warning out-of-range «101»']],
      ['<ColorEnhance><Correction>many</Correction></ColorEnhance>', ['warning invalid-type «many»']],
      ['<MsSharpen><SharpenLevel>11</SharpenLevel></MsSharpen>', ['warning out-of-range «11»']],
      [
        '<MsSharpen><SharpenLevel>5</SharpenLevel><SharpenLevel>5</SharpenLevel></MsSharpen>',
        ['warning repeated-element «SharpenLevel»'],
      ],
      ['<FrameEnhance><FrameDoubling>twice</FrameDoubling></FrameEnhance>', ['warning invalid-type «twice»']],
      ['<SDRtoHDR><HdrMode>HDR</HdrMode></SDRtoHDR>', ['error not-allowed «HDR»']],
    ];
    for (const [inner, expected] of cases) {
      const text = enhance(inner);
      assert.deepEqual(summarize(text, diagnosticsOf(text)), expected);
    }
  });
});
