import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { MIXED, REPEATED, VISIT } from './articles.ts';
import {
  boxesWhenDrawn,
  caretBox,
  caretPlace,
  caretPlaceWhen,
  folderWith,
  glyphsOf,
  near,
  nextFrame,
  pauseExtensions,
  sharedWorkbench,
  textArea,
} from './shared.ts';
import { type Box, boxOf, settle, waitFor } from './workbench.ts';

/** The line (from 1) of the paragraph with Arabic, Latin letters, numbers and marks; it wraps in the window below. */
const MIXED_LINE = 3;

const WINDOW = { width: 900, height: 700 };

const ARABIC = /^[\u0621-\u064A]$/;
const LATIN_OR_DIGIT = /^[A-Za-z0-9]$/;

/** On which edge of the character at `at` the caret before it stands; undefined where two directions meet. */
function edgeBefore(text: string, at: number): 'left' | 'right' | undefined {
  const around = text.slice(Math.max(0, at - 1), at + 1);
  if ([...around].every((character) => ARABIC.test(character))) return 'right';
  if ([...around].every((character) => LATIN_OR_DIGIT.test(character))) return 'left';
  return undefined;
}

async function openArticle(settings: Record<string, unknown> = {}): Promise<Page> {
  const folder = folderWith({ [VISIT.name]: VISIT.text });
  const page = await (await sharedWorkbench()).open({
    file: path.join(folder, VISIT.name),
    settings: { 'editor.cursorBlinking': 'solid', ...settings },
    ...WINDOW,
  });
  await waitFor(page, ({ highlights, squiggles }) => highlights > 0 && squiggles > 0);
  await settle(page);
  return page;
}

/** Puts the caret before a word by a click on the right part of its first letter. */
async function clickBefore(page: Page, word: string): Promise<void> {
  const { right, top, bottom } = await boxOf(page, word);
  await page.mouse.click(right - 2, (top + bottom) / 2);
}

describe('the caret in right-to-left text', () => {
  let page: Page;
  before(async () => {
    page = await openArticle();
  });
  after(() => page.context().close());

  const middle = ({ top, bottom }: Box) => (top + bottom) / 2;

  it('stands on the edge of the next letter, wherever it is in a paragraph', async () => {
    await clickBefore(page, 'وصل وزير');
    const glyphs = await glyphsOf(page, MIXED);
    const wrong: string[] = [];
    let judged = 0;
    for (let at = 0; at < MIXED.length; at++) {
      const { line, column } = await caretPlaceWhen(page, (place) => place.column === at + 1);
      assert.deepEqual({ line, column }, { line: MIXED_LINE, column: at + 1 });
      const glyph = glyphs[at];
      const edge = edgeBefore(MIXED, at);
      if (glyph && edge) {
        judged++;
        const caret = await caretBox(page);
        const off = caret.left - glyph[edge];
        const sameLine = middle(caret) > glyph.top && middle(caret) < glyph.bottom;
        if (Math.abs(off) > 2.5 || !sameLine)
          wrong.push(`${MIXED.slice(at, at + 6)}: ${off.toFixed(1)} px off${sameLine ? '' : ', on another line'}`);
      }
      await page.keyboard.press('ArrowLeft'); // to the left on the screen, so forward in the text
      await nextFrame(page);
    }
    assert.ok(judged > 120, `${judged} places`);
    assert.deepEqual(wrong, []);
  });

  it('goes to the side that the arrow key points to', async () => {
    await clickBefore(page, REPEATED.slice(0, 12));
    const lefts = [(await caretBox(page)).left];
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
      const { column } = await caretPlace(page);
      await page.keyboard.press(key);
      await caretPlaceWhen(page, (place) => place.column !== column);
      await nextFrame(page);
      lefts.push((await caretBox(page)).left);
    }
    const steps = lefts.slice(1).map((left, i) => Math.sign(left - (lefts[i] ?? 0)));
    assert.deepEqual(steps, [-1, -1, -1, 1, 1, 1]);
  });

  it('selects to the left with Shift and the left arrow key, by a word with Control as well', async () => {
    await clickBefore(page, REPEATED.slice(0, 12));
    await page.keyboard.press('Shift+ArrowLeft');
    assert.equal((await caretPlaceWhen(page, ({ selected }) => selected > 0)).selected, 1);
    await page.keyboard.press('Control+Shift+ArrowLeft');
    const { selected } = await caretPlaceWhen(page, ({ selected }) => selected > 1);
    assert.equal(selected, REPEATED.indexOf(' '));
    const [drawn] = await boxesWhenDrawn(page, '.view-overlays .selected-text');
    const word = await boxOf(page, REPEATED.slice(0, REPEATED.indexOf(' ')));
    assert.ok(drawn && near(drawn.right, word.right) && near(drawn.left, word.left), JSON.stringify({ drawn, word }));
  });

  it('stands before the letter whose right half was clicked, and after it for the left half', async () => {
    const glyphs = await glyphsOf(page, MIXED);
    const wrong: string[] = [];
    let clicks = 0;
    for (let at = 1; at < MIXED.length - 1; at += 9) {
      const glyph = glyphs[at];
      if (!glyph || edgeBefore(MIXED, at) !== 'right' || edgeBefore(MIXED, at + 1) !== 'right') continue;
      const width = glyph.right - glyph.left;
      for (const [x, column] of [
        [glyph.right - width / 4, at + 1],
        [glyph.left + width / 4, at + 2],
      ] as const) {
        clicks++;
        await page.mouse.click(x, middle(glyph));
        const place = await caretPlaceWhen(page, (place) => place.column === column);
        if (place.column !== column || place.line !== MIXED_LINE)
          wrong.push(`${MIXED.slice(at, at + 6)}: ${place.line}:${place.column}, not ${MIXED_LINE}:${column}`);
      }
    }
    assert.ok(clicks >= 16, `${clicks} clicks`);
    assert.deepEqual(wrong, []);
  });

  it('selects the word that was double-clicked, and draws the selection on it', async () => {
    const wrong: string[] = [];
    for (const word of ['الأردني', 'الحمداني', 'القاهرة', 'خبيرا', 'RiverShare', '2024', 'المصرية', 'أيام']) {
      const box = await boxOf(page, word);
      await page.mouse.dblclick((box.left + box.right) / 2, middle(box));
      const { selected } = await caretPlaceWhen(page, ({ selected }) => selected === word.length);
      await nextFrame(page);
      const [drawn, ...others] = await boxesWhenDrawn(page, '.view-overlays .selected-text');
      if (selected !== word.length)
        wrong.push(
          `${word}: ${selected} characters, drawn ${JSON.stringify([drawn, ...others])}, it is at ${box.left}–${box.right}`,
        );
      else if (!drawn || others.length > 0 || !near(drawn.left, box.left) || !near(drawn.right, box.right))
        wrong.push(`${word}: at ${box.left}–${box.right}, drawn ${JSON.stringify([drawn, ...others])}`);
      await page.keyboard.press('ArrowLeft');
      await caretPlaceWhen(page, ({ selected }) => selected === 0);
      await nextFrame(page);
    }
    assert.deepEqual(wrong, []);
  });

  it('selects what the mouse is dragged over', async () => {
    const [from, to] = [await boxOf(page, 'وأكدت'), await boxOf(page, 'المباحثات')];
    await page.mouse.move(from.right - 1, middle(from));
    await page.mouse.down();
    await page.mouse.move((from.left + to.right) / 2, middle(to), { steps: 4 });
    await page.mouse.move(to.left + 1, middle(to), { steps: 4 });
    await page.mouse.up();
    const { selected } = await caretPlaceWhen(page, ({ selected }) => selected > 30);
    assert.equal(selected, 'وأكدت مصادر في الوفد أن المباحثات'.length);
    const drawn = await boxesWhenDrawn(page, '.view-overlays .selected-text');
    const [left, right] = [Math.min(...drawn.map((box) => box.left)), Math.max(...drawn.map((box) => box.right))];
    assert.ok(near(right, from.right) && near(left, to.left), JSON.stringify({ drawn, from, to }));
  });

  it('goes to the right edge with Home and to the left end of the drawn line with End, also where a paragraph wraps', async () => {
    const area = await textArea(page);
    for (const word of ['سالم الحمداني', 'جولة تستمر']) {
      const box = await boxOf(page, word);
      await page.mouse.click((box.left + box.right) / 2, middle(box));
      await page.keyboard.press('Home');
      await nextFrame(page);
      await nextFrame(page);
      const home = await caretBox(page);
      const { column } = await caretPlace(page);
      const first = (await glyphsOf(page, MIXED))[column - 1];
      assert.ok(
        first && near(home.left, first.right, 2.5),
        `Home: ${home.left}, the first letter ends at ${first?.right}`,
      );
      assert.ok(area.right - home.left < 30, `Home: ${area.right - home.left} px from the edge`);
      await page.keyboard.press('End');
      await nextFrame(page);
      await nextFrame(page);
      const end = await caretBox(page);
      assert.ok(Math.abs(middle(end) - middle(box)) < 8, `${word}: End stays on the drawn line`);
      const glyphs = (await glyphsOf(page, MIXED)).filter((glyph) => glyph && near(glyph.top, box.top, 4));
      const last = Math.min(...glyphs.map((glyph) => glyph?.left ?? 0));
      assert.ok(near(end.left, last, 12), `End: ${end.left}, the last letter begins at ${last}`);
    }
  });

  it('stands on the right of a blank line', async () => {
    const area = await textArea(page);
    await clickBefore(page, REPEATED.slice(0, 12));
    await page.keyboard.press('ArrowUp');
    const place = await caretPlaceWhen(page, ({ line }) => line === MIXED_LINE + 1);
    assert.deepEqual([place.line, place.column], [MIXED_LINE + 1, 1]);
    const { left } = await caretBox(page);
    assert.ok(area.right - left < 30, `${area.right - left} px from the right edge`);
  });
});

/** What was painted while the frames were watched. */
interface Frames {
  frames: number;
  /** Lines with Arabic letters that ran left-to-right in some frame. */
  wrong: string[];
}

/** Looks at each frame right after it was painted, until the function that it resolves to is called. */
async function watchFrames(page: Page): Promise<() => Promise<Frames>> {
  await page.evaluate(() => {
    const seen: Frames & { going: boolean } = { frames: 0, wrong: [], going: true };
    Object.assign(globalThis, { khabarFrames: seen });
    const afterPaint = new MessageChannel();
    afterPaint.port1.onmessage = () => {
      seen.frames++;
      for (const line of document.querySelectorAll('.editor-group-container.active .view-line')) {
        const box = line.firstElementChild;
        if (box && /[\u0621-\u064A]/.test(line.textContent ?? '') && getComputedStyle(box).direction !== 'rtl')
          seen.wrong.push(line.textContent ?? '');
      }
      if (seen.going) requestAnimationFrame(() => afterPaint.port2.postMessage(0));
    };
    requestAnimationFrame(() => afterPaint.port2.postMessage(0));
  });
  return () =>
    page.evaluate(() => {
      const seen = (globalThis as unknown as { khabarFrames: Frames & { going: boolean } }).khabarFrames;
      seen.going = false;
      return { frames: seen.frames, wrong: [...new Set(seen.wrong)] };
    });
}

const ADDED = ['وأضاف أن اللقاء (الثالث) سيعقد في 2025.', '14 خبيرا من بيروت شاركوا.', 'وانتهى البيان!'];

/** Types three paragraphs after the first, a blank line between them, and a word into the middle of another. */
async function type(page: Page): Promise<void> {
  const { left, top, bottom } = await boxOf(page, 'مياه النهر');
  await page.mouse.click(left + 1, (top + bottom) / 2);
  await page.keyboard.press('End');
  for (const paragraph of ADDED) {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type(paragraph, { delay: 12 });
  }
  await clickBefore(page, 'مصادر في الوفد');
  await page.keyboard.type('أمس ', { delay: 12 });
}

describe('typing in right-to-left text', () => {
  it('draws no frame from left to right, and undo brings the text back as it was', async () => {
    const page = await openArticle();
    const stop = await watchFrames(page);
    await type(page);
    await settle(page);
    const typed = await stop();
    assert.ok(typed.frames > 60, `${typed.frames} frames`);
    assert.deepEqual(typed.wrong, []);
    for (const paragraph of ADDED) await boxOf(page, paragraph);
    await boxOf(page, 'أمس مصادر');

    const stopUndo = await watchFrames(page);
    const isDirty = page.locator('.tab.active.dirty');
    for (let steps = 0; steps < 60 && (await isDirty.count()) > 0; steps++) {
      await page.keyboard.press('Control+z');
      await nextFrame(page);
    }
    await settle(page, 300);
    assert.deepEqual((await stopUndo()).wrong, []);
    assert.equal(await isDirty.count(), 0, 'undo leads to the text of the file');
    await glyphsOf(page, MIXED);
    await page.context().close();
  });

  it('draws no frame from left to right either while the extension is behind what was typed', async () => {
    const page = await openArticle();
    await clickBefore(page, 'مصادر في الوفد');
    const stop = await watchFrames(page);
    for (let times = 0; times < 3; times++) {
      const resume = pauseExtensions();
      for (let keys = 0; keys < 4; keys++) await page.keyboard.press('Enter');
      await page.keyboard.type('وأكدت');
      for (let keys = 0; keys < 4; keys++) await page.keyboard.press('Enter');
      resume();
      await settle(page, 300);
    }
    const { frames, wrong } = await stop();
    assert.ok(frames > 60, `${frames} frames`);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

  it('saves what was typed, in the order of the text and not of the screen', async () => {
    const folder = folderWith({ [VISIT.name]: VISIT.text });
    const file = path.join(folder, VISIT.name);
    const page = await (await sharedWorkbench()).open({ file, ...WINDOW });
    await waitFor(page, ({ highlights }) => highlights > 0);
    await settle(page);
    await type(page);
    await page.keyboard.press('Control+s');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    const [headline, ...rest] = VISIT.text.split('\n\n');
    const expected = [headline, ...ADDED, ...rest].join('\n\n').replace('مصادر في الوفد', 'أمس مصادر في الوفد');
    assert.equal(readFileSync(file, 'utf8'), expected);
    await page.context().close();
  });

  it('would be seen from left to right without the extension’s direction, so that the watching means something', async () => {
    const page = await openArticle({ 'khabar.direction': 'off' });
    const stop = await watchFrames(page);
    await page.mouse.click(600, 300);
    await page.keyboard.type('و', { delay: 12 });
    await settle(page, 300);
    const { wrong } = await stop();
    assert.ok(wrong.length > 4, `${wrong.length} lines`);
    await page.context().close();
  });
});
