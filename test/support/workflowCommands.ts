/**
 * Workflow commands as a runner of GitHub Actions reads them: `::NAME KEY=VALUE,…::MESSAGE`, one on a line,
 * with percent escapes: CR, LF and the percent sign in messages, colon and comma too in values.
 */

/** One command, its escapes undone. */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The commands in an output; other lines are only printed. */
export function readWorkflowCommands(output: string): WorkflowCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, command, properties = '', message = ''] = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (command === undefined) return [];
    return [{ command, properties: readProperties(properties), message: withoutEscapes(message, false) }];
  });
}

function readProperties(text: string): Record<string, string> {
  const entries = text.split(',').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), withoutEscapes(pair.slice(at + 1), true)];
  });
  return Object.fromEntries(entries);
}

const escapes: Readonly<Record<string, string>> = {
  '%0D': '\r',
  '%0A': '\n',
  '%3A': ':',
  '%2C': ',',
  '%25': '%',
};

function withoutEscapes(text: string, isProperty: boolean): string {
  const pattern = isProperty ? /%(?:0D|0A|3A|2C|25)/g : /%(?:0D|0A|25)/g;
  return text.replace(pattern, (written) => escapes[written] ?? written);
}
