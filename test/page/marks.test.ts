import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { REPEATED, TALKS, VISIT } from './articles.ts';
import { boxesOf, caretPlaceWhen, folderWith, glyphsOf, near, sharedWorkbench, waitForFile } from './shared.ts';
import { type Box, boxOf, hoverOver, hoverUntilLink, settle, waitFor } from './workbench.ts';

const OVERLAY = '.view-overlays .cdr[class*="TextEditorDecorationType"]';
const WARNING = '.view-overlays .squiggly-warning';

async function openVisit(settings: Record<string, unknown> = {}): Promise<Page> {
  const folder = folderWith({ [VISIT.name]: VISIT.text, [TALKS.name]: TALKS.text });
  const page = await (await sharedWorkbench()).open({
    file: path.join(folder, VISIT.name),
    settings: { 'khabar.language': 'ar', ...settings },
    width: 1000,
    height: 700,
  });
  await waitFor(page, ({ highlights, squiggles }) => highlights > 0 && squiggles > 0);
  await settle(page);
  return page;
}

const within = (inner: Box, outer: Box) => inner.top < outer.bottom - 2 && inner.bottom > outer.top + 2;
const middle = ({ top, bottom }: Box) => (top + bottom) / 2;
const say = (box: Box | undefined) =>
  box ? `${box.left.toFixed(0)}–${box.right.toFixed(0)} at ${box.top.toFixed(0)}` : 'nowhere';

/** How many times a passage stands in what is drawn. */
async function times(page: Page, passage: string): Promise<number> {
  const drawn = await page.locator('.editor-group-container.active .view-line').evaluateAll((lines) =>
    lines
      .sort((a, b) => Number.parseFloat((a as HTMLElement).style.top) - Number.parseFloat((b as HTMLElement).style.top))
      .map((line) => (line.textContent ?? '').replaceAll('\u00A0', ' ').replaceAll('\u200B', ''))
      .join(''),
  );
  return drawn.split(passage).length - 1;
}

describe('marks stand on the words that they speak of', () => {
  let page: Page;
  before(async () => {
    page = await openVisit();
  });
  after(() => page.context().close());

  it('boxes behind names and dates, without the letters and marks around them', async () => {
    const overlays = await boxesOf(page, OVERLAY);
    const wrong: string[] = [];
    for (const name of ['سالم الحمداني', 'الأحد 14 أبريل 2024', 'القاهرة', 'بغداد', 'بيروت', 'جامعة الدول العربية']) {
      const text = await boxOf(page, name, name === 'القاهرة' ? 1 : 0); // the first is the headline's
      const covering = overlays.filter(
        (box) => within(box, text) && box.left < text.right - 1 && box.right > text.left + 1,
      );
      const left = Math.min(...covering.map((box) => box.left));
      const right = Math.max(...covering.map((box) => box.right));
      // A date may begin with the word for day.
      const begins =
        near(right, text.right) || (name.startsWith('الأحد') && near(right, (await boxOf(page, 'يوم الأحد')).right));
      if (covering.length === 0 || !near(left, text.left) || !begins)
        wrong.push(`${name}: ${say(text)}, boxes ${covering.map(say).join('; ') || 'none'}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('no box behind the words between them', async () => {
    const overlays = await boxesOf(page, OVERLAY);
    for (const word of ['على رأس', 'لبحث', 'على أن ينتقل', 'المباحثات', 'ومثمرة']) {
      const text = await boxOf(page, word);
      const covering = overlays.filter(
        (box) => within(box, text) && box.left < text.right - 2 && box.right > text.left + 2,
      );
      assert.deepEqual(covering.map(say), [], word);
    }
  });

  it('a squiggle under the second copy of a paragraph, from its first word to its last, and none under the first', async () => {
    const squiggles = await boxesOf(page, WARNING);
    const under = (word: Box) => squiggles.filter((box) => within(box, word));
    const ends: Box[][] = [];
    for (const nth of [0, 1]) {
      const glyphs = (await glyphsOf(page, REPEATED, nth)).filter((glyph) => glyph !== undefined);
      ends.push([glyphs[0], glyphs.at(-1)].filter((glyph) => glyph !== undefined));
    }
    const [first = [], [beginning, end] = []] = ends;
    assert.deepEqual(first.flatMap(under).map(say), []);
    assert.ok(beginning && end);
    const drawn = squiggles.map(say).join('; ');
    assert.ok(
      under(beginning).some((box) => near(box.right, beginning.right, 3)),
      `${say(beginning)}: ${drawn}`,
    );
    assert.ok(
      under(end).some((box) => near(box.left, end.left, 3)),
      `${say(end)}: ${drawn}`,
    );
  });

  it('furniture of the web page is faded, and nothing else', async () => {
    const opacities = await page.locator('.editor-group-container.active .view-line').evaluateAll((lines) =>
      lines.map((line) => {
        const spans = [...line.querySelectorAll('span')];
        return {
          text: (line.textContent ?? '').replaceAll('\u00A0', ' '),
          opacity: Math.min(...spans.map((span) => Number(getComputedStyle(span).opacity))),
        };
      }),
    );
    const faded = opacities.filter(({ opacity }) => opacity < 0.9).map(({ text }) => text);
    assert.deepEqual(faded, [VISIT.faded]);
  });

  it('the findings are counted in the status bar, and named in the Problems panel', async () => {
    await waitFor(page, ({ problems }) => /1/.test(problems));
    await page.keyboard.press('Control+Shift+M');
    const row = page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'khabar' });
    await row.first().waitFor();
    const messages = await row.allTextContents();
    assert.equal(messages.length, 1, messages.join('\n'));
    assert.match(messages[0] ?? '', /[\u0621-\u064A]{3}.*duplicate-paragraph/);
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.part.panel').waitFor({ state: 'hidden' });
    await settle(page);
  });
});

describe('a hover', () => {
  let page: Page;
  before(async () => {
    page = await openVisit();
  });
  after(() => page.context().close());

  const HOVER = '.monaco-hover:not(.hidden)';

  async function closeHover(): Promise<void> {
    await page.mouse.move(300, 600);
    await page.locator(HOVER).waitFor({ state: 'hidden' });
  }

  it('on a name stands by that name, in lines that begin on the right', async () => {
    await hoverOver(page, 'سالم الحمداني');
    const name = await boxOf(page, 'سالم الحمداني');
    const box = await page.locator(HOVER).boundingBox();
    assert.ok(box);
    assert.ok(box.y > middle(name) || box.y + box.height < middle(name), 'above or below the line');
    assert.ok(
      Math.abs(box.y - name.bottom) < 10 || Math.abs(box.y + box.height - name.top) < 10,
      JSON.stringify([box, name]),
    );
    assert.ok(box.x < name.right && box.x + box.width > name.left, JSON.stringify([box, name]));
    const lines = await page
      .locator(`${HOVER} .hover-contents`)
      .first()
      .evaluate((contents) => {
        const { right } = (contents.querySelector('[align=right]') ?? contents).getBoundingClientRect();
        const walker = document.createTreeWalker(contents, NodeFilter.SHOW_TEXT);
        const gaps = new Map<number, { text: string; gap: number }>();
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          for (const rect of range.getClientRects()) {
            if (rect.width < 2) continue;
            const row = Math.round((rect.top + rect.bottom) / 16);
            const gap = right - rect.right;
            if (gap < (gaps.get(row)?.gap ?? Number.POSITIVE_INFINITY))
              gaps.set(row, { text: node.textContent ?? '', gap });
          }
        }
        return [...gaps.values()];
      });
    assert.ok(lines.length >= 5, JSON.stringify(lines));
    assert.deepEqual(
      lines.filter(({ gap }) => gap > 12),
      [],
    );
    const text = await page.locator(HOVER).textContent();
    assert.match(text ?? '', /سالم الحمداني/);
    assert.match(text ?? '', /وزير المياه الأردني/, 'the role that the text gives');
    assert.doesNotMatch(text ?? '', /\*\*|<\/?\w|\\/, 'no Markdown or HTML is left to see');
    await closeHover();
  });

  it('on a date says its weekday, its day and the Hijri day', async () => {
    await hoverOver(page, '14 أبريل 2024');
    const text = await page.locator(HOVER).textContent();
    assert.match(text ?? '', /الأحد/);
    assert.match(text ?? '', /2024-04-14/);
    assert.match(text ?? '', /شوال/);
    await closeHover();
  });

  it('links to the sentence of another article, which opens with that sentence', async () => {
    const link = await hoverUntilLink(page, 'سالم الحمداني', 'وكان سالم الحمداني');
    await link.click();
    await waitForFile(page, TALKS.name);
    const line = TALKS.text.slice(0, TALKS.text.indexOf(TALKS.sentence)).split('\n').length;
    const place = await caretPlaceWhen(page, (place) => place.line === line);
    assert.deepEqual([place.line, place.column], [line, 1]);
  });
});

describe('the quick fix of a repeated paragraph', () => {
  let opened: Page | undefined;
  // Also where a test failed: the windows of others have the same settings file.
  afterEach(() => opened?.context().close());

  async function visit(settings?: Record<string, unknown>): Promise<Page> {
    opened = await openVisit(settings);
    return opened;
  }

  const BULB = '.editor-group-container.active .lightBulbWidget';

  async function openMenu(page: Page): Promise<void> {
    const { left, right, top, bottom } = await boxOf(page, 'بلاده تنتظر', 1);
    await page.mouse.click((left + right) / 2, (top + bottom) / 2);
    const rows = page.locator('.action-widget .monaco-list-row');
    // The light bulb goes and comes when the fixes are asked for again, also under the pointer: then it is clicked once more.
    for (let attempt = 0; ; attempt++) {
      await page.locator(`${BULB}.codicon-lightbulb-autofix`).waitFor();
      await settle(page);
      // By hand: Playwright's own click would scroll a light bulb into view that lies under the scroll bar.
      const [bulb] = await boxesOf(page, '.lightBulbWidget');
      if (!bulb) continue;
      const [x, y] = [(bulb.left + bulb.right) / 2, middle(bulb)];
      const hit = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.className ?? '', [x, y] as const);
      if ((await boxesOf(page, '.lightBulbWidget')).length === 0) continue;
      assert.match(hit, /lightBulbWidget/, 'nothing lies over the light bulb');
      await page.mouse.click(x, y);
      try {
        await rows.first().waitFor({ timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  it('removes this copy from the light bulb’s menu, and one undo brings it back', async () => {
    const page = await visit();
    assert.equal(await times(page, REPEATED), 2);
    await openMenu(page);
    const fix = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'احذف هذه النسخة' });
    await fix.click();
    await page.locator('.tab.active.dirty').waitFor();
    await settle(page);
    assert.equal(await times(page, REPEATED), 1);
    await waitFor(page, ({ squiggles }) => squiggles === 0);
    await page.keyboard.press('Control+z');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    assert.equal(await times(page, REPEATED), 2);
    await waitFor(page, ({ squiggles }) => squiggles > 0);
  });

  it('shows both copies side by side, right-to-left on either side', async () => {
    const page = await visit({
      'diffEditor.renderSideBySide': true,
      'diffEditor.useInlineViewWhenSpaceIsLimited': false,
    });
    await openMenu(page);
    await page.locator('.action-widget .monaco-list-row').filter({ hasText: 'قارن' }).click();
    await page.locator('.monaco-diff-editor .editor.modified .view-line').first().waitFor();
    await page.waitForFunction(() => {
      const sides = ['original', 'modified'].map((side) =>
        document.querySelector(`.monaco-diff-editor .editor.${side} .view-line > span`),
      );
      return sides.every((line) => line && getComputedStyle(line).direction === 'rtl');
    });
    const sides = await page.evaluate(() =>
      ['original', 'modified'].map((side) => {
        const area = document
          .querySelector(`.monaco-diff-editor .editor.${side} .editor-scrollable`)
          ?.getBoundingClientRect();
        const line = document.querySelector(`.monaco-diff-editor .editor.${side} .view-line > span`);
        const range = document.createRange();
        if (!line || !area) return undefined;
        range.selectNodeContents(line);
        return {
          gap: area.right - range.getBoundingClientRect().right,
          text: (line.textContent ?? '').replaceAll('\u00A0', ' '),
        };
      }),
    );
    for (const side of sides) {
      assert.ok(side && REPEATED.startsWith(side.text.slice(0, 20)), side?.text);
      assert.ok(side.gap < 40, `${side.gap} px from the right edge`);
    }
  });
});
