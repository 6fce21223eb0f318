/**
 * The page of the layout preview: draws what the extension sends, reports what people do.
 */
import type { JobLayout, LayoutBox, LayoutFrame, LayoutShape } from '../../server/src/protocol';
import { enableDragging } from './dragging';
import { describeShape, redrawShape } from './frameView';
import type { FromPreview, PreviewLabels, ToPreview } from './previewMessages';
import { drawSections } from './sections';
import { html } from './svg';
import { applyZoom, stepZoom, type Zoom } from './zoom';

/** What the editor gives to the pages of its panels. */
interface PanelApi {
  postMessage(message: FromPreview): void;
  getState(): unknown;
  setState(state: { readonly zoom: Zoom }): void;
}
declare function acquireVsCodeApi(): PanelApi;

const editor = acquireVsCodeApi();
const view = html('main', { id: 'view' });
const live = html('p', { class: 'for-screen-readers', 'aria-live': 'polite' });
const heading = html('h1', {});
const tools = html('div', { class: 'tools', role: 'group' });

let words: PreviewLabels | undefined;
let shown: { name: string; layout: JobLayout | undefined; message: string } = {
  name: '',
  layout: undefined,
  message: '',
};
let selected: string | undefined;
let zoom: Zoom = savedZoom(editor.getState());

document.body.append(html('header', {}, [heading, tools]), view, live);

const isDragging = enableDragging(view, {
  shapeOf,
  linesFor,
  pictureOf: (id) => elementOf(id)?.closest('svg') ?? undefined,
  draw: redraw,
  select: (id) => {
    selected = id;
    render();
    focusOn(id);
    editor.postMessage({ kind: 'reveal', id, focus: false });
  },
  commit: (id, from, to) => editor.postMessage({ kind: 'move', id, from, to }),
});

window.addEventListener('message', ({ data }: MessageEvent<ToPreview>) => {
  if (data.kind === 'words') {
    words = data.words;
    drawTools(words);
  } else if (data.kind === 'layout') {
    shown = data;
  } else if (data.id !== selected) {
    selected = data.id;
  } else return;
  // What is being dragged must not be taken out of somebody's hand; the next layout comes after it.
  if (!isDragging()) render();
});

// Buttons of the timeline; shapes report where they were pressed.
view.addEventListener('click', ({ target }) => {
  const id =
    target instanceof Element ? target.closest('button[data-id]')?.getAttribute('data-id') : undefined;
  if (typeof id === 'string') editor.postMessage({ kind: 'reveal', id, focus: false });
});
// Enter goes to the element; the space bar shows it and stays here, which a button of HTML does by itself.
view.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const id = target instanceof Element ? target.getAttribute('data-id') : null;
  if (id === null || (key !== 'Enter' && !(key === ' ' && target instanceof SVGElement))) return;
  event.preventDefault();
  editor.postMessage({ kind: 'reveal', id, focus: key === 'Enter' });
});
view.addEventListener(
  'wheel',
  (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    setZoom(stepZoom(view, event.deltaY < 0 ? 1 : -1));
  },
  { passive: false },
);

editor.postMessage({ kind: 'ready' });

function savedZoom(state: unknown): Zoom {
  const saved = typeof state === 'object' && state !== null && 'zoom' in state ? state.zoom : undefined;
  return typeof saved === 'number' ? saved : 'fit';
}

function setZoom(next: Zoom): void {
  zoom = next;
  editor.setState({ zoom });
  applyZoom(view, zoom);
}

function drawTools({ zoom: name, zoomIn, zoomOut, fit }: PreviewLabels): void {
  tools.setAttribute('aria-label', name);
  const tool = (sign: string, label: string, next: () => Zoom): HTMLElement => {
    const button = html('button', { title: label, 'aria-label': label }, [sign]);
    button.addEventListener('click', () => setZoom(next()));
    return button;
  };
  tools.replaceChildren(
    tool('−', zoomOut, () => stepZoom(view, -1)),
    tool('+', zoomIn, () => stepZoom(view, 1)),
    tool(fit, fit, () => 'fit'),
  );
}

function render(): void {
  if (words === undefined) return;
  const focused = document.activeElement?.getAttribute('data-id');
  const { name, layout, message } = shown;
  heading.textContent = name;
  const sections = layout === undefined ? [] : drawSections(layout, words, selected);
  view.replaceChildren(...(sections.length === 0 ? [html('p', { class: 'empty' }, [message])] : sections));
  tools.hidden = view.querySelector('svg.picture') === null;
  applyZoom(view, zoom);
  if (typeof focused === 'string') focusOn(focused);
}

function framesShown(): readonly LayoutFrame[] {
  return [shown.layout?.result, shown.layout?.source].filter((frame) => frame !== undefined);
}

function frameOf(id: string): LayoutFrame | undefined {
  return framesShown().find(({ shapes }) => shapes.some((shape) => shape.id === id));
}

function shapeOf(id: string): LayoutShape | undefined {
  return frameOf(id)?.shapes.find((shape) => shape.id === id);
}

function linesFor(id: string): readonly LayoutBox[] {
  const frame = frameOf(id);
  if (frame === undefined) return [];
  const others = frame.shapes.filter((shape) => shape.id !== id).map(({ box }) => box);
  return [{ x: 0, y: 0, width: frame.width, height: frame.height }, ...others];
}

function elementOf(id: string): SVGElement | HTMLElement | null {
  return view.querySelector<SVGElement | HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
}

function focusOn(id: string): void {
  elementOf(id)?.focus({ preventScroll: true });
}

/** Shows a shape somewhere else while it is dragged. */
function redraw(shape: LayoutShape, box: LayoutBox): void {
  const group = elementOf(shape.id);
  const frame = frameOf(shape.id);
  if (words === undefined || group === null || frame === undefined) return;
  const moved = { ...shape, box };
  redrawShape(group, moved, frame, words, shape.id === selected);
  live.textContent = describeShape(moved, words);
}
