import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

describe('the settings reference', () => {
  it('says what the manifest says (node scripts/settings-doc.mjs writes it)', () => {
    const script = "import('./scripts/settings-doc.mjs').then((m) => process.stdout.write(m.settingsReference()))";
    const expected = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    assert.equal(readFileSync('docs/settings.md', 'utf8'), expected);
  });

  it('every setting and command is worded in both languages', () => {
    const keys = (name: string) => Object.keys(JSON.parse(readFileSync(name, 'utf8')) as object).sort();
    assert.deepEqual(keys('package.nls.ar.json'), keys('package.nls.json'));
  });
});
