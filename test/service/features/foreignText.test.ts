/**
 * Text of documents and answers in Markdown: rendered by a reader that takes HTML and links every address,
 * it makes no image, no link and no HTML, wherever it is shown.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { MarkupContent } from 'vscode-languageserver-types';
import { jobRow } from '../../../client/src/jobs/jobTree';
import {
  codeSpan,
  escapeIcons,
  escapeMarkdown,
  withoutLinks,
  withPlainQuotes,
} from '../../../l10n/markdownText';
import { getLanguageService } from '../../../server/service/languageService';
import { documentOf } from '../../support/checkDiagnostics';
import { schemaSet } from '../../support/schemaSet';
import { fuzzing } from '../../support/xmlArbitraries';

const renderer = new MarkdownIt({ html: true, linkify: true });

/** What a piece of Markdown makes besides text: images, HTML, headings and links to where we never lead. */
function findings(markdown: string): string[] {
  const tokens = renderer.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  return tokens.flatMap(({ type, content, attrGet, tag }, index) => {
    if (type === 'link_open') {
      const href = String(attrGet.call(tokens[index], 'href'));
      return OURS.test(href) ? [] : [`link to ${href}`];
    }
    const isOurs =
      !/^(?:image|html_inline|html_block|heading_open|fence|code_block|hr|blockquote_open)$/.test(type);
    return isOurs ? [] : [`${type} ${tag} ${content}`];
  });
}

/** The vendor's pages and code, and the reference. */
const OURS =
  /^(?:https:\/\/(?:(?:[\w-]+\.)*(?:tencentcloud\.com|tencent\.com|qcloud\.com)|github\.com\/tencentyun)\/|command:ciJob\.openReference\?)/;

/** The text that a reader sees, without white space. */
function shown(markdown: string): string {
  return renderer
    .render(markdown)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, '');
}

const hostile = [
  'x\n\n![b](https://evil.example/p.png)',
  'x\r\n\r\n[b](command:evil.run)',
  'x\r\r![b](https://evil.example)',
  '![b](https://evil.example)',
  '[a](https://evil.example "t")',
  '[a]: https://evil.example\n[a]',
  '`![b](https://evil.example)',
  '``\n\n![b](https://evil.example)``',
  '` `` ``` ![b](https://evil.example) ``` `` `',
  '```\n![b](https://evil.example)\n```',
  '~~~\nx\n~~~',
  '\\`![b](https://evil.example)\\`',
  '\\![b](https://evil.example)',
  '\\',
  '`',
  '<img src=x onerror=alert(1)>',
  'x\n\n<script>alert(1)</script>',
  '<a href="https://evil.example">a</a>',
  '<https://evil.example>',
  '<command:evil.run>',
  '<!-- x -->',
  '&lt;img src=x&gt; &#60;b&#62;',
  'https://evil.example/a?b=c',
  'see HTTP://evil.example',
  '//evil.example/a',
  '//localhost/a',
  'www.evil.com',
  'evil.com/x',
  'ftp://evil.com',
  'mailto:a@evil.com',
  'a@evil.com',
  '$(alert) x',
  '# x',
  'x\n===',
  'x\n---',
  '- x',
  '+ x\n+ y',
  '1. x',
  '2) x',
  '> x',
  '    x',
  '***',
  '- - -',
  '| a | b |\n| - | - |\n| c | d |',
  '\tx\ty',
  'a\u2028\u2028![b](https://evil.example)',
  'a\u0085\u0085![b](https://evil.example)',
  'a\u000b\u000c![b](https://evil.example)',
  '**x** _y_ ~~z~~',
] as const;

const command = 'ciJob.openReference';
const service = getLanguageService({
  schemaSet: schemaSet(),
  clientCapabilities: { markdown: true, openReferenceCommand: command },
});

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Everything that hovers and completion say about a document, place by place. */
function textsAbout(text: string): string[] {
  const document = documentOf(text);
  const request = service.parseRequestDocument(document);
  const words = new Set<string>();
  for (let offset = 0; offset <= text.length; ) {
    const hover = service.doHover(document, document.positionAt(offset), request);
    if (MarkupContent.is(hover?.contents)) words.add(hover.contents.value);
    // All of its range is said the same about.
    offset = Math.max(offset + 1, hover?.range === undefined ? 0 : document.offsetAt(hover.range.end));
  }
  for (let offset = 0; offset <= text.length; offset += 7) {
    const position = document.positionAt(offset);
    for (const { documentation } of service.doComplete(document, position, request).items) {
      if (MarkupContent.is(documentation)) words.add(documentation.value);
    }
  }
  for (const { tooltip } of service.getInlayHints(
    document,
    { start: document.positionAt(0), end: document.positionAt(text.length) },
    request,
  )) {
    if (MarkupContent.is(tooltip)) words.add(tooltip.value);
  }
  return [...words];
}

/** Documents with the value at each place that something is said about. */
function documentsWith(value: string): readonly string[] {
  const text = escapeXml(value);
  const output = `<Output><Region>${text}</Region><Bucket>${text}</Bucket><Object>${text}</Object></Output>`;
  return [
    `<Request><Tag>Transcode</Tag><Input><Object>${text}</Object></Input><Operation><TemplateId>${text}</TemplateId>${output}<UserData>${text}</UserData></Operation></Request>`,
    `<Request><Tag>Transcode</Tag><Input><Url>${text}</Url></Input><Operation><Transcode><Container><Format>${text}</Format></Container><Video><Codec>${text}</Codec><Width>${text}</Width></Video></Transcode>${output}</Operation><QueueId>${text}</QueueId></Request>`,
    `<Request><Tag>${text}</Tag><Input><Object>${text}</Object></Input></Request>`,
    `<Response><JobsDetail><Code>${text}</Code><Message>${text}</Message><JobId>${text}</JobId><State>${text}</State><CreationTime>${text}</CreationTime><Tag>${text}</Tag><Input><Object>${text}</Object></Input></JobsDetail></Response>`,
    `<Error><Code>${text}</Code><Message>${text}</Message><Resource>${text}</Resource><RequestId>${text}</RequestId></Error>`,
  ];
}

/** What the Jobs view says about a job and about a request without an answer. */
function tooltipsWith(value: string): readonly string[] {
  const base = {
    tag: value,
    sinceMs: 0,
    target: { bucket: value, region: value, profile: value, endpoint: value },
  };
  const job = {
    ...base,
    kind: 'job',
    jobId: value,
    state: 'Failed',
    isDone: true,
    code: value,
    message: value,
  };
  const submission = { ...base, kind: 'submission', id: value, name: value, state: 'unknown' };
  // Records are read from files that others may write, so their shape is no promise here either.
  return [job, { ...job, state: value, isDone: false }, submission].map(
    (record) => jobRow(record as unknown as Parameters<typeof jobRow>[0], 1, false).tooltip,
  );
}

describe('text that is not ours is text', () => {
  for (const value of hostile) {
    it(`in hovers and completion: ${JSON.stringify(value)}`, () => {
      for (const text of documentsWith(value)) {
        for (const words of textsAbout(text)) assert.deepEqual(findings(words), [], words);
      }
    });

    it(`in the Jobs view: ${JSON.stringify(value)}`, () => {
      for (const tooltip of tooltipsWith(value)) assert.deepEqual(findings(tooltip), [], tooltip);
    });

    it(`outside of code and in it, as it is: ${JSON.stringify(value)}`, () => {
      for (const markdown of [escapeMarkdown(value), codeSpan(value), `a ${escapeMarkdown(value)} b`]) {
        assert.deepEqual(findings(markdown), [], markdown);
        assert.ok(shown(markdown).includes(value.replaceAll(/\s+/g, '')), `${markdown} is shown otherwise`);
      }
    });
  }

  const piece = fc.constantFrom(
    ...'`![]()<>\\\n\r\t&;:/.@#*_-+=|~$0a'.split(''),
    'https://',
    'www.',
    '](',
    '``',
    'evil.com',
    '&#10;',
    'command:x',
  );
  const soup = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  it('whatever it is made of', () => {
    fc.assert(
      fc.property(soup, soup, (one, other) => {
        const sentence = `${escapeMarkdown(one)} ${codeSpan(other)} ${escapeMarkdown(one)}`;
        assert.deepEqual(findings(sentence), []);
        assert.deepEqual(findings(codeSpan(other)), []);
      }),
      fuzzing(3000),
    );
  });

  it('in hovers, whatever it is made of', () => {
    fc.assert(
      fc.property(soup, (value) => {
        const [text = ''] = documentsWith(value);
        const document = documentOf(text);
        const position = document.positionAt(text.indexOf('Transcode') + 1);
        const contents = service.doHover(
          document,
          position,
          service.parseRequestDocument(document),
        )?.contents;
        assert.ok(MarkupContent.is(contents));
        assert.deepEqual(findings(contents.value), []);
      }),
      fuzzing(300),
    );
  });
});

describe('in notifications and labels', () => {
  for (const [text, expected] of [
    ['No [film](command:evil)', 'No [film] (command:evil)'],
    ['[a](https://evil.example)[b](file:///x)', '[a] (https://evil.example)[b] (file:///x)'],
    ['see https://example.com', 'see https://example.com'],
  ] as const) {
    it(`nothing is a link: ${text}`, () => assert.equal(withoutLinks(text), expected));
  }

  for (const [text, expected] of [
    ['`a.xml` has 1 error: `Fps` is `75`', "'a.xml' has 1 error: 'Fps' is '75'"],
    ['one ` alone', 'one ` alone'],
    ['over `two\nlines`', 'over `two\nlines`'],
  ] as const) {
    it(`values are in single quotes: ${text}`, () => assert.equal(withPlainQuotes(text), expected));
  }

  it('nothing is an icon', () => assert.equal(escapeIcons('$(x) $$(y) $ (z)'), '$ (x) $$ (y) $ (z)'));
});
