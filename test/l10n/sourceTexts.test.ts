/**
 * What the search for texts without a translation finds, and what it leaves to programs.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readSourceTexts } from './sourceTexts';

const source = `
const rows = [['State', a], ['jobId', b], ['Queue:', c]];
const label = many ? 'Copy JobId' : \`Copy \${id}\`;
const age = \`created \${time}\`;
const place = \`\${index} of \${count}\`;
const address = \`\${scheme}://\${host}:\${port}\`;
const isOver = state === 'Failed' || textOf(answer, 'Message') === undefined;
switch (kind) { case 'Enter': say(t('Reveal')); }
log.info('Something happened.');
throw new Error(t('There is no such thing.'));
`;

it('single words and words beside values are found; what is compared, read or logged is not', async () => {
  const { marked, unmarked } = await readSourceTexts(['source.ts'], () => source);
  const textsOf = (texts: typeof marked): string[] => texts.map(({ text, line }) => `${line}: ${text}`);
  assert.deepEqual(textsOf(unmarked), [
    '2: State',
    '2: Queue:',
    '3: Copy JobId',
    '3: Copy 0',
    '4: created 0',
    '5: 0 of 0',
  ]);
  assert.deepEqual(textsOf(marked), ['8: Reveal', '10: There is no such thing.']);
});
