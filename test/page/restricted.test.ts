import assert from 'node:assert/strict';
import path from 'node:path';
import { VISIT } from './articles.ts';
import { folderWith } from './shared.ts';
import { boot, type Workbench, waitFor } from './workbench.ts';

describe('in a folder that the user has not trusted', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await boot({ trust: true });
  });
  after(() => workbench?.stop());

  it('the extension works in Restricted Mode, and no Arabic letter is boxed as suspicious', async () => {
    const folder = folderWith({ [VISIT.name]: VISIT.text });
    const page = await workbench.open({ file: path.join(folder, VISIT.name) });
    await page.waitForSelector('[id="status.workspaceTrust"]');
    const seen = await waitFor(page, ({ highlights, squiggles }) => highlights > 5 && squiggles > 0);
    assert.equal(seen.language, 'Arabic News');
    // Until the language is recognised the text is plain text, whose boxes VS Code takes away a moment after.
    await page.locator('.unicode-highlight').first().waitFor({ state: 'detached' });
    assert.equal(await page.locator('.unicode-highlight').count(), 0);
    await page.context().close();
  });
});
