import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { measureOrder, type Order } from './order.ts';
import { folderWith, sharedWorkbench, showFile } from './shared.ts';
import { settle, waitFor } from './workbench.ts';

/** Tall enough that an article needs no scrolling. */
const WINDOW = { width: 1000, height: 3000 };

/** Real articles for development; they are not part of the project. */
const SEEDS = '../shared/seeds';

const texts = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => path.join(folder, name))
    : [];
const samples = texts('samples');
const seeds = texts(SEEDS);
if (seeds.length === 0) console.warn(`NOT MEASURED: the order of words in the seed articles; there is no ${SEEDS}`);

describe('every word and mark stands where a right-to-left page puts it', () => {
  const folder = folderWith(
    Object.fromEntries([...samples, ...seeds].map((file) => [path.basename(file), readFileSync(file)])),
  );
  let page: Page;

  async function openWindow(settings: Record<string, unknown>): Promise<void> {
    page = await (await sharedWorkbench()).open({ folder, settings, ...WINDOW });
  }

  async function measure(file: string, coloured: boolean): Promise<Order> {
    const name = path.basename(file);
    await showFile(page, name);
    await waitFor(page, ({ highlights }) => highlights > 0);
    if (coloured)
      await page.waitForFunction(() => {
        const lines = document.querySelectorAll('.editor-group-container.active .view-line');
        const spans = document.querySelectorAll('.editor-group-container.active .view-line [class*="mtk"]');
        return spans.length > lines.length + 5;
      });
    await settle(page, 300);
    return measureOrder(page, readFileSync(file, 'utf8'));
  }

  function assertInOrder(order: Order): void {
    assert.ok(order.words > 100, `${order.words} words were measured`);
    assert.deepEqual(order.wrong, []);
    assert.deepEqual([order.wordsOut, order.marksOut], [0, 0]);
    assert.deepEqual([order.atRight, order.clipped], [order.lines, 0], 'lines at the right edge, lines beyond an edge');
  }

  describe('with the words of names and dates coloured', () => {
    before(() => openWindow({ 'khabar.highlight.tokenColours': true }));
    after(() => page.context().close());
    for (const file of [...samples, ...seeds])
      it(path.basename(file), async () => {
        const order = await measure(file, true);
        assert.ok(order.spans > order.lines + 5, 'words are coloured');
        assertInOrder(order);
      });
  });

  describe('with boxes behind the words only', () => {
    before(() => openWindow({}));
    after(() => page.context().close());
    for (const file of [...samples.slice(-2), ...seeds.slice(-1)])
      it(path.basename(file), async () => {
        assertInOrder(await measure(file, false));
      });
  });

  describe('and with the values of dates put into the lines (inlay hints)', () => {
    let hints = 0;
    before(() => openWindow({ 'khabar.inlayHints.dates': true, 'khabar.highlight.tokenColours': true }));
    after(() => page.context().close());
    for (const file of [...samples, ...seeds])
      it(path.basename(file), async () => {
        assertInOrder(await measure(file, true));
        hints += await page.locator('.editor-group-container.active .view-line [class*="dyn-rule"]').count();
      });
    it('and the values were there', () => assert.ok(hints >= 2 * samples.length, `${hints} values were shown`));
  });

  describe('and with those values in a narrow window, none of them broken over two lines or cut', () => {
    before(async () => {
      const settings = { 'khabar.inlayHints.dates': true };
      page = await (await sharedWorkbench()).open({ folder, settings, width: 520, height: 3000 });
    });
    after(() => page.context().close());
    for (const file of samples.filter((name) => /almaty|dateline/.test(name)))
      it(path.basename(file), async () => {
        assertInOrder(await measure(file, false));
        const values = page.locator('.editor-group-container.active .view-line [class*="dyn-rule"]');
        const shown = await values.allTextContents();
        assert.ok(shown.length > 2, `${shown.length} values`);
        for (const value of shown) assert.match(value, /^\s?=\s\u2066\S*\u2069$/);
      });
  });

  describe('and in a narrow window, where almost every paragraph wraps', () => {
    before(async () => {
      page = await (await sharedWorkbench()).open({
        folder,
        settings: { 'khabar.highlight.tokenColours': true },
        width: 460,
        height: 3000,
      });
    });
    after(() => page.context().close());
    for (const file of samples.slice(0, 1))
      it(path.basename(file), async () => {
        const order = await measure(file, true);
        assert.ok(order.lines > 40, `${order.lines} drawn lines`);
        assertInOrder(order);
      });
  });

  describe('and in an editor that has become narrower since it was opened', () => {
    before(() => openWindow({ 'khabar.highlight.tokenColours': true }));
    after(() => page.context().close());
    for (const file of samples.slice(1, 2))
      it(path.basename(file), async () => {
        await measure(file, true);
        await page.setViewportSize({ width: 700, height: 3000 });
        await settle(page);
        assertInOrder(await measure(file, true));
        assert.equal(await page.locator(`.editor-group-container.active .visible.scrollbar.horizontal`).count(), 0);
      });
  });

  describe('which VS Code alone does not do, so that these figures mean something', () => {
    before(() => openWindow({ 'khabar.direction': 'off' }));
    after(() => page.context().close());
    it('words and marks are out of place, and lines begin on the left', async () => {
      const file = samples.find((name) => name.includes('cop29'));
      assert.ok(file);
      const order = await measure(file, false);
      assert.ok(order.wordsOut > 0, `${order.wordsOut} words out of place`);
      assert.ok(order.marksOut > 10, `${order.marksOut} marks out of place`);
      assert.ok(order.atRight < order.lines / 2, `${order.atRight} of ${order.lines} lines at the right edge`);
    });
  });
});
