// What VS Code's extension host loads and runs: mocha on the bundled editor tests that scripts/test.mjs names in the plan.
const { readFileSync } = require('node:fs');

exports.run = async () => {
  const { runMocha } = await import('../../scripts/mocha.mjs');
  const { passed, failed } = await runMocha(JSON.parse(readFileSync(process.env.KHABAR_PLAN, 'utf8')));
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} editor tests failed`);
};
