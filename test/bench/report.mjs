// The tables that are printed, and the ratios that the goals are about.

const milliseconds = (value) =>
  Number.isFinite(value) ? (value >= 100 ? value.toFixed(0) : value.toPrecision(3)) : '–';

function table(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column]),
      )
      .join('  '),
  );
  return [title, ...lines, ''].join('\n');
}

function inProcessTable(results) {
  const sizes = Object.keys(results);
  const names = Object.keys(results[sizes[0]]);
  const rows = names.map((name) => [name, ...sizes.map((size) => milliseconds(results[size][name]))]);
  return table('In one process, milliseconds', [['', ...sizes], ...rows]);
}

function sessionTable(size, results) {
  const keys = ['open', 'change', 'changeCpu', 'completion', 'hover', 'formatting', 'memory'];
  const rows = Object.entries(results).map(([name, values]) => [
    name,
    ...(values.failed
      ? [values.failed, ...keys.slice(1).map(() => '')]
      : keys.map((key) => milliseconds(values[key]))),
  ]);
  return table(`Over stdio, ${size}, milliseconds (memory in MB)`, [['', ...keys], ...rows]);
}

function watchingTable(results) {
  const keys = ['looks', 'requests', 'fewestRequests', 'cpu', 'stall', 'writes', 'writtenKilobytes'];
  const rows = Object.entries(results).map(([jobs, values]) => [
    jobs,
    ...keys.map((key) => (Number.isInteger(values[key]) ? values[key] : milliseconds(values[key]))),
  ]);
  return table('Jobs watched to their ends within a minute; CPU and stall (99 %) in milliseconds', [
    ['jobs', ...keys],
    ...rows,
  ]);
}

/** Goal by goal: what was measured, as a ratio in this very run. */
export function ratiosOf({ inProcess, starts, sessions, watching, bundles }) {
  const [few, many] = [watching?.[10], watching?.[1000]];
  const full = 'ours: parse + validate';
  const large = inProcess?.['1 MB'];
  const huge = inProcess?.['10 MB'];
  const json = (size) => sessions?.[size]?.['vscode-json-languageserver'];
  const ours = (size) => sessions?.[size]?.ours;
  const lines = [
    ['1 MB / XMLParser', large?.[full] / large?.['fast-xml-parser: XMLParser'], 0.06],
    ['1 MB / XMLValidator', large?.[full] / large?.['fast-xml-parser: XMLValidator'], 0.35],
    ['1 MB / JSON.parse', large?.[full] / large?.['JSON.parse of as many bytes'], 2],
    [
      '1 MB / vscode-json',
      large?.[full] / large?.['vscode-json-languageservice: parse + doValidation'],
      0.15,
    ],
    ['10 MB / 1 MB', huge?.[full] / large?.[full], 13],
    ['one character / full, 1 MB', large?.['ours: one character, to diagnostics'] / large?.[full], 0.3],
    ['initialize / node -e 0', starts?.ours / starts?.['node -e 0'], 1.6],
    ['initialize / vscode-json server', starts?.ours / starts?.['vscode-json-languageserver'], 0.7],
    ['change 1 MB / vscode-json server', ours('1 MB')?.change / json('1 MB')?.change, 0.05],
    ['change CPU 1 MB / vscode-json server', ours('1 MB')?.changeCpu / json('1 MB')?.changeCpu, 0.12],
    ['change CPU 10 MB / vscode-json server', ours('10 MB')?.changeCpu / json('10 MB')?.changeCpu, 0.06],
    ['memory 1 MB / vscode-json server', ours('1 MB')?.memory / json('1 MB')?.memory, 0.75],
    ['memory 10 MB / vscode-json server', ours('10 MB')?.memory / json('10 MB')?.memory, 0.5],
    ['watch 1,000 jobs, requests / fewest possible', many?.requests / many?.fewestRequests, 1.5],
    ['watch 1,000 jobs, writes of the history / job', many?.writes / 1000, 3],
    ['watch 1,000 jobs / 10 jobs, CPU of a look', many?.cpu / many?.looks / (few?.cpu / few?.looks), 1],
    ['watch 1,000 jobs, stall (99 %) / work of one answer', many?.stall / (many?.cpu / many?.requests), 3],
    ['out/server.js, KB', bundles?.['server.js']?.kilobytes, 260],
    ['out/server.js, KB gzipped', bundles?.['server.js']?.gzipped, 65],
  ];
  return lines
    .filter(([, value]) => Number.isFinite(value))
    .map(([name, value, goal]) => ({ name, value, goal, met: value <= goal }));
}

/** Everything as text. */
export function renderReport({ machine, inProcess, starts, sessions, watching, bundles, ratios }) {
  const parts = [`${machine.node} on ${machine.processor}, ${machine.date}\n`];
  if (inProcess) parts.push(inProcessTable(inProcess));
  if (starts) {
    const rows = Object.entries(starts).map(([name, value]) => [name, milliseconds(value)]);
    parts.push(table('Process start to `initialize` answered, milliseconds', rows));
  }
  for (const [size, results] of Object.entries(sessions ?? {})) parts.push(sessionTable(size, results));
  if (watching) parts.push(watchingTable(watching));
  if (bundles) {
    const rows = Object.entries(bundles).map(([name, { kilobytes, gzipped }]) => [
      name,
      kilobytes.toFixed(0),
      gzipped.toFixed(0),
    ]);
    parts.push(table('Bundles', [['', 'KB', 'gzipped'], ...rows]));
  }
  const rows = ratios.map(({ name, value, goal, met }) => [
    name,
    value.toFixed(3),
    `≤ ${goal}`,
    met ? 'met' : 'NOT MET',
  ]);
  parts.push(table('Goals', [['', 'now', 'goal', ''], ...rows]));
  return parts.join('\n');
}
