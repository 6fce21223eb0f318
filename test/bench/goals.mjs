// The goals: what is divided by what in one run, and how much it may be.

const full = 'ours: parse + validate';
const edit = 'ours: one character, to diagnostics';
const typed = 'ours: one typed character, to diagnostics';
const jsonServer = 'vscode-json-languageserver';
const yamlServer = 'yaml-language-server';

/** A server that did not answer in time is slower than any that did. */
const timeOf = (session, key) => (session?.failed === undefined ? session?.[key] : Number.POSITIVE_INFINITY);

function inProcessGoals(inProcess) {
  const large = inProcess?.['1 MB'];
  const broken = inProcess?.['1 MB, errors'];
  const huge = inProcess?.['10 MB'];
  return [
    ['parse + validate 1 MB / XMLParser', large?.[full] / large?.['fast-xml-parser: XMLParser'], 0.06],
    ['parse + validate 1 MB / XMLValidator', large?.[full] / large?.['fast-xml-parser: XMLValidator'], 0.35],
    ['parse + validate 1 MB / JSON.parse', large?.[full] / large?.['JSON.parse of as many bytes'], 2],
    [
      'parse + validate 1 MB / vscode-json-languageservice',
      large?.[full] / large?.['vscode-json-languageservice: parse + doValidation'],
      0.15,
    ],
    ['parse + validate 10 MB / 1 MB', huge?.[full] / large?.[full], 13],
    ['one character / full pass, 1 MB', large?.[edit] / large?.[full], 0.05],
    ['one character, broken / clean, 1 MB', broken?.[edit] / large?.[edit], 3],
    ...['white space', 'a new element'].map((what) => [
      `${what} between siblings / one typed character, 10 MB`,
      huge?.[`ours: ${what} between siblings, to diagnostics`] / huge?.[typed],
      3,
    ]),
  ];
}

function sessionGoals(sessions) {
  const ratio = (size, key, server) =>
    sessions?.[size]?.ours?.[key] / timeOf(sessions?.[size]?.[server], key);
  const ours = (size, key) => sessions?.[size]?.ours?.[key];
  return [
    ...['1 MB', '10 MB'].flatMap((size) => [
      [`change over stdio, ${size} / ${jsonServer}`, ratio(size, 'change', jsonServer), 0.05],
      [`change over stdio, ${size} / ${yamlServer}`, ratio(size, 'change', yamlServer), 0.05],
    ]),
    [`processor time of a change, 1 MB / ${jsonServer}`, ratio('1 MB', 'changeCpu', jsonServer), 0.12],
    [`processor time of a change, 10 MB / ${jsonServer}`, ratio('10 MB', 'changeCpu', jsonServer), 0.06],
    [`memory, 1 MB / ${jsonServer}`, ratio('1 MB', 'memory', jsonServer), 0.75],
    [`memory, 10 MB / ${jsonServer}`, ratio('10 MB', 'memory', jsonServer), 0.5],
    ['completion over stdio at 2 KB, ms', ours('2 KB', 'completion'), 1],
    ['completion, 10 MB / 2 KB', ours('10 MB', 'completion') / ours('2 KB', 'completion'), 3],
    ['hover over stdio at 2 KB, ms', ours('2 KB', 'hover'), 1],
    ['hover, 10 MB / 2 KB', ours('10 MB', 'hover') / ours('2 KB', 'hover'), 3],
  ];
}

function watchingGoals(watching) {
  const [few, many] = [watching?.[10], watching?.[1000]];
  return [
    ['watch 1,000 jobs, requests / fewest possible', many?.requests / many?.fewestRequests, 1.5],
    ['watch 1,000 jobs, writes of the history / job', many?.writes / 1000, 3],
    ['watch 1,000 jobs / 10 jobs, CPU of a look', many?.cpu / many?.looks / (few?.cpu / few?.looks), 1],
    ['watch 1,000 jobs, stall (99 %) / work of one answer', many?.stall / (many?.cpu / many?.requests), 3],
  ];
}

function tagGoals(tags) {
  const share = (key) => tags?.all[key] / tags?.few[key];
  return [
    ['initialize, all Tags / five', share('initialize'), 1.05],
    ['first diagnostics at 2 KB, all Tags / five', share('diagnostics'), 1.05],
    ['memory at 2 KB, all Tags / five', share('memory'), 1.05],
  ];
}

function commandLineGoals(commandLine) {
  const ratio = (ours, theirs) => commandLine?.[ours] / commandLine?.[theirs];
  return [
    ['check 10,000 files / xmllint, CPU', ratio('ci-job check, 10,000 files', 'xmllint, 10,000 files'), 1],
    ['check one file / node -e 0, CPU', ratio('ci-job check, one file', 'node -e 0'), 2],
  ];
}

/** Goal by goal: what was measured in this very run, and whether it is enough. */
export function goalsOf({ inProcess, starts, tags, commandLine, sessions, watching, activation, bundles }) {
  // All that it reads until it has reported what is wrong in a document.
  const server = bundles?.['server, to the first diagnostics'];
  const lines = [
    ...inProcessGoals(inProcess),
    ...sessionGoals(sessions),
    ...watchingGoals(watching),
    ['initialize / node -e 0', starts?.ours / starts?.['node -e 0'], 1.6],
    ...tagGoals(tags),
    ...commandLineGoals(commandLine),
    [`initialize / ${jsonServer}`, starts?.ours / starts?.[jsonServer], 0.9],
    ['activation, ms', activation?.milliseconds, 30],
    ['server without schemas, KB', server?.kilobytes, 400],
    ['server without schemas, KB gzipped', server?.gzipped, 115],
    ['VSIX, KB', bundles?.VSIX?.kilobytes, 900],
    ['VSIX for the browser, KB', bundles?.['VSIX for the browser']?.kilobytes, 900],
  ];
  return lines.map(([name, value, goal]) => ({ name, value, goal, met: value <= goal }));
}
