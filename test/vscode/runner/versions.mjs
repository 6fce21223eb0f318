// The VS Codes that the tests run in: the oldest that `engines.vscode` promises and the newest known.
// npm's `code-server` package carries the VS Code server; each is built for one line of Node.
// Every download is pinned: another content under the same version is refused.

/** Nodes by version, as npm packages named by platform. */
const nodes = {
  '20.20.2': {
    'linux-x64':
      'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
    'linux-arm64':
      'sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==',
  },
  '24.21.0': {
    'linux-x64':
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    'linux-arm64':
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/** By VS Code version: the code-server that carries it, its integrity, and the Node it is built for. */
export const vscodeVersions = {
  '1.99.3': {
    codeServer: '4.99.4',
    integrity:
      'sha512-EAH6aTbrjFpNJg7kyWer+J8wuew+ys2z/QOOiyrEfusjHvfuTCc+iJ99RP6Nemtw9RRVj6W4DSnV+Sv/OEMoCg==',
    node: '20.20.2',
  },
  '1.139.1': {
    codeServer: '4.139.1',
    integrity:
      'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    node: '24.21.0',
  },
};

export const oldestVersion = '1.99.3';
export const newestVersion = '1.139.1';

/** The pinned facts of a VS Code version; throws with the known versions for any other. */
export function pinnedVersion(version) {
  const pinned = vscodeVersions[version];
  if (pinned === undefined) {
    const known = Object.keys(vscodeVersions).join(', ');
    throw new Error(
      `VS Code \`${version}\` is not pinned; known are ${known}. Add it to test/vscode/runner/versions.mjs.`,
    );
  }
  return pinned;
}

/** The npm package of a Node for this machine, or undefined where npm has none. */
export function pinnedNode(version) {
  const platform = `${process.platform}-${process.arch}`;
  const integrity = nodes[version]?.[platform];
  return integrity === undefined ? undefined : { name: `node-${platform}`, version, integrity };
}
