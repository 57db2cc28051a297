// Builds what runs: dist/client.cjs (inside VS Code), dist/server.js (the language server, one process per window),
// dist/worker.js (the threads that read articles for both) and dist/cli.js (the command line). There is one form, minified, so that what is tested and measured is what is shipped; only
// the source maps stay behind when the extension is packaged.
// usage: node scripts/build.mjs [--watch]
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, root } from './setup.mjs';

/** An ES module has no `require`, `__filename` and `__dirname`, which the CommonJS packages inside the bundle use. */
const REQUIRE = [
  "import { createRequire as createRequire_ } from 'node:module';",
  "import { fileURLToPath as fileURLToPath_ } from 'node:url';",
  'const require = createRequire_(import.meta.url);',
  'const __filename = fileURLToPath_(import.meta.url);',
  "const __dirname = fileURLToPath_(new URL('.', import.meta.url));",
].join(' ');

const PARTS = [
  {
    name: 'client',
    entry: 'client/src/main.ts',
    out: 'dist/client.cjs',
    options: { format: 'cjs', external: ['vscode'] },
  },
  {
    name: 'server',
    entry: 'server/src/main.ts',
    out: 'dist/server.js',
    options: { format: 'esm', banner: { js: REQUIRE } },
  },
  {
    name: 'worker',
    entry: 'server/src/worker.ts',
    out: 'dist/worker.js',
    options: { format: 'esm', banner: { js: REQUIRE } },
  },
  {
    name: 'cli',
    entry: 'server/src/cli/main.ts',
    out: 'dist/cli.js',
    options: { format: 'esm', banner: { js: REQUIRE } },
  },
];

/**
 * Builds every part into dist/, and writes build/meta/<part>.json (esbuild's metafile: which file imports which) for the
 * import test and dist/licences.txt for the reader.
 * @param {{ maps?: boolean, watch?: boolean }} [settings] `maps`: source maps beside the bundles (default true)
 * @returns {Promise<{ part: string, file: string, bytes: number }[]>}
 * Fails (rejects) when a part does not compile, after the other parts are built; esbuild has then printed where. A part that
 * failed has no output, so that nobody runs an old one by mistake.
 */
export async function buildAll({ maps = true, watch = false } = {}) {
  ensureInstalled();
  const { build, context } = await import('esbuild');
  const { packLexicon } = await import('./pack-lexicon.mjs');
  await packLexicon();
  await mkdir(path.join(root, 'build/meta'), { recursive: true });
  await mkdir(path.join(root, 'dist'), { recursive: true });
  // The model of names is read from beside the bundles: parsing it as text would take longer than all else of a start.
  await copyFile(path.join(root, 'server/model/names.bin'), path.join(root, 'dist/names.bin'));
  const settled = await Promise.allSettled(
    PARTS.map(async ({ name, entry, out, options }) => {
      const settings = {
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: out,
        bundle: true,
        platform: 'node',
        target: 'node20',
        mainFields: ['module', 'main'],
        minify: true,
        keepNames: false,
        sourcemap: maps ? 'linked' : false,
        legalComments: 'none', // dist/licences.txt has the licences whole
        loader: { '.bin': 'binary', '.deflate': 'binary' },
        metafile: true,
        logLevel: 'warning',
        ...options,
      };
      if (watch) await (await context({ ...settings, logLevel: 'info' })).watch();
      await rm(path.join(root, out), { force: true });
      const { metafile } = await build(settings);
      await writeFile(path.join(root, `build/meta/${name}.json`), JSON.stringify(metafile));
      if (!maps) await rm(path.join(root, `${out}.map`), { force: true });
      return { part: name, file: out, bytes: metafile.outputs[out].bytes, metafile };
    }),
  );
  const results = settled.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  const cli = path.join(root, 'dist/cli.js');
  if (existsSync(cli)) await chmod(cli, 0o755);
  await writeLicences(results.map(({ metafile }) => metafile));
  const failure = settled.find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
  return results.map(({ part, file, bytes }) => ({ part, file, bytes }));
}

/** The licences of the packages whose code is inside the bundles, as those licences ask. */
async function writeLicences(metafiles) {
  const packages = new Set();
  for (const { inputs } of metafiles)
    for (const input of Object.keys(inputs)) {
      const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
      if (found) packages.add(found[0]);
    }
  const texts = [];
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8'));
    const file = (await readdir(path.join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(path.join(root, folder, file), 'utf8') : `Licence: ${license}\n`;
    texts.push(`${name} ${version}\n\n${text.trim()}\n`);
  }
  const intro = 'Khabar contains code of the packages below, under their own licences.\n';
  await mkdir(path.join(root, 'dist'), { recursive: true });
  await writeFile(path.join(root, 'dist/licences.txt'), [intro, ...texts].join(`\n${'-'.repeat(80)}\n\n`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const { file, bytes } of await buildAll({ watch: process.argv.includes('--watch') }))
      console.log(`${file} ${(bytes / 1024).toFixed(0)} KB`);
  } catch {
    process.exit(1); // esbuild has said what is wrong and where
  }
}
