/**
 * How large pictures are shown: as large as fits, or a number of screen pixels for each pixel of the picture.
 */

/** `fit`, or screen pixels a pixel. */
export type Zoom = 'fit' | number;

const SMALLEST = 0.05;
const LARGEST = 8;
const STEP = 1.25;

/** Shows the pictures below `root` at that size. */
export function applyZoom(root: HTMLElement, zoom: Zoom): void {
  for (const picture of root.querySelectorAll<SVGSVGElement>('svg.picture')) {
    const width = Number(picture.getAttribute('data-width'));
    picture.style.width = zoom === 'fit' ? '' : `${width * zoom}px`;
    picture.classList.toggle('fit', zoom === 'fit');
  }
}

/** One step nearer (1) or further (-1) than the first picture is shown now. */
export function stepZoom(root: HTMLElement, direction: 1 | -1): Zoom {
  const picture = root.querySelector<SVGSVGElement>('svg.picture');
  if (picture === null) return 'fit';
  const now = picture.getBoundingClientRect().width / Number(picture.getAttribute('data-width'));
  return Math.min(LARGEST, Math.max(SMALLEST, now * STEP ** direction));
}
