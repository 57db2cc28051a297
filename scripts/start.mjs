// `npm start`: installs what is missing, builds, and opens samples/ in VS Code with the extension: in desktop VS Code when `code`
// is on the PATH, otherwise in the browser, through code-server on this machine's loopback address.
// usage: node scripts/start.mjs [--browser] [--check]
//   --browser   in the browser even if there is a desktop VS Code
//   --check     without a window: waits until highlights and a diagnostic are seen, prints them and ends (status 0 or 1)
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './setup.mjs';

const { values } = parseArgs({ options: { browser: { type: 'boolean' }, check: { type: 'boolean' } } });
const samples = path.join(root, 'samples');
const first = readdirSync(samples)
  .filter((name) => name.endsWith('.ar.txt'))
  .sort()
  .map((name) => path.join(samples, name))[0];

ensureInstalled();
const { buildAll } = await import('./build.mjs');
try {
  await buildAll();
} catch {
  console.error('khabar: the build failed, see above.');
  process.exit(1);
}
const { ensureCodeServer, onPath, Unavailable } = await import('../test/vscode/install.mjs');

try {
  if (values.check) process.exit((await check()) ? 0 : 1);
  const code = values.browser ? undefined : findCode();
  if (code) openDesktop(code);
  else await openInBrowser();
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  console.error(`khabar: ${error.message}`);
  if (!values.check)
    console.error(
      'khabar: neither way to open VS Code works here. Install VS Code (https://code.visualstudio.com) so that `code` is on the PATH,',
      'and run npm start again.',
    );
  process.exit(1);
}

function findCode() {
  return ['code', 'code.cmd', 'code-insiders', 'codium'].map(onPath).find((found) => found !== undefined);
}

function openDesktop(code) {
  console.log(`khabar: opening the samples in ${code}`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, samples, first];
  const { status, error } = spawnSync(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error || status !== 0) {
    console.error(
      `khabar: ${code} did not open (${error?.message ?? `status ${status}`}); npm start -- --browser goes without it.`,
    );
    process.exit(1);
  }
}

async function openInBrowser() {
  ensureCodeServer();
  const { startCodeServer } = await import('../test/vscode/code-server.mjs');
  const server = await startCodeServer();
  const stop = async () => {
    await server.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log('\nkhabar: the samples are open in VS Code at this address (only from this machine; Ctrl+C ends it):\n');
  console.log(server.url({ folder: samples, file: first, extensions: [root] }));
  const status = await server.exited;
  console.error(`khabar: code-server ended (${status}).`);
  await server.stop();
  process.exit(1);
}

/** Opens a sample in a browser without a window; prints what a reader would see. Returns whether that is enough. */
async function check() {
  const { ensureChromium } = await import('../test/vscode/install.mjs');
  ensureCodeServer();
  ensureChromium();
  const { bundleForNode } = await import('./bundle.mjs');
  const [module] = await bundleForNode(['test/page/workbench.ts'], 'build/start');
  process.chdir(root);
  const { boot, waitFor } = await import(module);
  const workbench = await boot();
  try {
    const page = await workbench.open({ file: first, folder: samples });
    const enough = ({ highlights, squiggles, problems }) => highlights > 0 && squiggles > 0 && /\d/.test(problems);
    const seen = await waitFor(page, enough, 60_000);
    console.log(`khabar: ${path.relative(root, first)} in VS Code, language “${seen.language}”:`);
    console.log(
      `  ${seen.highlights} highlighted names and dates in view, ${seen.squiggles} underlined lines; ${seen.problems}`,
    );
    return true;
  } catch (error) {
    console.error(`khabar: ${error.message}`);
    return false;
  } finally {
    await workbench.stop();
  }
}
