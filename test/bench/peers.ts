import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The programs that ours is measured beside. */
export const PEERS = path.resolve('test/bench/peer');

/** They are no dependencies of the project: they are installed from a lock file of their own when the benchmark runs. */
export function installPeers(): void {
  if (
    ['cspell', 'chrono-node', 'minhash', 'vscode-markdown-languageservice'].every((name) =>
      existsSync(path.join(PEERS, 'node_modules', name)),
    )
  )
    return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the peers could not be installed from the npm registry');
}
