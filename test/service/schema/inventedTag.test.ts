/**
 * A new Tag is one schema file: an invented one, which no code knows, goes through every feature.
 * It is the worked example of `schemas/README.md`, read from there.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol, MarkupContent } from 'vscode-languageserver-types';
import { generateSnippets } from '../../../scripts/generateSnippets';
import { getLanguageService } from '../../../server/service/languageService';
import { compileSchemaSet } from '../../../server/service/schema/compileSchemaSet';
import { readSchemaFiles } from '../../../server/service/schema/readSchema';
import {
  applyAction,
  diagnosticsOf,
  documentOf,
  repairFixesOf,
  summarize,
} from '../../support/checkDiagnostics';
import { schemaFiles } from '../../support/schemaSet';

/** The file of that name as the worked example of the README has it. */
function fileOfExample(name: string): unknown {
  const readme = fs.readFileSync('schemas/README.md', 'utf8');
  const [, text] = readme.slice(readme.indexOf(`\`${name}\`:`)).split(/^```(?:json)?$/m);
  return JSON.parse(text ?? '');
}

const mosaic = fileOfExample('tags/Mosaic.json');
const tile = fileOfExample('types/Tile.json');

const { raw, problems: fileProblems } = readSchemaFiles(
  new Map<string, unknown>([...schemaFiles(), ['tags/Mosaic.json', mosaic], ['types/Tile.json', tile]]),
);
const service = getLanguageService({ schemaSet: compileSchemaSet(raw) });

/** A request with tiles. */
function request(...tiles: readonly string[]): string {
  return [
    '<Request>',
    '  <Tag>Mosaic</Tag>',
    '  <Operation>',
    ...tiles.map((text) => `    ${text}`),
    '    <Output>',
    '      <Region>ap-chongqing</Region>',
    '      <Bucket>examplebucket-1250000000</Bucket>',
    '      <Object>results/mosaic.jpg</Object>',
    '    </Output>',
    '  </Operation>',
    '</Request>',
    '',
  ].join('\n');
}

const url = '<Url>https://example.com/a.jpg</Url>';
const good = request(`<Tile>${url}<Shape>Circle</Shape><Radius>8</Radius></Tile>`);

function reported(text: string): string[] {
  return summarize(text, diagnosticsOf(text, {}, service));
}

/** The document and the place of the `|` in it. */
function marked(text: string): { document: TextDocument; position: ReturnType<TextDocument['positionAt']> } {
  const offset = text.indexOf('|');
  assert.ok(offset >= 0);
  const document = documentOf(text.slice(0, offset) + text.slice(offset + 1));
  return { document, position: document.positionAt(offset) };
}

function labels(text: string): string[] {
  const { document, position } = marked(text);
  return service
    .doComplete(document, position, service.parseRequestDocument(document))
    .items.map(({ label }) => label);
}

function hover(text: string): string {
  const { document, position } = marked(text);
  const found = service.doHover(document, position, service.parseRequestDocument(document));
  assert.ok(found);
  return (found.contents as MarkupContent).value;
}

describe('an invented Tag', () => {
  it('is a right schema file', () => assert.deepEqual(fileProblems, []));
  it('is known', () => assert.ok(service.getTags().includes('Mosaic')));
  it('takes a right request', () => assert.deepEqual(reported(good), []));
  it('has diagnostics of every family', () =>
    assert.deepEqual(
      reported(
        request(
          '<Tile><Shape>Star</Shape><Radius>7</Radius></Tile>',
          `<Tile>${url}<Shape>Circle</Shape><Radius>40</Radius></Tile>`,
          `<Tile>${url}<Color>red</Color></Tile>`,
          `<Tile>${url}</Tile>`,
        ),
      ),
      [
        'error missing-element «Tile»',
        'error not-allowed «Star»',
        'hint ignored-when «<Radius>7</Radius>»',
        'error not-multiple «7»',
        'warning narrower-limit «40»',
        'warning unknown-element «Color»',
        'error repeated-element «Tile»',
      ],
    ));
  it('has rules between its elements', () => {
    assert.deepEqual(reported(request()), ['error required-or «Operation»']);
    assert.deepEqual(reported(request(`<Tile>${url}<Radius>8</Radius></Tile>`)), [
      'hint ignored-when «<Radius>8</Radius>»',
    ]);
  });
  it('is offered as a Tag', () => assert.ok(labels('<Request><Tag>M|</Tag></Request>').includes('Mosaic')));
  it('has its elements and values completed', () => {
    assert.deepEqual(labels(request('<|')), ['TemplateId', 'Tile']);
    assert.deepEqual(labels(request(`<Tile>${url}<Shape>|</Shape></Tile>`)), ['Square', 'Circle']);
  });
  it('keeps an element without effect out of completion', () => {
    assert.deepEqual(labels(request('<Tile><|</Tile>')), ['Url', 'Shape']);
    assert.deepEqual(labels(request('<Tile><Shape>Circle</Shape><|</Tile>')), ['Url', 'Radius']);
  });
  it('explains itself', () => {
    assert.equal(
      hover(good.replace('<Tag>Mos', '<Tag>Mos|')),
      [
        '**Mosaic** · 马赛克',
        'Puts pictures together.',
        'It is sent with `POST /mosaic_jobs`; the account needs the permissions `ci:CreateMosaicJobs` and `cam:PassRole`.',
        '[Submit a mosaic job](https://example.com/mosaic) (as of 2026-01-01)',
      ].join('\n\n'),
    );
    const shape = [
      '**Shape** · optional',
      'The outline.',
      '| Allowed | Default |\n| :-- | :-- |\n| `Square` or `Circle` | `Square` |',
      '- Only circles have a radius.',
      '[Tiles](https://example.com/tile) ',
    ];
    assert.equal(hover(good.replace('<Shape>', '<Sh|ape>')), shape.join('\n\n').trimEnd());
    assert.equal(
      hover(good.replace('Circle', 'Cir|cle')),
      ['`Circle`: Round.', ...shape].join('\n\n').trimEnd(),
    );
  });
  it('closes its elements while typing', () => {
    const { document, position } = marked(request('<Tile>|'));
    assert.equal(
      service.doTagComplete(document, position, service.parseRequestDocument(document)),
      '$0</Tile>',
    );
  });
  it('fixes mistakes', () => {
    const wrong = request(`<Tile>${url}<Shape>Circle</Shape><Radius>7</Radius></Tile>`);
    const fixes = repairFixesOf(wrong, service);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Change to `6`', 'Change to `8`'],
    );
    const [first] = fixes;
    assert.ok(first);
    assert.deepEqual(reported(applyAction(wrong, first)), []);
  });
  it('has an outline', () => {
    const document = documentOf(good);
    const symbols = service.findDocumentSymbols(document, service.parseRequestDocument(document));
    const outline = (each: readonly DocumentSymbol[], indent: string): string[] =>
      each.flatMap(({ name, detail, children = [] }) => [
        `${indent}${name}: ${detail}`,
        ...outline(children, `${indent}  `),
      ]);
    assert.deepEqual(outline(symbols, '').slice(0, 7), [
      'Request: Mosaic',
      '  Tag: Mosaic',
      '  Operation: ',
      '    Tile: https://example.com/a.jpg · Circle · 8 px',
      '      Url: https://example.com/a.jpg',
      '      Shape: Circle',
      '      Radius: 8 px',
    ]);
  });
  it('knows how it is submitted', () =>
    assert.deepEqual(service.getJobOperation(service.parseRequestDocument(documentOf(good))), {
      tag: 'Mosaic',
      method: 'POST',
      path: '/mosaic_jobs',
      action: 'ci:CreateMosaicJobs',
      input: undefined,
      output: { region: 'ap-chongqing', bucket: 'examplebucket-1250000000', object: 'results/mosaic.jpg' },
    }));
  it('has snippets in the editor and in the snippet file', () => {
    assert.deepEqual(
      service.getRequestSnippets('Mosaic').map(({ name }) => name),
      ['one tile'],
    );
    assert.ok(generateSnippets(raw).includes('The smallest mosaic.'));
  });
});
