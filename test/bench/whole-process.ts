import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPeers, PEERS } from './peers.ts';
import { median, type Row } from './row.ts';
import { articles } from './texts.ts';

const ROUNDS = 9;

/** `khabar analyze` as a whole process, beside cspell with its Arabic dictionary over the same files in the same run. */
export function wholeProcess(): Row[] {
  const { what, files } = articles();
  installPeers();
  const khabar = ['dist/cli.js', 'analyze', ...files];
  const settings = path.join(PEERS, 'cspell.json');
  const cspell = [
    path.join(PEERS, 'node_modules/cspell/bin.mjs'),
    'lint',
    '--no-progress',
    '--no-summary',
    '--quiet',
    '--config',
    settings,
    // Without it files outside the working folder are passed over, and the peer looks fast for doing nothing.
    '--root',
    path.dirname(files[0]!),
    ...files,
  ];
  const ours: Sample[] = [];
  const theirs: Sample[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Alternating, so that a slow minute of the machine slows both.
    ours.push(time(khabar, [0]));
    theirs.push(time(cspell, [1])); // 1: it has found words it does not know, so it has read the files
  }
  const seconds = median(ours.map(({ seconds }) => seconds));
  const peer = median(theirs.map(({ seconds }) => seconds));
  return [
    { measure: `khabar analyze, ${what}, whole process`, value: seconds.toFixed(3), unit: 's', goal: '≤ 0.4 s' },
    {
      measure: 'khabar analyze, peak memory',
      value: median(ours.map(({ megabytes }) => megabytes)).toFixed(0),
      unit: 'MB',
      goal: '≤ 150 MB',
    },
    { measure: 'cspell 9.8.0 with @cspell/dict-ar, same files', value: peer.toFixed(3), unit: 's', goal: '—' },
    { measure: 'times faster than cspell', value: (peer / seconds).toFixed(1), unit: '×', goal: '≥ 8 ×' },
  ];
}

interface Sample {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs Node on `args`; the process itself reports its peak resident size as it ends. */
function time(args: readonly string[], allowed: readonly number[]): Sample {
  const folder = mkdtempSync(path.join(tmpdir(), 'khabar-bench-'));
  try {
    const hook = path.join(folder, 'hook.mjs');
    const out = path.join(folder, 'rss');
    writeFileSync(
      hook,
      `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(out)}, String(process.resourceUsage().maxRSS)));\n`,
    );
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--import', pathToFileURL(hook).href, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    const seconds = (performance.now() - start) / 1000;
    if (!allowed.includes(status ?? -1)) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
    return { seconds, megabytes: Number(readFileSync(out, 'utf8')) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
