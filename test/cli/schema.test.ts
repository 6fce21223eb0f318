/**
 * `ci-job schema`: what it writes of an invented Tag, and what it asks for.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './support';

const RNG = `<?xml version="1.0" encoding="UTF-8"?>
<!--
  Requests of Demo.
  Rules between elements are not in this schema, and a response is not a request.
  \`ci-job check\` checks them all.
-->
<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="Request">
      <a:documentation>An invented job.</a:documentation>
      <interleave>
        <element name="Tag">
          <value>Demo</value>
        </element>
        <optional>
          <element name="Level">
            <choice>
              <empty/>
              <data type="integer">
                <param name="minInclusive">0</param>
                <param name="maxInclusive">2</param>
              </data>
            </choice>
          </element>
        </optional>
        <optional>
          <element name="Codec">
            <choice>
              <empty/>
              <value>aac</value>
              <value>mp3</value>
              <data type="token">
                <param name="pattern">[Aa][Aa][Cc]|[Mm][Pp]3</param>
              </data>
            </choice>
          </element>
        </optional>
      </interleave>
    </element>
  </start>
</grammar>
`;

const XSD = `<?xml version="1.0" encoding="UTF-8"?>
<!--
  Requests of Demo.
  Rules between elements are not in this schema, and a response is not a request.
  \`ci-job check\` checks them all.
  XML Schema cannot count elements in any order: an element with a repeatable child accepts
  each of its children any number of times.
-->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <xs:element name="Request">
    <xs:annotation>
      <xs:documentation>An invented job.</xs:documentation>
    </xs:annotation>
    <xs:complexType>
      <xs:all>
        <xs:element name="Tag">
          <xs:simpleType>
            <xs:restriction base="xs:token">
              <xs:enumeration value="Demo"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:element>
        <xs:element name="Level" minOccurs="0">
          <xs:simpleType>
            <xs:union>
              <xs:simpleType>
                <xs:restriction base="xs:token">
                  <xs:maxLength value="0"/>
                </xs:restriction>
              </xs:simpleType>
              <xs:simpleType>
                <xs:restriction base="xs:integer">
                  <xs:minInclusive value="0"/>
                  <xs:maxInclusive value="2"/>
                </xs:restriction>
              </xs:simpleType>
            </xs:union>
          </xs:simpleType>
        </xs:element>
        <xs:element name="Codec" minOccurs="0">
          <xs:simpleType>
            <xs:union>
              <xs:simpleType>
                <xs:restriction base="xs:token">
                  <xs:maxLength value="0"/>
                </xs:restriction>
              </xs:simpleType>
              <xs:simpleType>
                <xs:restriction base="xs:token">
                  <xs:enumeration value="aac"/>
                  <xs:enumeration value="mp3"/>
                </xs:restriction>
              </xs:simpleType>
              <xs:simpleType>
                <xs:restriction base="xs:token">
                  <xs:pattern value="[Aa][Aa][Cc]|[Mm][Pp]3"/>
                </xs:restriction>
              </xs:simpleType>
            </xs:union>
          </xs:simpleType>
        </xs:element>
      </xs:all>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;

describe('schema', () => {
  it('writes RELAX NG, of all Tags or of one', async () => {
    for (const argv of [['schema'], ['schema', '--format', 'rng', '--tag', 'Demo']]) {
      assert.deepEqual(await outcomeOf(argv), [0, RNG, '']);
    }
  });

  it('writes the XML Schema of one Tag', async () => {
    assert.deepEqual(await outcomeOf(['schema', '--format=xsd', '--tag=Demo']), [0, XSD, '']);
  });

  for (const [argv, message] of [
    [
      ['--format', 'xsd'],
      'XML Schema cannot select by the Tag: specify one with `--tag`; the Tags are `Demo`.',
    ],
    [['--tag', 'demi'], '`demi` has no schema; did you mean `Demo`?'],
    [['--tag', 'Nothing'], '`Nothing` has no schema; the Tags are `Demo`.'],
    [['--format', 'dtd'], '`dtd` is not a format; the formats are `rng` and `xsd`.'],
    [['Demo'], 'The command has no arguments: specify the Tag with `--tag`.'],
  ] as const) {
    it(`refuses ${argv.join(' ')}`, async () => {
      const expected = [2, '', `ci-job: ${message}\nSee \`ci-job schema --help\`.\n`];
      assert.deepEqual(await outcomeOf(['schema', ...argv]), expected);
    });
  }
});

async function outcomeOf(argv: readonly string[]): Promise<readonly unknown[]> {
  const { exitCode, stdout, stderr } = await run(argv);
  return [exitCode, stdout, stderr];
}
