/**
 * Conditions that are looked up once for each container of a tree.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rememberedPredicate } from '../../server/service/constraints/rememberedPredicate';
import { parseXmlDocument } from '../../server/service/parser/xmlParser';

const parse = (text: string) => parseXmlDocument(text, { names: [], ids: new Map() });

it('looks once at each container of each tree, and answers what it saw', () => {
  const looks: string[] = [];
  const holds = rememberedPredicate((xml, container) => {
    looks.push(`${xml.text} ${container}`);
    return xml.text.includes('b');
  });
  const [one, other] = [parse('<a><b/></a>'), parse('<a><c/></a>')];
  const asked = [holds(one, 0), holds(other, 0), holds(one, 0), holds(other, 0), holds(one, 1)];
  assert.deepEqual(asked, [true, false, true, false, true]);
  assert.deepEqual(looks, ['<a><b/></a> 0', '<a><c/></a> 0', '<a><b/></a> 1']);
});
