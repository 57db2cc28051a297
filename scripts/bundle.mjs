// The esbuild settings of everything that runs on Node outside VS Code: tests, accuracy, bench.
import path from 'node:path';
import { build } from 'esbuild';
import { packLexicon } from './pack-lexicon.mjs';
import { root } from './setup.mjs';

/**
 * Bundles TypeScript entry points for Node, packages left external.
 * @param {string[]} entries paths relative to the project's root
 * @param {string} outdir relative to the root
 * @returns {Promise<string[]>} absolute paths of the outputs, in the order of `entries`
 */
export async function bundleForNode(entries, outdir, options = {}) {
  await packLexicon();
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: '.',
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    outExtension: { '.js': '.mjs' },
    loader: { '.bin': 'binary' },
    logLevel: 'warning',
    ...options,
  });
  return entries.map((entry) => path.join(root, outdir, entry.replace(/\.ts$/, '.mjs')));
}
