/**
 * Draws what is played one after the other: parts with their times, transitions between them, sounds below.
 */
import { fill } from '../../l10n/language';
import type { LayoutTimeline, TimelinePart, TimelineSound } from '../../server/src/protocol';
import type { PreviewLabels } from './previewMessages';
import { html, readable } from './svg';

/** A part of unknown length is drawn as long as this many seconds, unless others say better. */
const UNKNOWN_SECONDS = 10;

/** The shortest part is at least this part of the longest one, so that it can be read. */
const SHORTEST = 0.15;

/** The timeline as a list of parts and a list of sounds. */
export function drawTimeline(
  timeline: LayoutTimeline,
  words: PreviewLabels,
  selected: string | undefined,
): HTMLElement {
  const lengths = timeline.parts.map(lengthOf);
  const known = lengths.filter((length) => length !== undefined);
  const usual =
    known.length === 0 ? UNKNOWN_SECONDS : known.reduce((sum, length) => sum + length, 0) / known.length;
  const longest = Math.max(usual, ...known);
  const parts = timeline.parts.flatMap((part, index) => {
    const weight = Math.max((lengths[index] ?? usual) / longest, SHORTEST);
    const block = drawPart(part, index + 1, weight, words, part.id === selected);
    return index === 0 || timeline.transition === undefined
      ? [block]
      : [drawTransition(timeline.transition, words), block];
  });
  const total = fill(
    known.length === lengths.length ? words.total : words.atLeast,
    readable(known.reduce((sum, length) => sum + length, 0)),
  );
  return html('div', { class: 'timeline' }, [
    html('ol', { class: 'parts' }, parts),
    ...(known.length === 0 ? [] : [html('p', { class: 'note' }, [total])]),
    ...(timeline.sounds.length === 0
      ? []
      : [
          html(
            'ul',
            { class: 'sounds' },
            timeline.sounds.map((sound) => drawSound(sound, words, sound.id === selected)),
          ),
        ]),
  ]);
}

function lengthOf({ start, end, duration }: TimelinePart): number | undefined {
  if (duration !== undefined) return duration > 0 ? duration : undefined;
  if (end === undefined) return undefined;
  const length = end - (start ?? 0);
  return length > 0 ? length : undefined;
}

function drawPart(
  part: TimelinePart,
  place: number,
  weight: number,
  words: PreviewLabels,
  selected: boolean,
): HTMLElement {
  const times = [timesOf(part, words), part.ignored ? words.ignored : ''].filter(isSaid);
  const kind = part.isInput ? words.input : fill(words.part, part.number);
  const unnamed = part.duration === undefined ? part.element : words.gap;
  const name = part.label === '' ? unnamed : part.label;
  const button = html(
    'button',
    {
      class: [
        'part',
        part.isInput ? 'input' : '',
        part.duration === undefined ? '' : 'gap',
        part.ignored ? 'ignored' : '',
        lengthOf(part) === undefined ? 'guessed' : '',
        selected ? 'selected' : '',
      ].join(' '),
      'data-id': part.id,
      'aria-label': `${place}. ${[name, kind, ...times].join(words.comma)}`,
      'aria-current': selected ? 'true' : undefined,
      title: [name, kind, ...times].join('\n'),
    },
    [
      html('span', { class: 'badge' }, [String(place)]),
      html('span', { class: 'name' }, [name]),
      // What the colour says, too.
      html('span', { class: 'times' }, [
        unbroken([part.isInput ? kind : '', ...times].filter(isSaid).join(' · ')),
      ]),
    ],
  );
  return html('li', { style: `flex-grow: ${weight.toFixed(3)}` }, [button]);
}

function isSaid(words: string): boolean {
  return words !== '';
}

/** Numbers stay with their units where a line is broken. */
function unbroken(times: string): string {
  return times.replaceAll(/(\d) /g, '$1\u00a0');
}

function timesOf({ start, end, duration }: TimelinePart, words: PreviewLabels): string {
  if (duration !== undefined) return fill(words.seconds, readable(duration));
  if (start === undefined && end === undefined) return words.wholeFile;
  if (end === undefined) return fill(words.fromStart, readable(start ?? 0));
  if (start === undefined) return fill(words.toEnd, readable(end));
  return fill(words.piece, readable(start), readable(end), readable(end - start));
}

function drawTransition(
  { name, seconds }: { name: string; seconds: number },
  words: PreviewLabels,
): HTMLElement {
  const label = fill(words.transition, name, readable(seconds));
  return html('li', { class: 'transition', title: label }, [
    html('span', { role: 'img', 'aria-label': label }, ['⋈']),
  ]);
}

function drawSound(sound: TimelineSound, words: PreviewLabels, selected: boolean): HTMLElement {
  const facts = [
    sound.repeats ? words.repeats : words.once,
    sound.replaces ? words.replaces : '',
    sound.fadeIn === undefined ? '' : fill(words.fadeIn, readable(sound.fadeIn)),
    sound.fadeOut === undefined ? '' : fill(words.fadeOut, readable(sound.fadeOut)),
    sound.ignored ? words.ignored : '',
  ].filter(isSaid);
  const name = sound.label === '' ? sound.element : sound.label;
  const shape = [
    sound.fadeIn === undefined ? '' : 'fades-in',
    sound.fadeOut === undefined ? '' : 'fades-out',
    sound.ignored ? 'ignored' : '',
    selected ? 'selected' : '',
  ];
  const label = fill(words.named, `${fill(words.sound, sound.number)} ${name}`, facts.join(words.comma));
  return html('li', {}, [
    html(
      'button',
      {
        class: ['sound', ...shape].join(' '),
        'data-id': sound.id,
        'aria-label': label,
        'aria-current': selected ? 'true' : undefined,
        title: label,
      },
      [html('span', { class: 'name' }, [`♪ ${name}`]), html('span', { class: 'times' }, [facts.join(' · ')])],
    ),
  ]);
}
