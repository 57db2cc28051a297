import assert from 'node:assert/strict';
import { boot, look, settle, type Workbench } from './workbench.ts';

describe('in a folder that the user has not trusted', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await boot({ trust: true });
  });
  after(() => workbench.stop());

  it('the extension works in Restricted Mode', async () => {
    const page = await workbench.open({ file: 'samples/01-almaty-2024-05-10.ar.txt' });
    await page.waitForSelector('#status\\.workspaceTrust');
    await settle(page);
    assert.equal((await look(page)).language, 'Arabic News');
    await page.context().close();
  });
});
