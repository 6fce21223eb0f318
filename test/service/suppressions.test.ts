/**
 * Comments that suppress problems, the fixes that write them, and the hint on those that suppress nothing.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import {
  applyAction,
  checkDiagnostics,
  checkFix,
  diagnosticsOf,
  fixesOf,
  onlyMessage,
  summarize,
} from '../support/checkDiagnostics';

const unknownElement = 'warning unknown-element «Strange»';

/** A right request with lines between `Tag` and `Input`. */
function request(...lines: readonly string[]): string {
  const body = ['<Tag>MediaInfo</Tag>', ...lines, '<Input><Object>a.mp4</Object></Input>'];
  return `<Request>\n${body.map((line) => `  ${line}\n`).join('')}</Request>\n`;
}

describe('a comment for the next line', () => {
  for (const [name, lines, expected] of [
    ['suppresses its code there', ['<!-- ci-job-disable-next-line unknown-element -->', '<Strange/>'], []],
    [
      'suppresses every such problem of the line',
      ['<!-- ci-job-disable-next-line unknown-element -->', '<Strange/><Strange/>'],
      [],
    ],
    [
      'suppresses several codes',
      ['<!-- ci-job-disable-next-line unknown-element, unexpected-text -->', '<Strange/> text'],
      [],
    ],
    [
      'may say why',
      ['<!-- ci-job-disable-next-line unknown-element: the service knows it -->', '<Strange/>'],
      [],
    ],
    [
      'leaves other codes alone',
      ['<!-- ci-job-disable-next-line unexpected-text -->', '<Strange/>'],
      ['hint unused-suppression «unexpected-text»', unknownElement],
    ],
    [
      'leaves the line after the next alone',
      ['<!-- ci-job-disable-next-line unknown-element -->', '', '<Strange/>'],
      ['hint unused-suppression «unknown-element»', unknownElement],
    ],
    [
      'leaves its own line alone',
      ['<Strange/><!-- ci-job-disable-next-line unknown-element -->'],
      [unknownElement, 'hint unused-suppression «unknown-element»'],
    ],
    [
      'is not meant by another word',
      ['<!-- ci-job-disable-next-lines unknown-element -->', '<Strange/>'],
      [unknownElement],
    ],
    [
      'is not meant inside of words',
      ['<!-- see ci-job-disable unknown-element -->', '<Strange/>'],
      [unknownElement],
    ],
  ] as const) {
    it(name, () => checkDiagnostics(request(...lines), expected));
  }

  it('counts lines of Windows and of old Macs', () => {
    const text = request('<!-- ci-job-disable-next-line unknown-element -->', '<Strange/>', '<Strange/>');
    for (const eol of ['\r\n', '\r']) checkDiagnostics(text.replaceAll('\n', eol), [unknownElement]);
  });
});

describe('a comment for the document', () => {
  for (const [name, lines, expected] of [
    [
      'suppresses all that follows',
      ['<!-- ci-job-disable unknown-element -->', '<Strange/>', '', '<Strange/>'],
      [],
    ],
    [
      'leaves alone what stands before it',
      ['<Strange/>', '<!-- ci-job-disable unknown-element -->', '<Strange/>'],
      [unknownElement],
    ],
    [
      'is unused where nothing follows',
      ['<!-- ci-job-disable unknown-element -->'],
      ['hint unused-suppression «unknown-element»'],
    ],
    [
      'needs a code',
      ['<!-- ci-job-disable -->', '<Strange/>'],
      ['hint unused-suppression «<!-- ci-job-disable -->»', unknownElement],
    ],
  ] as const) {
    it(name, () => checkDiagnostics(request(...lines), expected));
  }

  it('stands before the root too, and suppresses what the root lacks', () => {
    checkDiagnostics('<!-- ci-job-disable missing-tag -->\n<Request></Request>', []);
  });

  it('cannot silence what no service can read', () => {
    checkDiagnostics(
      '<!-- ci-job-disable end-tag-missing -->\n<Request><Tag>MediaInfo</Tag><Input><Object>a</Object></Input>',
      ['hint unused-suppression «end-tag-missing»', 'error end-tag-missing «Request»'],
    );
  });

  it('follows the settings like every other problem', () => {
    const text = request('<!-- ci-job-disable unknown-element -->');
    checkDiagnostics(text, [], { severity: { 'unused-suppression': 'off' } });
  });
});

describe('an unused comment', () => {
  it('says what is wrong with it', () => {
    const messageOf = (comment: string): string => onlyMessage(request(comment));
    assert.equal(
      messageOf('<!-- ci-job-disable unknown-element -->'),
      '`unknown-element` does not occur here: nothing is suppressed.',
    );
    assert.equal(
      messageOf('<!-- ci-job-disable unknown-elemant -->'),
      '`unknown-elemant` is not a diagnostic code. Did you mean `unknown-element`?',
    );
    assert.equal(
      messageOf('<!-- ci-job-disable -->'),
      'This comment has no diagnostic code, so it suppresses nothing.',
    );
  });

  it('says that some codes cannot be suppressed', () => {
    assert.equal(
      onlyMessage(request('<!-- ci-job-disable end-tag-missing -->')),
      '`end-tag-missing` cannot be suppressed: fix it instead.',
    );
  });

  it('is removed with its line', () => {
    checkFix(request('<!-- ci-job-disable unknown-element -->'), 'Remove this comment', request());
  });

  it('loses only the code that is unused', () => {
    checkFix(
      request('<!-- ci-job-disable unexpected-text, unknown-element -->', '<Strange/>'),
      'Remove `unexpected-text`',
      request('<!-- ci-job-disable unknown-element -->', '<Strange/>'),
    );
  });

  it('gets the code that was meant', () => {
    checkFix(
      request('<!-- ci-job-disable unknown-elemant -->', '<Strange/>'),
      'Change to `unknown-element`',
      request('<!-- ci-job-disable unknown-element -->', '<Strange/>'),
    );
  });
});

describe('a fix writes the comment', () => {
  const onLine = 'Suppress `unknown-element` on this line';
  const inDocument = 'Suppress `unknown-element` in this document';

  it('above the line', () => {
    checkFix(
      request('<Strange/>'),
      onLine,
      request('<!-- ci-job-disable-next-line unknown-element -->', '<Strange/>'),
    );
  });

  it('with the line breaks of the document', () => {
    for (const eol of ['\r\n', '\r']) {
      checkFix(
        request('<Strange/>').replaceAll('\n', eol),
        onLine,
        request('<!-- ci-job-disable-next-line unknown-element -->', '<Strange/>').replaceAll('\n', eol),
      );
    }
  });

  it('before a problem at the very start', () => {
    const title = 'Suppress `missing-tag` on this line';
    checkFix('<Request/>', title, '<!-- ci-job-disable-next-line missing-tag -->\n<Request/>');
  });

  it('into the comment that is there already', () => {
    checkFix(
      request('<!-- ci-job-disable-next-line unexpected-text -->', 'text <Strange/>'),
      onLine,
      request('<!-- ci-job-disable-next-line unexpected-text unknown-element -->', 'text <Strange/>'),
    );
  });

  it('at the start of the document', () => {
    const text = request('<Strange/>');
    checkFix(text, inDocument, `<!-- ci-job-disable unknown-element -->\n${text}`);
  });

  it('behind the XML declaration, with the line ends of the document', () => {
    const text = request('<Strange/>').replaceAll('\n', '\r\n');
    checkFix(
      `<?xml version="1.0"?>\r\n${text}`,
      inDocument,
      `<?xml version="1.0"?>\r\n<!-- ci-job-disable unknown-element -->\r\n${text}`,
    );
  });

  for (const [name, text] of [
    ['inside a value', request('<CallBack>', 'nowhere</CallBack>')],
    ['inside a start tag', request('<CallBack', 'a="1"></CallBack>')],
    ['before the XML declaration', '<?xml version="1.0"?><Request><Tag>MediaInfo</Tag></Request>'],
  ] as const) {
    it(`never ${name}`, () => {
      const titles = fixesOf(text).map(({ title }) => title);
      assert.ok(
        titles.some((title) => title.endsWith('in this document')),
        titles.join(', '),
      );
      assert.deepEqual(
        titles.filter((title) => title.endsWith('on this line')),
        [],
      );
    });
  }

  it('once for all such problems of a line', () => {
    const titles = fixesOf(request('<Strange/><Strange/>')).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => title.startsWith('Suppress')),
      [onLine, inDocument],
    );
  });

  it('that suppresses the problem, and is never the obvious way', () => {
    const text = request('<Strange/>', 'text');
    const fixes = fixesOf(text).filter(({ title }) => title.startsWith('Suppress'));
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [
        onLine,
        inDocument,
        'Suppress `unexpected-text` on this line',
        'Suppress `unexpected-text` in this document',
      ],
    );
    for (const fix of fixes) {
      const left = fix.title.includes('unexpected-text') ? unknownElement : 'error unexpected-text «text»';
      checkDiagnostics(applyAction(text, fix), [left]);
      assert.equal(fix.isPreferred, undefined);
    }
  });
});

describe('each problem can be suppressed, and nothing else changes', () => {
  const broken = fs.readFileSync('samples/mistakes.cijob.xml', 'utf8');
  const files = fs.readdirSync('test/samples/pages').map((file) => `test/samples/pages/${file}`);
  for (const [name, text] of [['samples/mistakes.cijob.xml', broken] as const, ...files.map(halved)]) {
    it(name, () => {
      const before = summarize(text, diagnosticsOf(text));
      const fixes = fixesOf(text).filter(({ title }) => title.startsWith('Suppress'));
      const isSyntax = (line: string): boolean => / (?:syntax|end-tag)-/.test(line);
      assert.equal(before.every(isSyntax), fixes.length === 0);
      for (const fix of fixes) {
        const fixed = applyAction(text, fix);
        const code = /`(.*)`/.exec(fix.title)?.[1] ?? '';
        const after = summarize(fixed, diagnosticsOf(fixed));
        const gone = before.filter((line) => !after.includes(line));
        assert.ok(after.length < before.length, `${fix.title}:\n${fixed}`);
        assert.deepEqual(
          after.filter((line) => !before.includes(line)),
          [],
          fix.title,
        );
        assert.ok(
          gone.every((line) => line.split(' ')[1] === code),
          gone.join('\n'),
        );
      }
    });
  }

  /** The first half of a file has more problems than the whole. */
  function halved(file: string): readonly [string, string] {
    const text = fs.readFileSync(file, 'utf8');
    return [`half of ${file}`, text.slice(0, text.length / 2)];
  }
});
