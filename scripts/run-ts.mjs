// Runs one TypeScript file of the project: bundles it with esbuild into build/run/ and starts Node on it.
// usage: node scripts/run-ts.mjs FILE [ARGUMENT...]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run-ts.mjs FILE [ARGUMENT...]');
  process.exit(2);
}
ensureInstalled();
const { bundleForNode } = await import('./bundle.mjs');
const [output] = await bundleForNode([file], 'build/run');
const { status } = spawnSync(process.execPath, ['--enable-source-maps', output, ...rest], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
