// Runs mocha on bundled test files, in Node (as a program) and in VS Code's extension host (imported by test/editor/run.cjs),
// and writes how many tests passed to a file, because a count that went through a console cannot be trusted after a crash.
// usage: node scripts/mocha.mjs PLAN.json
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';

/**
 * @typedef {object} Plan
 * @property {string[]} files absolute paths of bundled tests: ES modules (.mjs), or CommonJS (.cjs) in VS Code
 * @property {number} timeout of one test, in milliseconds
 * @property {string} result where the counts go, as JSON: { passed, failed, skipped: string[], failures: string[] }
 * @property {string} [grep] run only tests whose full title contains this
 */

/**
 * Runs the tests of a plan; resolves to the counts it also wrote to `plan.result`.
 * @param {Plan} plan
 * @returns {Promise<{ passed: number, failed: number, skipped: string[], failures: string[] }>}
 */
export async function runMocha(plan) {
  const mocha = new Mocha({ ui: 'bdd', timeout: plan.timeout, slow: plan.timeout / 4, forbidOnly: true });
  if (plan.grep) mocha.fgrep(plan.grep);
  if (plan.files[0]?.endsWith('.cjs')) {
    // `require`, not mocha's import(): VS Code serves the module `vscode` to require alone.
    const require = createRequire(import.meta.url);
    for (const file of plan.files) {
      mocha.suite.emit('pre-require', globalThis, file, mocha);
      mocha.suite.emit('require', require(file), file, mocha);
      mocha.suite.emit('post-require', globalThis, file, mocha);
    }
  } else {
    for (const file of plan.files) mocha.addFile(file);
    await mocha.loadFilesAsync();
  }
  const counts = { passed: 0, failed: 0, skipped: [], failures: [] };
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', () => counts.passed++);
    runner.on('fail', (test, error) => {
      counts.failed++;
      counts.failures.push(`${test.fullTitle()}: ${String(error?.message ?? error).split('\n')[0]}`);
    });
    runner.on('pending', (test) => counts.skipped.push(test.fullTitle()));
  });
  writeFileSync(plan.result, JSON.stringify(counts));
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failed } = await runMocha(JSON.parse(readFileSync(process.argv[2], 'utf8')));
  process.exit(failed === 0 ? 0 : 1); // at once: a forgotten handle must not hold the run
}
