/**
 * Dragging shapes with the pointer, moving and resizing them with the arrow keys. Escape puts a dragged shape back.
 */
import type { LayoutBox, LayoutShape } from '../../server/src/protocol';
import { dragBox, type Grip, nudgeBox, sameBox, snapBox, wholePixels } from './boxes';

/** What dragging needs of the page. */
export interface DragHost {
  readonly shapeOf: (id: string) => LayoutShape | undefined;
  /** Edges that a shape snaps to: the frame's and those of the other shapes. */
  readonly linesFor: (id: string) => readonly LayoutBox[];
  /** The picture that the shape is in now. */
  readonly pictureOf: (id: string) => SVGSVGElement | undefined;
  readonly draw: (shape: LayoutShape, box: LayoutBox) => void;
  readonly select: (id: string) => void;
  readonly commit: (id: string, from: LayoutBox, to: LayoutBox) => void;
}

/** How near an edge must come to snap, in pixels of the screen. */
const SNAP = 6;

/** A click that moved less than this, in pixels of the screen, is a click. */
const STILL = 3;

interface Drag {
  readonly shape: LayoutShape;
  readonly grip: Grip;
  readonly start: DOMPoint;
  readonly pointerId: number;
  box: LayoutBox;
}

/** Connects the pictures below `root`. Answers whether a drag is under way. */
export function enableDragging(root: HTMLElement, host: DragHost): () => boolean {
  let drag: Drag | undefined;

  root.addEventListener('pointerdown', (event) => {
    const begun = event.button === 0 ? beginDrag(event, host) : undefined;
    if (begun === undefined) return;
    drag = begun;
    root.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  root.addEventListener('pointermove', (event) => {
    if (drag === undefined || event.pointerId !== drag.pointerId) return;
    drag.box = boxUnder(event, drag, host);
    host.draw(drag.shape, drag.box);
  });
  root.addEventListener('pointerup', (event) => {
    if (drag === undefined || event.pointerId !== drag.pointerId) return;
    const { shape, box } = drag;
    drag = undefined;
    const to = wholePixels(shape.box, box);
    if (!sameBox(shape.box, to)) host.commit(shape.id, shape.box, to);
  });
  const giveUp = (): void => {
    if (drag === undefined) return;
    host.draw(drag.shape, drag.shape.box);
    drag = undefined;
  };
  root.addEventListener('pointercancel', giveUp);
  root.ownerDocument.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') giveUp();
    else nudge(event, host);
  });
  return () => drag !== undefined;
}

function beginDrag(event: PointerEvent, host: DragHost): Drag | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const id = target?.closest('svg [data-id]')?.getAttribute('data-id');
  const shape = typeof id === 'string' ? host.shapeOf(id) : undefined;
  if (shape === undefined) return undefined;
  const grip = gripOf(target?.getAttribute('data-grip'));
  // Selecting draws the picture anew, so what is measured must be the new one.
  host.select(shape.id);
  const start = inPicture(host.pictureOf(shape.id), event);
  return start === undefined ? undefined : { shape, grip, start, pointerId: event.pointerId, box: shape.box };
}

function gripOf(name: string | null | undefined): Grip {
  return name === 'nw' || name === 'ne' || name === 'sw' || name === 'se' ? name : 'move';
}

function boxUnder(event: PointerEvent, { start, shape, grip }: Drag, host: DragHost): LayoutBox {
  const picture = host.pictureOf(shape.id);
  const now = inPicture(picture, event);
  if (picture === undefined || now === undefined || shape.ignored) return shape.box;
  const pixels = picture.viewBox.baseVal.width / picture.getBoundingClientRect().width;
  const dx = shape.editable.x ? now.x - start.x : 0;
  const dy = shape.editable.y ? now.y - start.y : 0;
  if (Math.hypot(dx, dy) < STILL * pixels) return shape.box;
  const dragged = dragBox(shape.box, grip, dx, dy);
  if (event.altKey) return dragged;
  const { x, y, ...size } = snapBox(dragged, grip, host.linesFor(shape.id), SNAP * pixels);
  return { ...size, x: shape.editable.x ? x : shape.box.x, y: shape.editable.y ? y : shape.box.y };
}

function inPicture(
  picture: SVGSVGElement | undefined,
  { clientX, clientY }: PointerEvent,
): DOMPoint | undefined {
  const toScreen = picture?.getScreenCTM();
  return toScreen ? new DOMPoint(clientX, clientY).matrixTransform(toScreen.inverse()) : undefined;
}

/** With Ctrl, or Command, the size changes. */
function nudge(event: KeyboardEvent, host: DragHost): void {
  const id = event.target instanceof Element ? event.target.getAttribute('data-id') : null;
  const shape = id === null ? undefined : host.shapeOf(id);
  if (shape === undefined || shape.ignored || event.altKey) return;
  const { key, shiftKey, ctrlKey, metaKey } = event;
  const to = nudgeBox(shape.box, shape.editable, { key, shift: shiftKey, resize: ctrlKey || metaKey });
  if (to === undefined) return;
  event.preventDefault();
  if (!sameBox(shape.box, to)) host.commit(shape.id, shape.box, wholePixels(shape.box, to));
}
