// The tables that are printed.

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

/** Everything as text. */
export function renderReport({
  machine,
  peers,
  inProcess,
  starts,
  commandLine,
  sessions,
  watching,
  activation,
  bundles,
  ratios,
}) {
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  const parts = [`${machine.node} on ${machine.processor}, ${machine.date}\n${versions.join(', ')}\n`];
  if (inProcess) parts.push(inProcessTable(inProcess));
  if (starts) {
    const rows = Object.entries(starts).map(([name, value]) => [name, milliseconds(value)]);
    parts.push(table('Process start to `initialize` answered, milliseconds', rows));
  }
  if (commandLine) {
    const rows = Object.entries(commandLine).map(([name, value]) => [name, milliseconds(value)]);
    parts.push(table('Command line, milliseconds of processor time', rows));
  }
  for (const [size, results] of Object.entries(sessions ?? {})) parts.push(sessionTable(size, results));
  if (watching) parts.push(watchingTable(watching));
  if (activation) {
    const { vscode, milliseconds: own, shown, failed } = activation;
    const times = `${milliseconds(own)} ms of its own, ${milliseconds(shown)} ms as VS Code shows it`;
    parts.push(`Activation in VS Code ${vscode ?? ''}: ${failed ?? times}\n`);
  }
  if (bundles) {
    const rows = Object.entries(bundles).map(([name, { kilobytes, gzipped }]) => [
      name,
      kilobytes.toFixed(0),
      gzipped === undefined ? '' : gzipped.toFixed(0),
    ]);
    parts.push(table('Files, KB', [['', 'size', 'gzipped'], ...rows]));
  }
  const rows = ratios.map(({ name, value, goal, met }) => [
    name,
    Number.isFinite(value) ? value.toFixed(3) : 'not measured',
    `≤ ${goal}`,
    Number.isFinite(value) ? (met ? 'met' : 'MISSED') : '',
  ]);
  parts.push(table('Goals', [['', 'now', 'goal', ''], ...rows]));
  return parts.join('\n');
}
