// The esbuild settings of everything that runs outside the product: tests, accuracy, bench.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { packLexicon } from './pack-lexicon.mjs';
import { root } from './setup.mjs';

/** The project's own .mjs files know their place by import.meta.url, so they are imported from there, not bundled. */
const ownModulesStayOutside = {
  name: 'own-modules-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, resolveDir }) =>
      resolveDir.includes('node_modules')
        ? undefined
        : { path: pathToFileURL(path.resolve(resolveDir, name)).href, external: true },
    );
  },
};

/**
 * Bundles TypeScript entry points for Node, packages left external.
 * @param {string[]} entries paths relative to the project's root
 * @param {string} outdir relative to the root
 * @param {import('esbuild').BuildOptions} [options] over the settings here
 * @returns {Promise<string[]>} absolute paths of the outputs, in the order of `entries`
 */
export async function bundleForNode(entries, outdir, options = {}) {
  await packLexicon();
  const extension = options.format === 'cjs' ? '.cjs' : '.mjs';
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: '.',
    outdir,
    bundle: true,
    splitting: extension === '.mjs',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [ownModulesStayOutside],
    sourcemap: 'linked',
    outExtension: { '.js': extension },
    loader: { '.bin': 'binary', '.deflate': 'binary' },
    logLevel: 'warning',
    ...options,
  });
  return entries.map((entry) => path.join(root, outdir, entry.replace(/\.ts$/, extension)));
}
