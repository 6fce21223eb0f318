/**
 * A schema set that knows Tags and no rules, for tests of what the sandbox does with a request that is fine.
 */
import { compileSchemaSet } from '../../server/service/schema/compileSchemaSet';

const tags = [
  ...['MediaInfo', 'Transcode', 'Animation', 'Snapshot', 'QualityEstimate'],
  ...['SpeechRecognition', 'NoiseReduction', 'PicProcess', 'Translation', 'FileHashCode'],
];

/** Only the XML of their requests is checked. */
export const looseSchemaSet = compileSchemaSet({
  tags: {},
  types: {},
  groups: {},
  otherTags: {
    tags: tags.map((tag) => ({ tag, documentation: 'A job without a schema.' })),
    severalJobs: { element: 'Operation', most: 6, tags },
  },
  responses: {},
});
