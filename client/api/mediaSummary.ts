/**
 * What the service found in a media file, in the lines that people look for first. Whatever is missing is left out.
 */

import { text } from '../../l10n/language';
import { joined, t } from '../../l10n/processLanguage';
import { BITS_PER_SECOND_TAGS } from './serviceFacts';
import { childOf, childrenOf, textOf, type XmlValue } from './xmlTree';

/** The kinds of streams by the names of their elements, which a person reads too. */
const VIDEO = text('Video');
const AUDIO = text('Audio');
const SUBTITLE = text('Subtitle');

/** One line for the file and one for each of its streams; none when the answer says nothing of the media. */
export function summarizeMedia(mediaInfo: XmlValue | undefined, tag?: string): readonly string[] {
  const format = childOf(mediaInfo, 'Format');
  const streams = childOf(mediaInfo, 'Stream');
  const isInBits = hasBitsPerSecond(format) ?? isUsualInBits(streamsOf(streams, VIDEO), tag);
  const lines = [
    { name: t('File'), facts: fileFacts(format, isInBits) },
    ...streamsOf(streams, VIDEO).map((stream) => ({
      name: nameOf(VIDEO, stream),
      facts: videoFacts(stream, isInBits),
    })),
    ...streamsOf(streams, AUDIO).map((stream) => ({
      name: nameOf(AUDIO, stream),
      facts: audioFacts(stream, isInBits),
    })),
    ...streamsOf(streams, SUBTITLE).map((stream) => ({
      name: nameOf(SUBTITLE, stream),
      facts: [language(stream)],
    })),
  ];
  return lines
    .map(({ name, facts }) => ({ name, facts: facts.filter((fact) => fact !== undefined) }))
    .filter(({ facts }, index) => index > 0 || facts.length > 0)
    .map(({ name, facts }) => (facts.length === 0 ? name : t('{0}: {1}', name, joined(facts, 'facts'))));
}

type Facts = readonly (string | undefined)[];

function fileFacts(format: XmlValue | undefined, isInBits: boolean): Facts {
  return [
    textOf(format, 'FormatLongName') ?? textOf(format, 'FormatName'),
    duration(format),
    size(numberOf(format, 'Size')),
    bitrate(format, isInBits),
  ];
}

function videoFacts(stream: XmlValue, isInBits: boolean): Facts {
  const [width, height] = [textOf(stream, 'Width'), textOf(stream, 'Height')];
  const rotation = numberOf(stream, 'Rotation') ?? 0;
  return [
    [textOf(stream, 'CodecName'), textOf(stream, 'Profile')].filter(Boolean).join(' ') || undefined,
    width === undefined || height === undefined ? undefined : `${width} × ${height} px`,
    rotation === 0 ? undefined : t('rotated by {0}°', rounded(rotation)),
    unit(fraction(textOf(stream, 'AvgFps') ?? textOf(stream, 'Fps')), 'fps'),
    bitrate(stream, isInBits),
    duration(stream),
  ];
}

function audioFacts(stream: XmlValue, isInBits: boolean): Facts {
  const channels = textOf(stream, 'Channel');
  return [
    textOf(stream, 'CodecName'),
    unit(numberOf(stream, 'SampleRate'), 'Hz'),
    textOf(stream, 'ChannelLayout') ?? (channels === undefined ? undefined : t('{0} channels', channels)),
    bitrate(stream, isInBits),
    duration(stream),
    language(stream),
  ];
}

/** An empty element says that there is no such stream. */
function streamsOf(streams: XmlValue | undefined, kind: string): readonly XmlValue[] {
  return childrenOf(streams, kind).filter((stream) => typeof stream !== 'string');
}

function nameOf(kind: string, stream: XmlValue): string {
  return [t(kind), textOf(stream, 'Index')].filter((part) => part !== undefined).join(' ');
}

/** `und` stands for an unknown one. */
function language(stream: XmlValue): string | undefined {
  const name = textOf(stream, 'Language');
  return name === undefined || name === 'und' ? undefined : t('language {0}', name);
}

/**
 * The pages say kbit/s, and some answers have bit/s: size and duration of the file decide which.
 * Undefined where they do not.
 */
function hasBitsPerSecond(format: XmlValue | undefined): boolean | undefined {
  const [bytes, seconds, given] = ['Size', 'Duration', 'Bitrate'].map((name) => numberOf(format, name));
  if (!bytes || !seconds || !given) {
    return undefined;
  }
  const actual = (bytes * 8) / seconds;
  return Math.abs(Math.log(given / actual)) < Math.abs(Math.log((given * 1000) / actual));
}

/** Jobs of some Tags answer in bit/s, and so does whoever writes frame rates as fractions. */
function isUsualInBits(videos: readonly XmlValue[], tag: string | undefined): boolean {
  return (
    BITS_PER_SECOND_TAGS.includes(tag ?? '') ||
    videos.some((video) => (textOf(video, 'Fps') ?? textOf(video, 'AvgFps') ?? '').includes('/'))
  );
}

function bitrate(value: XmlValue | undefined, isInBits: boolean): string | undefined {
  const given = numberOf(value, 'Bitrate');
  return unit(given === undefined || !isInBits ? given : given / 1000, 'kbit/s');
}

function duration(value: XmlValue | undefined): string | undefined {
  const seconds = numberOf(value, 'Duration');
  if (seconds === undefined || seconds < 60) {
    return unit(seconds, 's');
  }
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours === 0
    ? t('{0} min {1} s', minutes, whole % 60)
    : t('{0} h {1} min {2} s', hours, minutes, whole % 60);
}

const SIZES = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

function size(bytes: number | undefined): string | undefined {
  if (bytes === undefined) {
    return undefined;
  }
  const step = bytes < 1000 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  return unit(bytes / 1000 ** step, SIZES[step] ?? '');
}

function unit(value: number | undefined, name: string): string | undefined {
  return value === undefined ? undefined : `${rounded(value)} ${name}`;
}

/** Enough digits to distinguish 23.976 from 24. */
function rounded(value: number): string {
  return String(Number(value >= 1000 ? value.toFixed(0) : value.toPrecision(5)));
}

/** A rate may be written as `30000/1001`. */
function fraction(text: string | undefined): number | undefined {
  const [over, under = '1'] = text?.split('/') ?? [];
  const value = Number(over) / Number(under);
  return over !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
}

function numberOf(value: XmlValue | undefined, name: string): number | undefined {
  const text = textOf(value, name);
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
