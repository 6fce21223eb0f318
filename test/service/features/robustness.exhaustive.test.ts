/**
 * Whatever is in the document and wherever the cursor is: every feature answers, with places of this document.
 */
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { documentOf } from '../../support/checkDiagnostics';
import { checkDocument, checkPositions } from '../../support/everyFeature';
import { samples } from '../../support/samples';
import { languageService } from '../../support/schemaSet';
import { damagedXml, fuzzing } from '../../support/xmlArbitraries';

const service = languageService();
/** Each sample is cut off at so many places, and asked at every third character. */
const CUTS = 3;
const STEP = 3;

describe('every feature answers, wherever a sample is cut off and the cursor is', () => {
  for (const { file, text } of samples()) {
    it(file, () => {
      for (let cut = 1; cut <= CUTS; cut++) {
        const document = documentOf(text.slice(0, Math.round((text.length * cut) / CUTS)));
        const request = service.parseRequestDocument(document);
        checkDocument(document, request);
        checkPositions(document, request, STEP);
      }
    });
  }
});

describe('every feature answers', () => {
  it('where lines end with a carriage return', () => {
    for (const { text } of samples()) {
      const document = documentOf(text.replaceAll('\n', '\r\n'));
      const request = service.parseRequestDocument(document);
      checkDocument(document, request);
      checkPositions(document, request, 7 * STEP);
    }
  });

  it('in damaged XML', () => {
    fc.assert(
      fc.property(damagedXml, (xml) => {
        const document = documentOf(`<Request><Tag>Transcode</Tag>${xml}`);
        const request = service.parseRequestDocument(document);
        checkDocument(document, request);
        checkPositions(document, request, 5 * STEP);
      }),
      fuzzing(200),
    );
  });
});
