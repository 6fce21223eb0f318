/**
 * The requests of `samples/` and `test/samples/pages/`, for tests that go through all of them.
 */
import fs from 'node:fs';
import path from 'node:path';

/** A request in a file. */
export interface Sample {
  readonly file: string;
  readonly text: string;
}

/** All samples that are XML, the ones with mistakes too. */
export function samples(): readonly Sample[] {
  return ['samples', path.join('test', 'samples', 'pages')].flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((file) => file.endsWith('.xml'))
      .sort()
      .map((file) => ({ file, text: fs.readFileSync(path.join(folder, file), 'utf8') })),
  );
}
