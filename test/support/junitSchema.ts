/**
 * The schema of JUnit reports that Jenkins judges by (`junit.xsd`), and libxml2 as its judge.
 */
import { spawnSync } from 'node:child_process';
import { findProgram } from './debianProgram';

/** The validator, or why there is none. */
export function findJunitValidator(): ReturnType<typeof findProgram> {
  return findProgram({ program: 'xmllint', args: ['--version'], debianPackage: 'libxml2-utils' });
}

/** What the schema finds wrong with a report: the validator's lines, none where it is accepted. */
export function junitErrors(program: string, report: string): string[] {
  const args = ['--noout', '--nonet', '--schema', 'test/support/junit.xsd', '-'];
  const { stderr } = spawnSync(program, args, { input: report, encoding: 'utf8' });
  return stderr.split('\n').filter((line) => line !== '' && line !== '- validates');
}
