// Runs a module in the extension host of a VS Code: the desktop one where its download is reachable, code-server elsewhere.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { QUIET } from './code-server.mjs';
import { ensureChromium, ensureCodeServer } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const UPDATE_SERVER = 'https://update.code.visualstudio.com/api/releases/stable';

/** The version of desktop VS Code the tests run in, the one that code-server is. */
const DESKTOP_VERSION = '1.139.1';

/** Whether desktop VS Code can be downloaded and shown here. KHABAR_VSCODE=stand-in says no without asking. */
export async function desktopReachable() {
  if (process.env.KHABAR_VSCODE === 'stand-in') return false;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  try {
    return (await fetch(UPDATE_SERVER, { method: 'HEAD', signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Opens VS Code with the extension of this folder and a copy of `workspace`, and runs `tests` (a module with `run()`).
 * @param {object} options
 * @param {string} options.tests absolute path
 * @param {string} [options.workspace] a folder whose copy is opened (default: an empty folder)
 * The folder is trusted, whatever the settings: VS Code trusts every folder while it runs tests.
 * @param {Record<string, string>} [options.env] for the extension host
 * Rejects when a test failed or the host crashed; throws `Unavailable` where there is no VS Code.
 */
export async function runInEditor({ tests, workspace, env = {} }) {
  const desktop = await desktopReachable();
  if (!desktop) {
    ensureCodeServer();
    ensureChromium();
  }
  const home = mkdtempSync(path.join(os.tmpdir(), 'kh-'));
  const folder = path.join(home, 'work');
  mkdirSync(path.join(home, 'data/User'), { recursive: true });
  if (workspace && existsSync(workspace)) cpSync(workspace, folder, { recursive: true });
  else mkdirSync(folder);
  writeFileSync(path.join(home, 'data/User/settings.json'), JSON.stringify(QUIET));
  const args = [folder, '--user-data-dir', path.join(home, 'data'), '--extensions-dir', path.join(home, 'extensions')];
  args.push('--skip-welcome', '--skip-release-notes', '--disable-gpu', '--no-sandbox', '--disable-workspace-trust');
  try {
    await runTests({
      ...(desktop
        ? { version: DESKTOP_VERSION, cachePath: path.join(root, '.vscode-test') }
        : { vscodeExecutablePath: fileURLToPath(new URL('launcher.mjs', import.meta.url)) }),
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      launchArgs: args,
      extensionTestsEnv: env,
    });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
