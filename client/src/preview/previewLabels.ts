/**
 * The texts of the layout preview, in the language of the editor.
 */
import { t } from '../../../l10n/processLanguage';
import type { PreviewLabels } from '../../webview/previewMessages';

/** The texts that the page shows. */
export function previewLabels(): PreviewLabels {
  return {
    result: t('Result'),
    source: t('Source'),
    timeline: t('Timeline'),
    size: t('{0} × {1} px'),
    assumedHeight: t('The request does not specify the height: 16:9 is assumed.'),
    assumedWidth: t('The request does not specify the width: 16:9 is assumed.'),
    assumedSize: t('The request does not specify the size of the output: the one shown is assumed.'),
    sourceSize: t('The size of the source is not in the request: the one shown is assumed.'),
    shape: t('{0} × {1} px at {2}, {3}.'),
    aboutThatSize: t('Its size depends on the media: the one shown is an estimate.'),
    outside: t('A part of it is outside the frame.'),
    overlaps: t('It overlaps number {0}.'),
    overlapsMany: t('It overlaps numbers {0}.'),
    ignored: t('The service ignores it.'),
    input: t('input'),
    part: t('part {0}'),
    wholeFile: t('the whole file'),
    fromStart: t('from {0} s'),
    toEnd: t('up to {0} s'),
    piece: t('{0}–{1} s ({2} s)'),
    atLeast: t('At least {0} s: the length of some files is not in the request.'),
    total: t('{0} s in all.'),
    transition: t('{0}, {1} s'),
    sound: t('Audio {0}'),
    repeats: t('repeats'),
    once: t('plays once'),
    replaces: t('replaces the original audio'),
    fadeIn: t('fades in for {0} s'),
    fadeOut: t('fades out for {0} s'),
    omitted: t('{0} more are not drawn.'),
    gap: t('gap'),
    seconds: t('{0} s'),
    pictures: t('Up to {0} such pictures are created.'),
    grid: t('Grid'),
    gridCells: t('{0} × {1} cells of {2} × {3} px each.'),
    gridSpace: t('{0} px between the cells, {1} px around them.'),
    gridAssumed: t('The request does not specify the size of the cells: that of the output is assumed.'),
    gridMany: t('Up to {0} pictures: {1} such grids.'),
    gridFilled: t('Up to {0} pictures in {1} cells.'),
    gridCut: t('Only the first {0} columns and {1} rows are drawn.'),
    howTo: t(
      'Click a shape to go to its element. Drag it or its corners to change the numbers; hold Alt to turn off snapping.',
    ),
    byKeyboard: t(
      'By keyboard: Tab goes from shape to shape, Enter to its element; arrow keys move it by 1 px, with Shift by 10 px; Ctrl or Cmd with arrow keys resizes it.',
    ),
    zoom: t('Zoom'),
    zoomIn: t('Zoom in'),
    zoomOut: t('Zoom out'),
    fit: t('Fit'),
    comma: t(', '),
    named: t('{0}: {1}'),
  };
}
