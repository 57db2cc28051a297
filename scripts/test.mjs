// Runs the tests: installs what is missing, builds, bundles test/<suite>/**/*.test.ts and runs mocha on them.
// usage: node scripts/test.mjs [unit|protocol|editor|page | FILE.test.ts]... [--grep TEXT]      (no suite or file: all suites)
// The last line is `N passed, N failed`, over all suites. A suite that cannot be run, or has no test, counts as one failure;
// where this machine lacks what a suite needs it is "not run" instead, said visibly, except with CI=true: then it failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './setup.mjs';

/** Milliseconds one test may take, and seconds a suite may take as a whole: for slow machines, and for a hang. */
const SUITES = {
  unit: { timeout: 10_000, limit: 600 },
  protocol: { timeout: 60_000, limit: Number(process.env.KHABAR_SUITE_LIMIT ?? 900) },
  editor: { timeout: 30_000, limit: 600 },
  page: { timeout: 120_000, limit: 1500 },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
const chosen = new Map(); // suite -> files
for (const argument of positionals) {
  if (argument in SUITES) chosen.set(argument, testFiles(argument));
  else {
    const file = path.relative(root, path.resolve(argument)).split(path.sep).join('/');
    const suite = /^test\/(\w+)\/.*\.test\.ts$/.exec(file)?.[1];
    if (!suite || !(suite in SUITES) || !existsSync(path.join(root, file))) {
      console.error(`khabar: no suite and no test file: ${argument}`);
      console.error('usage: node scripts/test.mjs [unit|protocol|editor|page | FILE.test.ts]... [--grep TEXT]');
      process.exit(2);
    }
    chosen.set(suite, [...(chosen.get(suite) ?? []), file]);
  }
}
if (chosen.size === 0) for (const suite of Object.keys(SUITES)) chosen.set(suite, testFiles(suite));

ensureInstalled();
const { bundleForNode } = await import('./bundle.mjs');
const { buildAll } = await import('./build.mjs');
const { runInEditor } = await import('../test/vscode/run-editor.mjs');
const { ensureChromium, ensureCodeServer, Unavailable } = await import('../test/vscode/install.mjs');

const inCi = process.env.CI === 'true';
const total = { passed: 0, failed: 0 };
const remarks = [];
let built = true;
await buildAll().catch(() => {
  built = false;
  fail('the build failed, see above');
});

for (const [suite, files] of chosen) {
  console.log(`\n== ${suite}`);
  const started = performance.now();
  const before = { ...total };
  try {
    if (built || suite === 'unit') await runSuite(suite, files);
    else fail(`${suite}: not run, because there is no build to test`);
  } catch (error) {
    if (!(error instanceof Unavailable)) fail(`${suite}: ${error.stack}`);
    else if (inCi) fail(`${suite}: could not be run: ${error.message}`);
    else remark(`NOT RUN: the ${suite} tests. ${error.message}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `== ${suite}: ${total.passed - before.passed} passed, ${total.failed - before.failed} failed (${seconds} s)`,
  );
}

if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** All test files of a suite, relative to the root, sorted. */
function testFiles(suite) {
  const folder = path.join(root, 'test', suite);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => `test/${suite}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
}

async function runSuite(suite, files) {
  if (files.length === 0) return fail(`${suite}: there is no test/${suite}/**/*.test.ts`);
  if (suite === 'page') {
    ensureCodeServer();
    ensureChromium();
  }
  const options =
    suite === 'editor'
      ? { format: 'cjs', packages: 'bundle', external: ['vscode'], alias: { mocha: './test/editor/mocha-globals.cjs' } }
      : {};
  const bundles = await bundleOrSay(suite, files, options);
  await runPlan(suite, bundles, suite === 'editor' ? runInVsCode : runInNode);
}

/** Bundles the files; one that does not compile counts as a failure and does not keep the others from running. */
async function bundleOrSay(suite, files, options) {
  const outdir = `build/test-${suite}`;
  rmSync(path.join(root, outdir), { recursive: true, force: true });
  try {
    return await bundleForNode(files, outdir, { ...options, logLevel: 'silent' });
  } catch {
    const good = [];
    for (const file of files)
      await bundleForNode([file], outdir, { ...options, write: false }).then(
        () => good.push(file),
        () => fail(`${file}: does not compile, see above`),
      );
    return good.length === 0 ? [] : bundleForNode(good, outdir, options);
  }
}

/** Runs mocha on bundled files by `run` and adds up what it wrote; no result at all is one failure. */
async function runPlan(suite, files, run) {
  if (files.length === 0) return;
  const folder = path.join(root, 'build/plans');
  mkdirSync(folder, { recursive: true });
  const plan = path.join(folder, `${suite}.json`);
  const result = path.join(folder, `${suite}-result.json`);
  rmSync(result, { force: true });
  writeFileSync(plan, JSON.stringify({ files, timeout: SUITES[suite].timeout, result, grep: values.grep }));
  const problem = await run(plan, SUITES[suite]);
  if (!existsSync(result)) return fail(`${suite}: ended before its tests did${problem ? `: ${problem}` : ''}`);
  const { passed, failed, skipped, failures } = JSON.parse(readFileSync(result, 'utf8'));
  total.passed += passed;
  total.failed += failed;
  for (const title of failures) remark(`FAILED: ${suite}: ${title}`);
  if (passed + failed === 0) fail(`${suite}: not one test was run`);
  else if (problem && failed === 0) fail(`${suite}: ${problem}`);
  for (const title of skipped) {
    if (inCi) fail(`${suite}: skipped, which is not allowed here: ${title}`);
    else remark(`SKIPPED: ${title}`);
  }
}

/** In a Node of its own, so that a crash of the tests is theirs alone. Returns what went wrong with the process itself. */
function runInNode(plan, { limit }) {
  const { status, signal } = spawnSync(process.execPath, ['--enable-source-maps', 'scripts/mocha.mjs', plan], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: limit * 1000,
  });
  return signal ? `ended by ${signal} (limit: ${limit} s)` : status > 1 ? `status ${status}` : undefined;
}

async function runInVsCode(plan, { limit }) {
  try {
    await runInEditor({
      tests: path.join(root, 'test/editor/run.cjs'),
      workspace: path.join(root, 'test/editor/workspace'),
      env: { KHABAR_PLAN: plan, KHABAR_TIMEOUT: String(limit), NODE_OPTIONS: '--enable-source-maps' },
    });
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    return error.message;
  }
}

function fail(text) {
  total.failed++;
  remark(`FAILED: ${text}`);
}

function remark(text) {
  remarks.push(text);
  console.log(text);
}
