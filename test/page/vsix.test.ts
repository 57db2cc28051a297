import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { TALKS, VISIT } from './articles.ts';
import { folderWith } from './shared.ts';
import { boot, boxOf, hoverUntilLink, type Workbench, waitFor } from './workbench.ts';

/** The package of `npm run package`, made anew when a source is younger than it. */
function currentPackage(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const vsix = path.resolve(`khabar-${version}.vsix`);
  const newest = Math.max(
    ...['package.json', '.vscodeignore', 'client', 'server', 'scripts', 'syntaxes'].map(lastChange),
  );
  if (existsSync(vsix) && statSync(vsix).mtimeMs > newest) return vsix;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs'], { encoding: 'utf8' });
  assert.equal(status, 0, `npm run package failed:\n${stdout}${stderr}`);
  return vsix;
}

function lastChange(name: string): number {
  const { mtimeMs } = statSync(name);
  if (!statSync(name).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(name).map((entry) => lastChange(path.join(name, entry))));
}

describe('the package that users install', () => {
  let workbench: Workbench;
  before(async () => {
    const vsix = currentPackage();
    assert.ok(statSync(vsix).size < 7 * 1024 * 1024, `${statSync(vsix).size} bytes`);
    workbench = await boot({ vsix: [vsix] });
  });
  after(() => workbench?.stop());

  it('highlights an article, finds its repeated paragraph, and links to the other article', async () => {
    const folder = folderWith({ [VISIT.name]: VISIT.text, [TALKS.name]: TALKS.text });
    const page = await workbench.open({ file: path.join(folder, VISIT.name) });
    const seen = await waitFor(
      page,
      ({ highlights, squiggles, problems }) => highlights > 5 && squiggles > 0 && /1/.test(problems),
    );
    assert.equal(seen.language, 'Arabic News');
    await boxOf(page, VISIT.faded.slice(0, 20));
    await hoverUntilLink(page, 'سالم الحمداني', 'وكان سالم الحمداني');
    await page.context().close();
  });
});
