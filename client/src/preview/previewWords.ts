/**
 * The texts of the layout preview, in the language of the editor.
 */
import { l10n } from 'vscode';
import type { PreviewWords } from '../../webview/previewMessages';

/** The texts that the page shows. */
export function previewWords(): PreviewWords {
  return {
    result: l10n.t('Result'),
    source: l10n.t('Source'),
    timeline: l10n.t('Timeline'),
    size: l10n.t('{0} × {1} px'),
    assumedHeight: l10n.t('The request does not give the height: 16:9 is assumed.'),
    assumedWidth: l10n.t('The request does not give the width: 16:9 is assumed.'),
    assumedSize: l10n.t('The request does not give the size of the result: the one shown is assumed.'),
    sourceSize: l10n.t('The size of the source is not in the request: the one shown is assumed.'),
    shape: l10n.t('{0} × {1} px at {2}, {3}.'),
    aboutThatSize: l10n.t('Its size depends on the media: the one shown is a guess.'),
    outside: l10n.t('A part of it lies outside of the frame.'),
    overlaps: l10n.t('It overlaps number {0}.'),
    ignored: l10n.t('The service ignores it.'),
    input: l10n.t('the input of the job'),
    part: l10n.t('part {0}'),
    wholeFile: l10n.t('the whole file'),
    fromStart: l10n.t('from {0} s'),
    toEnd: l10n.t('up to {0} s'),
    piece: l10n.t('{0}–{1} s ({2} s)'),
    atLeast: l10n.t('At least {0} s: the length of some files is not in the request.'),
    total: l10n.t('{0} s in all.'),
    transition: l10n.t('{0}, {1} s'),
    sound: l10n.t('Sound {0}'),
    repeats: l10n.t('repeats'),
    once: l10n.t('plays once'),
    replaces: l10n.t('replaces the original sound'),
    fadeIn: l10n.t('fades in for {0} s'),
    fadeOut: l10n.t('fades out for {0} s'),
    omitted: l10n.t('{0} more are not drawn.'),
    howTo: l10n.t(
      'Click a shape to go to its element. Drag it or its corners to change the numbers; arrow keys move it by 1 px, with Shift by 10. Alt switches snapping off.',
    ),
    zoomIn: l10n.t('Zoom in'),
    zoomOut: l10n.t('Zoom out'),
    fit: l10n.t('Fit'),
  };
}
