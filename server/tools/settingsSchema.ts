/**
 * The JSON Schema of the settings file `.ci-job.json`, made from the registry of codes.
 * What a program reads there is decided in `client/cli/settings.ts`; a test compares the two.
 */
import { diagnosticCodes } from '../service/diagnostics/diagnosticCodes';

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

/** The text of `schemas/ci-job-settings.schema.json`. */
export function settingsSchema(): string {
  const enabled = { type: 'boolean', default: true, description: 'Whether requests are checked.' };
  const severity = {
    description: 'Severity by diagnostic code; `off` drops the diagnostic. `ci-job explain` lists the codes.',
    $ref: '#/definitions/severity',
  };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'CI Job Request: settings of a project',
    description: 'The nearest `.ci-job.json` in the folder of a request or above it counts for `ci-job`.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { description: 'The address of this schema.' },
      bucket: {
        type: 'string',
        description: 'Name and APPID, for example `examplebucket-1250000000`.',
      },
      region: { type: 'string', description: 'Region of the bucket, for example `ap-chongqing`.' },
      'validation.enabled': enabled,
      'diagnostics.severity': severity,
      validation: group({ enabled }),
      diagnostics: group({ severity }),
    },
    definitions: {
      severity: { type: 'object', additionalProperties: false, properties: severities() },
    },
  };
  // Lists stand in one line, as the formatter writes them.
  const text = JSON.stringify(schema, undefined, 2).replaceAll(
    /\[[^[\]{}]*\]/g,
    (list) => `[${list.slice(1, -1).trim().replaceAll(/\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

/** Names may be written as objects in objects too. */
function group(properties: object): object {
  return { type: 'object', additionalProperties: false, properties };
}

function severities(): object {
  const rows = Object.entries(diagnosticCodes).map(([code, { severity, title }]) => [
    code,
    { enum: LEVELS, default: severity, description: title },
  ]);
  return Object.fromEntries(rows);
}
