/**
 * How Node reads the code units of a text: one copy of memory.
 */
import { endianness } from 'node:os';
import { type CopyCodeUnits, copyCodeUnits } from '../../service/parser/codeUnits';

const copyMemory: CopyCodeUnits = (text, start, end, units) => {
  Buffer.from(units.buffer, units.byteOffset, units.byteLength).write(text.slice(start, end), 'utf16le');
};

/** Node's way, where numbers lie in memory as UTF-16LE has them. */
export const copyCodeUnitsInNode: CopyCodeUnits = endianness() === 'LE' ? copyMemory : copyCodeUnits;
