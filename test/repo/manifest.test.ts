/**
 * The manifest as people meet it: the palette, menus, settings, icons and what the editor starts us for.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; icon?: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly { key: string; mac?: string; when: string }[];
    readonly languages: readonly { id: string }[];
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly walkthroughs: readonly { id: string }[];
    readonly snippets: readonly { path: string }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly configuration: readonly {
      readonly id: string;
      readonly title: string;
      readonly order: number;
      readonly properties: Readonly<Record<string, { readonly order: number }>>;
    }[];
  };
}

/** The manifest in a language. */
function manifestIn(file: string): Manifest {
  const texts: Readonly<Record<string, string>> = JSON.parse(fs.readFileSync(file, 'utf8'));
  const text = fs
    .readFileSync('package.json', 'utf8')
    .replaceAll(/"%([^%"]+)%"/g, (_, key: string) => JSON.stringify(texts[key] ?? ''));
  return JSON.parse(text) as Manifest;
}

const languages = ['package.nls.json', 'package.nls.zh-cn.json'];
const { activationEvents, contributes } = manifestIn('package.nls.json');
const { menus } = contributes;

/** What occurs more than once. */
function repeated(words: readonly string[]): string[] {
  return [...new Set(words.filter((word, index) => words.indexOf(word) !== index))];
}

function menuOf(name: string): readonly MenuItem[] {
  return menus[name] ?? [];
}

describe('commands', () => {
  for (const file of languages) {
    it(`have a title of their own each (${file})`, () => {
      const titles = manifestIn(file).contributes.commands.map(({ title }) => title);
      assert.deepEqual(repeated(titles), []);
      assert.ok(titles.every((title) => title !== ''));
    });
  }

  it('have one icon for one meaning', () => {
    assert.deepEqual(repeated(contributes.commands.flatMap(({ icon }) => icon ?? [])), []);
  });
});

describe('menus', () => {
  it('show one icon in the title of an editor', () => {
    const shown = menuOf('editor/title').filter(({ group }) => group?.startsWith('navigation'));
    assert.deepEqual(
      shown.map(({ command }) => command),
      ['ciJob.submit'],
    );
  });

  it('have an order that is no accident', () => {
    const clashes = Object.entries(menus).flatMap(([menu, items]) =>
      repeated(items.flatMap(({ group }) => group ?? [])).map((group) => `${menu} ${group}`),
    );
    assert.deepEqual(clashes, []);
    const loose = Object.entries(menus)
      .filter(([menu]) => menu !== 'commandPalette')
      .flatMap(([menu, items]) => items.filter(({ group }) => !/@\d+$/.test(group ?? '')).map(() => menu));
    assert.deepEqual(loose, []);
  });

  it('know the commands and the contexts that they name', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const items = Object.values(menus).flat();
    assert.deepEqual(
      items.filter(({ command }) => !known.has(command)),
      [],
    );
    const named = items.flatMap(({ when = '' }) => when.match(/(?<![\w.])ciJob\.(?!jobs\b)\w+/g) ?? []);
    const sources = fs
      .readdirSync('client/src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => fs.readFileSync(`client/src/${file}`, 'utf8'))
      .join('\n');
    const unset = [...new Set(named)].filter((key) => !sources.includes(`'setContext', '${key}'`));
    assert.deepEqual(unset, []);
  });
});

describe('the palette', () => {
  const when = new Map(menuOf('commandPalette').map((item) => [item.command, item.when]));

  it('shows what works on a request in a request only', () => {
    for (const command of [
      'submit',
      'dryRun',
      'showLayoutPreview',
      'goToMatchingTag',
      'copyAsCurl',
      'copyAsSdkCode',
    ]) {
      assert.equal(when.get(`ciJob.${command}`), 'editorLangId == ci-job', command);
    }
  });

  it('shows no command that needs an entry of the list, unless it asks which', () => {
    const ofEntries = new Set(
      menuOf('view/item/context')
        .filter(({ when: condition = '' }) => condition.includes('viewItem =~'))
        .map(({ command }) => command),
    );
    assert.ok(ofEntries.size > 5);
    for (const command of ofEntries) {
      const expected = command === 'ciJob.showResultTable' ? 'ciJob.hasJobs' : 'false';
      assert.equal(when.get(command), expected, command);
    }
  });

  it('shows what can run now', () => {
    assert.deepEqual(
      [
        'checkAllRequests',
        'showJob',
        'refreshJobs',
        'clearJobs',
        'groupJobs',
        'listJobs',
        'startSandbox',
        'stopSandbox',
      ].map((command) => [command, when.get(`ciJob.${command}`)]),
      [
        ['checkAllRequests', 'workspaceFolderCount != 0'],
        ['showJob', 'ciJob.hasJobs'],
        ['refreshJobs', 'ciJob.hasJobs'],
        ['clearJobs', 'ciJob.hasJobs'],
        ['groupJobs', 'ciJob.hasJobs && !config.ciJob.jobs.grouped'],
        ['listJobs', 'ciJob.hasJobs && config.ciJob.jobs.grouped'],
        ['startSandbox', '!ciJob.isSandboxRunning'],
        ['stopSandbox', 'ciJob.isSandboxRunning'],
      ],
    );
  });

  it('has one entry for a command', () => {
    assert.deepEqual(repeated(menuOf('commandPalette').map(({ command }) => command)), []);
  });
});

describe('settings', () => {
  for (const file of languages) {
    it(`stand in groups with titles of their own (${file})`, () => {
      const titles = manifestIn(file).contributes.configuration.map(({ title }) => title);
      assert.ok(titles.length > 1);
      assert.ok(titles.every((title) => title !== ''));
      assert.deepEqual(repeated(titles), []);
      assert.equal(titles[0], file === 'package.nls.json' ? 'CI Job' : 'CI 任务');
    });
  }

  it('have orders of their own', () => {
    const { configuration } = contributes;
    assert.deepEqual(
      configuration.map(({ order }) => order),
      configuration.map((_, index) => index + 1),
    );
    for (const { id, properties } of configuration) {
      const orders = Object.values(properties).map(({ order }) => order);
      assert.deepEqual(
        orders,
        [...new Set(orders)].sort((left, right) => left - right),
        id,
      );
    }
  });

  it('keep the names of earlier versions for a while, marked as such', () => {
    const properties = Object.assign({}, ...contributes.configuration.map((group) => group.properties));
    assert.match(properties['ciJob.offerToMend'].markdownDeprecationMessage, /`#ciJob\.offerFixes#`/);
    assert.equal(properties['ciJob.offerFixes'].markdownDeprecationMessage, undefined);
  });
});

describe('activation', () => {
  it('names no event that the editor makes of contributions by itself', () => {
    const made = [
      ...contributes.commands.map(({ command }) => `onCommand:${command}`),
      ...contributes.languages.map(({ id }) => `onLanguage:${id}`),
      ...Object.values(contributes.views)
        .flat()
        .map(({ id }) => `onView:${id}`),
      ...contributes.walkthroughs.map(({ id }) => `onWalkthrough:${id}`),
    ];
    assert.deepEqual(
      activationEvents.filter((event) => made.includes(event) || event === '*'),
      [],
    );
    assert.deepEqual(repeated(activationEvents), []);
  });
});

describe('snippets', () => {
  it('of the user are suggested in requests', () => {
    const defaults = contributes.configurationDefaults['[ci-job]'] ?? {};
    assert.notEqual(defaults['editor.snippetSuggestions'], 'none');
    assert.notEqual(defaults['editor.suggest.showSnippets'], false);
  });

  it('of ours are whole requests, which are no suggestion inside of one', () => {
    for (const { path } of contributes.snippets) {
      const snippets: Readonly<Record<string, { prefix?: unknown }>> = JSON.parse(
        fs.readFileSync(path, 'utf8'),
      );
      assert.deepEqual(
        Object.values(snippets).filter(({ prefix }) => prefix !== undefined),
        [],
      );
    }
  });
});
