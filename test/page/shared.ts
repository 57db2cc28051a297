// What the page tests share: one server and one browser for all of them, folders for the articles that they edit, and the hands
// and eyes of somebody at the window.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type Box, boot, type Workbench } from './workbench.ts';

let booted: Promise<Workbench> | undefined;
const folders: string[] = [];

/** The workbench with the extension of this folder; started by the first test that asks, ended after the last. */
export function sharedWorkbench(): Promise<Workbench> {
  booted ??= boot();
  return booted;
}

after(async () => {
  await (await booted)?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with files in it, removed after the tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'khabar-page-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/**
 * Stops the processes in which the windows' extensions run, so that they fall behind what happens on the page; call the answer to let
 * them go on. Throws when there is none. Reads `/proc`: Linux only, as are the page tests.
 */
export function pauseExtensions(): () => void {
  const processes = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .map(Number)
    .filter((pid) => commandOf(pid).includes('--type=extensionHost'));
  const ours = processes.filter(isOurs);
  assert.ok(ours.length > 0, 'no process of extensions below this one');
  for (const pid of ours) process.kill(pid, 'SIGSTOP');
  return () => {
    for (const pid of ours) process.kill(pid, 'SIGCONT');
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended since it was listed
  }
}

const commandOf = (pid: number) => read(`/proc/${pid}/cmdline`);

/** Whether a process descends from this one: other windows of VS Code on this machine are left alone. */
function isOurs(pid: number): boolean {
  for (let at = pid; at > 1; at = Number(/^PPid:\s*([0-9]+)/m.exec(read(`/proc/${at}/status`))?.[1] ?? 0))
    if (at === process.pid) return true;
  return false;
}

const ACTIVE = '.editor-group-container.active';
const EDITOR = `${ACTIVE} .monaco-editor`;

/** Opens another file of the window's folder by its name; resolves when its lines are drawn. */
export async function showFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p');
  const input = page.locator('.quick-input-widget input');
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await waitForFile(page, name);
}

/** Resolves when the active tab is this file's and its lines are drawn. */
export async function waitForFile(page: Page, name: string): Promise<void> {
  await page.locator(`${ACTIVE} .tab.active[data-resource-name="${name}"]`).waitFor({ timeout: 20_000 });
  await page.locator(`${EDITOR} .view-line`).first().waitFor({ timeout: 20_000 });
}

/** Where the caret is in the document, as the status bar says: both from 1; `selected` counts characters. */
export interface CaretPlace {
  readonly line: number;
  readonly column: number;
  readonly selected: number;
}

export async function caretPlace(page: Page): Promise<CaretPlace> {
  const text = (await page.locator('[id="status.editor.selection"]').textContent()) ?? '';
  const found = /(\d+)\D+(\d+)(?:\D+(\d+))?/.exec(text);
  if (!found) throw new Error(`the status bar does not say where the caret is: “${text}”`);
  return { line: Number(found[1]), column: Number(found[2]), selected: Number(found[3] ?? 0) };
}

/** Resolves to the first place for which `enough` holds, or to the one after two seconds, for the test to judge. */
export async function caretPlaceWhen(page: Page, enough: (place: CaretPlace) => boolean): Promise<CaretPlace> {
  const end = performance.now() + 2000;
  for (;;) {
    const place = await caretPlace(page);
    if (enough(place) || performance.now() > end) return place;
    await nextFrame(page);
  }
}

/** Resolves when what was asked for so far has been drawn. */
export function nextFrame(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** The rectangles of everything in the active editor that a selector names, top to bottom, right to left. */
export async function boxesOf(page: Page, selector: string): Promise<Box[]> {
  const boxes = await page.locator(`${EDITOR} ${selector}`).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  return boxes.filter(({ left, right }) => right > left).sort((a, b) => a.top - b.top || b.right - a.right);
}

/** The rectangles of `boxesOf`, waited for until there is one; none when two seconds bring none, for the test to judge. */
export async function boxesWhenDrawn(page: Page, selector: string): Promise<Box[]> {
  const end = performance.now() + 2000;
  for (;;) {
    const boxes = await boxesOf(page, selector);
    if (boxes.length > 0 || performance.now() > end) return boxes;
    await nextFrame(page);
  }
}

/** The caret of the active editor. */
export async function caretBox(page: Page): Promise<Box> {
  const [box] = await boxesOf(page, '.cursors-layer .cursor');
  if (!box) throw new Error('the active editor shows no caret');
  return box;
}

/** The part of the active editor in which text is drawn, without margin and scroll bar. */
export async function textArea(page: Page): Promise<Box> {
  const [box] = await boxesOf(page, '.editor-scrollable');
  if (!box) throw new Error('no editor is open');
  return box;
}

/**
 * Where each character of a paragraph is drawn, by a DOM Range; undefined for characters without a box of their own. `nth`
 * counts the places in view where the paragraph stands, from 0.
 */
export function glyphsOf(page: Page, paragraph: string, nth = 0): Promise<(Box | undefined)[]> {
  return page.evaluate(
    ({ paragraph, nth, editor }) => {
      const lines = [...document.querySelectorAll<HTMLElement>(`${editor} .view-line`)];
      lines.sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top));
      const characters: { node: Node; at: number }[] = [];
      let whole = '';
      for (const line of lines) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (const [at, character] of [...(node.nodeValue ?? '')].entries()) {
            if (character === '\u200B') continue; // an empty line
            whole += character === '\u00A0' ? ' ' : character; // spaces are drawn as no-break spaces
            characters.push({ node, at });
          }
      }
      let start = whole.indexOf(paragraph);
      for (let left = nth; left > 0 && start >= 0; left--) start = whole.indexOf(paragraph, start + 1);
      if (start < 0) throw new Error(`not in view: ${paragraph}`);
      return characters.slice(start, start + paragraph.length).map(({ node, at }) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].find(({ width }) => width > 0);
        return box && { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
      });
    },
    { paragraph, nth, editor: EDITOR },
  );
}

/** Whether two edges are one, as far as rounding to pixels goes. */
export const near = (a: number, b: number, pixels = 2): boolean => Math.abs(a - b) <= pixels;
