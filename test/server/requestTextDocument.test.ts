/**
 * Our own text document answers as the one of the server library does, and its noted change is what happened.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { RequestTextDocument } from '../../server/src/requestTextDocument';

const text = fc
  .array(fc.constantFrom('a', 'b', '<', '\n', '\r', '\r\n', '\ud83d\ude00', '中'), { maxLength: 12 })
  .map((parts) => parts.join(''));
const position = fc.record({
  line: fc.integer({ min: -1, max: 8 }),
  character: fc.integer({ min: -1, max: 8 }),
});

const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

/** The library loses count of lines when a range reaches beyond the text; ours need not agree on that. */
function inside(
  document: TextDocument,
  event: TextDocumentContentChangeEvent,
): TextDocumentContentChangeEvent {
  if (!('range' in event)) return event;
  const offsets = [document.offsetAt(event.range.start), document.offsetAt(event.range.end)];
  const [start = 0, end = 0] = offsets.sort((left, right) => left - right);
  return { ...event, range: { start: document.positionAt(start), end: document.positionAt(end) } };
}

/** The ranged changes as editors send those of one command: last place first, none into another. */
function fromEndToStart(
  document: TextDocument,
  events: readonly TextDocumentContentChangeEvent[],
): TextDocumentContentChangeEvent[] {
  let before = document.getText().length;
  return events
    .flatMap((event) => ('range' in event ? [inside(document, event)] : []))
    .flatMap((event) => ('range' in event ? [{ ...event, start: document.offsetAt(event.range.start) }] : []))
    .sort((left, right) => right.start - left.start)
    .filter(({ range, start }) => {
      const fits = document.offsetAt(range.end) <= before;
      if (fits) before = start;
      return fits;
    })
    .map(({ range, text: inserted }) => ({ range, text: inserted }));
}

/** Changes as other editors send them: first place first, each in the text that the one before it has left. */
function eachBehindTheLast(
  start: string,
  events: readonly TextDocumentContentChangeEvent[],
): TextDocumentContentChangeEvent[] {
  const document = TextDocument.create('file:///b', 'ci-job', 0, start);
  let behind = 0;
  return events.flatMap((event) => {
    const moved = inside(document, event);
    if (!('range' in moved) || document.offsetAt(moved.range.start) < behind) return [];
    behind = document.offsetAt(moved.range.start) + moved.text.length;
    TextDocument.update(document, [moved], 0);
    return [moved];
  });
}

function answersOf(document: TextDocument): unknown {
  const whole = document.getText();
  const lines = Array.from({ length: 12 }, (_, index) => index - 1);
  return {
    whole,
    version: document.version,
    lineCount: document.lineCount,
    positions: Array.from({ length: whole.length + 3 }, (_, index) => document.positionAt(index - 1)),
    offsets: lines.flatMap((line) => lines.map((character) => document.offsetAt({ line, character }))),
    lineRanges: lines.map((line) => document.getLineRange(line)),
    lineEnds: lines.map((line) => document.getEOLCharacters(line)),
    part: document.getText({ start: { line: 0, character: 1 }, end: { line: 2, character: 1 } }),
  };
}

describe('a document under changes', () => {
  it('answers as the library does', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 10 }), (start, events) => {
        const ours = new RequestTextDocument('file:///a', 'ci-job', 0, start);
        const theirs = TextDocument.create('file:///a', 'ci-job', 0, start);
        for (const [version, event] of events.entries()) {
          const changes = [inside(theirs, event)];
          ours.update(changes, version);
          TextDocument.update(theirs, changes, version);
          assert.deepEqual(answersOf(ours), answersOf(theirs));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('answers as the library does after many changes at once, in each order', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 6 }), fc.boolean(), (any, some, fromEnd) => {
        // Text with carriage returns often goes the long way.
        const start = fromEnd ? any : any.replaceAll('\r', '');
        const events = fromEnd
          ? some
          : some.map((event) => ({ ...event, text: event.text.replaceAll('\r', '') }));
        const ours = new RequestTextDocument('file:///a', 'ci-job', 0, start);
        const theirs = TextDocument.create('file:///a', 'ci-job', 0, start);
        const changes = fromEnd ? fromEndToStart(theirs, events) : eachBehindTheLast(start, events);
        ours.update(changes, 1);
        TextDocument.update(theirs, changes, 1);
        assert.deepEqual(answersOf(ours), answersOf(theirs));
      }),
      { numRuns: 3000 },
    );
  });

  it('notes one change that covers all since it was looked at', () => {
    fc.assert(
      fc.property(text, fc.array(change, { minLength: 1, maxLength: 6 }), (start, events) => {
        const document = new RequestTextDocument('file:///a', 'ci-job', 1, start);
        document.update(events, 2);
        const noted = document.changeSince(0);
        assert.ok(noted);
        const now = document.getText();
        assert.equal(
          start.slice(0, noted.start) + now.slice(noted.start, noted.newEnd) + start.slice(noted.oldEnd),
          now,
        );
        assert.equal(document.changeSince(document.revision), undefined);
        document.forgetChange();
        assert.equal(document.changeSince(0), undefined);
        document.update([], 2);
        assert.equal(document.changeSince(document.revision), undefined);
      }),
    );
  });
});
