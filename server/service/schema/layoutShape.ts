/**
 * The shape of the `layout` keyword, kind by kind.
 */
import {
  type Check,
  isRecord,
  listOf,
  number,
  oneOf,
  recordOf,
  type Shape,
  shaped,
  text,
} from './shapeReader';

/** Checks a `layout`; predicates are checked as everywhere. */
export function layoutShape(predicate: Check): Check {
  const kinds = shapesOf(predicate);
  return (reader, value, pointer) => {
    const kind = isRecord(value) ? value.kind : undefined;
    const shape = typeof kind === 'string' ? kinds[kind] : undefined;
    if (shape === undefined)
      reader.fail(`${pointer}/kind`, `must be one of ${Object.keys(kinds).join(', ')}`);
    else
      reader.readShape(value, pointer, {
        required: Object.keys(shape.keys),
        ...shape,
        keys: { kind: text, ...shape.keys },
      });
  };
}

/** All keys are required where nothing else is said. */
const whole = (keys: Shape['keys']): Check => shaped(() => ({ required: Object.keys(keys), keys }));

function shapesOf(predicate: Check): Readonly<Record<string, Shape>> {
  const texts = listOf(text, 1);
  return {
    frame: { required: ['width', 'height'], keys: { width: text, height: text, count: text } },
    rectangle: {
      required: ['on', 'x', 'y', 'width', 'height'],
      keys: { on: oneOf('result', 'source'), x: text, y: text, width: text, height: text, label: texts },
    },
    mark: {
      keys: {
        anchor: whole({ element: text, places: recordOf(listOf(number, 2)) }),
        dx: text,
        dy: text,
        percentWhen: predicate,
        text: whole({ value: text, size: text, color: text }),
        picture: whole({ value: text, width: text, height: text, pixelsWhen: predicate }),
      },
    },
    timeline: {
      required: ['part'],
      keys: {
        part: shaped(() => ({
          required: ['element', 'label'],
          keys: { element: text, place: text, start: text, end: text, duration: text, label: texts },
        })),
        inputPlace: text,
        transition: whole({ element: text, none: texts, seconds: text }),
        sound: whole({
          elements: texts,
          label: texts,
          onceWhen: predicate,
          replacesWhen: predicate,
          fadeIn: text,
          fadeOut: text,
        }),
      },
    },
    pieces: { required: ['start', 'end'], keys: { start: text, end: text, length: text } },
    grid: {
      keys: {
        columns: text,
        rows: text,
        cellWidth: text,
        cellHeight: text,
        gap: text,
        margin: text,
      },
    },
  };
}
