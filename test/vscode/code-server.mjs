// Starts code-server, which is VS Code's own server and workbench, on loopback with a temporary home of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { standIn } from './install.mjs';

/** User settings that keep the window quiet: nothing that asks, updates, suggests or covers the text. */
export const QUIET = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @param {object} [options]
 * @param {Record<string, unknown>} [options.settings] user settings over QUIET
 * @param {string[]} [options.vsix] packaged extensions to install first
 * @param {string} [options.extensionsFolder] where installed extensions are (default: an empty one)
 * @param {boolean} [options.trust] ask for workspace trust as a desktop VS Code does (default: everything is trusted)
 * @param {boolean} [options.development] load extensions from folders through the URL (default true)
 * @param {string[]} [options.proposedApi] extensions that may use proposed API
 * @param {Record<string, string>} [options.env] for the extension host
 * @param {number} [options.port] default: one that the kernel picks
 * @param {(text: string) => void} [options.log] what code-server prints
 * Rejects when code-server ends before it listens, with what it printed.
 */
export async function startCodeServer(options = {}) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'khabar-')); // a short name: it holds a unix socket
  const setSettings = (settings) =>
    writeFileSync(path.join(home, 'User/settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  mkdirSync(path.join(home, 'User'), { recursive: true });
  setSettings(options.settings);

  const env = { ...process.env };
  for (const name of Object.keys(env)) if (/^(VSCODE|CODE_SERVER|ELECTRON)_/.test(name)) delete env[name];
  Object.assign(env, options.env, {
    EXTENSIONS_GALLERY: '{"serviceUrl":""}', // no look-ups in a gallery
    TMPDIR: home, // its sockets and caches go with it
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: home,
  });
  const common = ['--config', '/dev/null', '--user-data-dir', home];
  common.push('--extensions-dir', options.extensionsFolder ?? path.join(home, 'extensions'));
  const server = { process: undefined };
  const stop = async () => {
    const child = server.process;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      signalGroup(child.pid, 'SIGTERM');
      await Promise.race([gone, delay(3000)]);
      signalGroup(child.pid, 'SIGKILL');
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };

  try {
    for (const file of options.vsix ?? [])
      execFileSync(standIn.node, [standIn.entry, ...common, '--install-extension', path.resolve(file)], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const args = [standIn.entry, ...common, '--bind-addr', `127.0.0.1:${options.port ?? 0}`, '--auth', 'none'];
    args.push('--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--disable-proxy');
    if (!options.trust) args.push('--disable-workspace-trust');
    if (options.development !== false) args.push('--vscode-option', 'enable-smoke-test-driver');
    for (const id of options.proposedApi ?? []) args.push('--enable-proposed-api', id);
    // A group of its own, so that the extension host and the language server end with it.
    server.process = spawn(standIn.node, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const port = await listening(server.process, options.log);
    return { port, home, setSettings, stop, exited: exitOf(server.process), url: (target) => urlOf(port, target) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The address that opens the workbench.
 * @param {number} port
 * @param {{ folder?: string, file?: string, workspace?: string, extensions?: string[], tests?: string, trust?: boolean }} target
 * `extensions`: folders of extensions under development; `tests`: a module with `run()` for the extension host
 */
function urlOf(port, { folder, file, workspace, extensions = [], tests, disableExtensions = false } = {}) {
  const remote = (name) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path.resolve(name)).pathname}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...extensions.map((name) => ['extensionDevelopmentPath', remote(name)]),
  ];
  if (file) payload.push(['openFile', remote(file)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  if (disableExtensions) payload.push(['disableExtensions', 'true']);
  const url = new URL(`http://127.0.0.1:${port}/`);
  if (workspace) url.searchParams.set('workspace', path.resolve(workspace));
  else if (folder) url.searchParams.set('folder', path.resolve(folder));
  else url.searchParams.set('ew', 'true'); // an empty window
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

function listening(child, log) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (data) => {
      log?.(String(data));
      if (printed === undefined) return;
      printed += data;
      const found = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(printed);
      if (!found) return;
      printed = undefined;
      resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`code-server ended early (${code ?? signal})\n${printed}`)));
  });
}

const exitOf = (child) => new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));

const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // it has ended already
  }
}
