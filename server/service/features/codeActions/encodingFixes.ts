/**
 * Fixes of what a request says about its encoding.
 */
import { quote } from '../../schema/words';
import { type FixProvider, title } from './quickFix';

const ENCODING = 'UTF-8';

/** The encoding that a request is sent in. */
export const changeEncoding: FixProvider = (_request, { start, end }) => [
  {
    title: title('Change to {0}', quote(ENCODING)),
    replacements: [{ start, end, newText: ENCODING }],
    preferred: true,
  },
];

/** Nobody means a mark in the middle, and nobody sees it go. */
export const removeByteOrderMark: FixProvider = (_request, { start, end, args }) =>
  args.reason === 'byte-order-mark'
    ? [
        {
          title: title('Remove the byte order mark'),
          replacements: [{ start, end, newText: '' }],
          preferred: true,
          safe: true,
        },
      ]
    : [];
