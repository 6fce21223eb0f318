/**
 * How checks report problems.
 */
import type { Problem } from '../diagnostics/problem';

/** Takes one problem. */
export type Report = (problem: Problem) => void;
