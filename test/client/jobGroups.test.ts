/**
 * The groups of the jobs view and their order.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupEntries, type JobNode } from '../../client/src/jobs/jobGroups';
import type { JobEntry } from '../../client/src/jobs/jobRecord';

interface Where {
  readonly profile?: string;
  readonly endpoint?: string;
}

const targetOf = ({ profile, endpoint }: Where): JobEntry['target'] => ({
  bucket: 'films-1250000000',
  region: 'ap-chongqing',
  endpoint,
  profile,
});

function job(jobId: string, state: string, where: Where = {}): JobEntry {
  const nothing = { progress: undefined, code: undefined, message: undefined, responseXml: undefined };
  const seen = { isDone: false, tag: 'Work', sinceMs: 0, requestXml: undefined };
  return { kind: 'job', jobId, state, target: targetOf(where), ...nothing, ...seen };
}

function submission(id: string, state: 'sending' | 'unknown', where: Where = {}): JobEntry {
  const seen = { name: 'a.cijob.xml', tag: 'Work', sinceMs: 0, input: undefined, requestXml: undefined };
  return { kind: 'submission', id, state, target: targetOf(where), ...seen };
}

/** The tree as lines, two spaces a level. */
function outline(nodes: readonly JobNode[], indent = ''): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'entry'
      ? [`${indent}${node.id}`]
      : [`${indent}${node.label} (${node.count}) $(${node.icon})`, ...outline(node.children, `${indent}  `)],
  );
}

function idsOf(nodes: readonly JobNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...(node.kind === 'group' ? idsOf(node.children) : [])]);
}

describe('the list of jobs', () => {
  it('has groups by state, what needs somebody first, newest first in each', () => {
    const entries = [
      job('j9', 'Cancel'),
      job('j8', 'Success'),
      job('j7', 'Running'),
      job('j6', 'Failed'),
      submission('s5', 'unknown'),
      job('j4', 'Success'),
      job('j3', 'Submitted'),
      submission('s2', 'sending'),
      job('j1', 'Pause'),
      job('j0', 'Brandnew'),
    ];
    assert.deepEqual(outline(groupEntries(entries, true)), [
      'Being sent (1) $(cloud-upload)',
      '  s2',
      'Outcome unknown (1) $(warning)',
      '  s5',
      'Running (1) $(sync)',
      '  j7',
      'Submitted (1) $(clock)',
      '  j3',
      'Pause (1) $(debug-pause)',
      '  j1',
      'Brandnew (1) $(question)',
      '  j0',
      'Failed (1) $(error)',
      '  j6',
      'Success (2) $(pass)',
      '  j8',
      '  j4',
      'Cancel (1) $(circle-slash)',
      '  j9',
    ]);
  });

  it('has a level for profiles when jobs of several are known, the latest profile first', () => {
    const entries = [
      job('j5', 'Running', { profile: 'Test' }),
      job('j4', 'Success', { endpoint: 'http://127.0.0.1:1', profile: 'Test' }),
      job('j3', 'Running'),
      job('j2', 'Running', { profile: 'Test' }),
      job('j1', 'Failed', { profile: 'Test' }),
    ];
    const tree = groupEntries(entries, true);
    assert.deepEqual(outline(tree), [
      'Test (3) $(cloud)',
      '  Running (2) $(sync)',
      '    j5',
      '    j2',
      '  Failed (1) $(error)',
      '    j1',
      'Sandbox (1) $(beaker)',
      '  Success (1) $(pass)',
      '    j4',
      'No profile (1) $(cloud)',
      '  Running (1) $(sync)',
      '    j3',
    ]);
    assert.equal(new Set(idsOf(tree)).size, idsOf(tree).length);
  });

  it('has no level for the one profile that there is', () => {
    assert.deepEqual(outline(groupEntries([job('j1', 'Running', { profile: 'Test' })], true)), [
      'Running (1) $(sync)',
      '  j1',
    ]);
  });

  it('is flat on demand, and empty when it is', () => {
    const entries = [job('j2', 'Success'), job('j1', 'Running', { profile: 'Test' })];
    assert.deepEqual(outline(groupEntries(entries, false)), ['j2', 'j1']);
    assert.deepEqual(groupEntries([], true), []);
  });
});
