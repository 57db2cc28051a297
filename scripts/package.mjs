// `npm run package`: builds without source maps and packs the extension as khabar-<version>.vsix, then looks at what is inside.
// Fails when the package is larger than it may be, when it lacks a file the extension needs, or when it has one too many.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './setup.mjs';

const LIMIT = 7 * 1024 * 1024;

const NEEDED = [
  'package.json',
  'package.nls.json',
  'package.nls.ar.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'syntaxes/language-configuration.json',
  'images/khabar.svg',
  'schemas/entities.schema.json',
  'schemas/decisions.schema.json',
  'dist/client.cjs',
  'dist/server.js',
  'dist/worker.js',
  'dist/cli.js',
  'dist/names.bin',
  'dist/licences.txt',
];

/** What may be inside beside NEEDED. */
const ALLOWED = [
  /^syntaxes\/[\w.-]+\.json$/,
  /^schemas?\/[\w.-]+\.json$/,
  /^docs\/icon\.png$/,
  /^dist\/[\w.-]+\.json$/,
];

try {
  await buildAll({ maps: false });
} catch {
  console.error('khabar: the build failed, see above; nothing was packed.');
  process.exit(1);
}
const { createVSIX, listFiles, PackageManager } = await import('@vscode/vsce');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const vsix = path.join(root, `khabar-${version}.vsix`);
await createVSIX({
  cwd: root,
  packagePath: vsix,
  dependencies: false, // everything is in the bundles
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
console.log(`\n${path.basename(vsix)}: ${kb(statSync(vsix).size)}`);
for (const file of files.sort()) console.log(`  ${kb(statSync(path.join(root, file)).size).padStart(9)}  ${file}`);
const problems = [
  ...NEEDED.filter((name) => !files.includes(name)).map((name) => `${name} is missing`),
  ...files
    .filter((name) => !NEEDED.includes(name) && !ALLOWED.some((pattern) => pattern.test(name)))
    .map((name) => `${name} does not belong in the package; see .vscodeignore`),
];
if (statSync(vsix).size > LIMIT) problems.push(`it is larger than ${kb(LIMIT)}`);
for (const problem of problems) console.error(`khabar: ${path.basename(vsix)}: ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);

function kb(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
