#!/usr/bin/env node
// A stand-in for the desktop `code` program: takes the command line that @vscode/test-electron passes to it, starts code-server
// (VS Code's server with a real extension host), opens its workbench in a headless Chromium, and ends with the tests' verdict.
// Exit status: 0 passed, 1 failed or crashed, 2 wrong use, 124 no verdict in time.
// Environment: KHABAR_TIMEOUT (seconds, default 180), KHABAR_VERBOSE=1, KHABAR_SCREENSHOT=FILE.png (the window at the end)
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { launchChromium } from './browser.mjs';
import { startCodeServer } from './code-server.mjs';

const verbose = process.env.KHABAR_VERBOSE === '1';
const seconds = Number(process.env.KHABAR_TIMEOUT ?? 180);
const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  strict: false, // VS Code has many more switches, which do not matter here
  allowPositionals: true,
  options: {
    'disable-extensions': { type: 'boolean' },
    'disable-workspace-trust': { type: 'boolean' },
    'enable-proposed-api': { type: 'string', multiple: true },
    extensionDevelopmentPath: { type: 'string', multiple: true },
    'extensions-dir': { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});
if (!values.extensionTestsPath) {
  console.error('launcher: --extensionTestsPath is required');
  process.exit(2);
}

const scratch = mkdtempSync(path.join(os.tmpdir(), 'khabar-'));
const report = path.join(scratch, 'report.jsonl');
writeFileSync(report, '');
let server;
let browser;
let verdict;
let position = 0;
let finishing = false;

/** Relays what the tests have printed since the last call, and keeps their verdict. */
function relay() {
  const text = readFileSync(report, 'utf8');
  const end = text.lastIndexOf('\n') + 1;
  for (const line of text.slice(position, end).split('\n').filter(Boolean)) {
    const message = JSON.parse(line);
    if (message.verdict) verdict = message;
    else (message.fd === 2 ? process.stderr : process.stdout).write(message.text);
  }
  position = end;
}

/** Ends everything this process started, then the process. The first call decides the status. */
async function finish(status, reason) {
  if (finishing) return;
  finishing = true;
  relay();
  if (reason) console.error(`launcher: ${reason}`);
  await Promise.race([browser?.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 5000))]);
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
  process.exit(status);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => finish(1, `ended by ${signal}`));
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => finish(1, error?.stack ?? String(error)));
setTimeout(() => finish(124, `no result of the tests within ${seconds} s`), seconds * 1000).unref();
setInterval(relay, 100).unref();

const userSettings = path.join(values['user-data-dir'] ?? '', 'User/settings.json');
server = await startCodeServer({
  settings: values['user-data-dir'] && existsSync(userSettings) ? JSON.parse(readFileSync(userSettings, 'utf8')) : {},
  trust: !values['disable-workspace-trust'],
  extensionsFolder: values['extensions-dir'],
  proposedApi: values['enable-proposed-api'],
  env: { KHABAR_REPORT: report, KHABAR_TESTS: path.resolve(values.extensionTestsPath) },
  log: verbose ? (text) => process.stderr.write(text) : undefined,
});
server.exited.then((status) => finish(1, `code-server ended (${status})`));

browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.on('crash', () => finish(1, 'the page crashed'));
await page.exposeFunction('codeAutomationLog', (_level, args) => verbose && console.error(format(...args)));
// The workbench calls this when the extension host has run the tests, or has ended without.
await page.exposeFunction('codeAutomationExit', async (code) => {
  if (process.env.KHABAR_SCREENSHOT) await page.screenshot({ path: process.env.KHABAR_SCREENSHOT }).catch(() => {});
  relay();
  if (!verdict) await finish(1, 'the extension host ended before the tests did (a crash, or process.exit)');
  if (verdict.error) console.error(verdict.error);
  await finish(verdict.verdict === 'pass' && code === 0 ? 0 : 1);
});
const target = positionals[0];
const answer = await page.goto(
  server.url({
    [target?.endsWith('.code-workspace') ? 'workspace' : 'folder']: target,
    extensions: values.extensionDevelopmentPath,
    tests: fileURLToPath(new URL('tests-wrapper.cjs', import.meta.url)),
    disableExtensions: values['disable-extensions'],
  }),
  { waitUntil: 'commit' },
);
if (!answer?.ok())
  await finish(1, `code-server answered ${answer?.status()}; is test/vscode/stand-in installed whole?`);
