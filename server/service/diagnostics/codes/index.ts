/**
 * Every diagnostic code, a record each. The codes of one part live in one file each; here they come together.
 */
import type { DiagnosticCode } from '../diagnosticCodes';
import { checkCodes } from './checkCodes';
import type { DiagnosticCodeRecord } from './codeRecord';
import { requestCodes } from './requestCodes';
import { ruleCodes } from './ruleCodes';
import { syntaxCodes } from './syntaxCodes';
import { valueCodes } from './valueCodes';

/** The record of every code. */
export const codeRecords: Readonly<Record<DiagnosticCode, DiagnosticCodeRecord>> = {
  ...syntaxCodes,
  ...requestCodes,
  ...valueCodes,
  ...ruleCodes,
  ...checkCodes,
};
