// The real workbench of VS Code in a real browser, with the extension: what the page tests, the screenshots and the measuring
// share. One code-server and one browser serve as many windows as are asked for.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../vscode/browser.mjs';
import { startCodeServer } from '../vscode/code-server.mjs';

export interface BootOptions {
  /** Packaged extensions to install; the project's folder is not loaded then. */
  readonly vsix?: readonly string[];
  /** Load the extension from the project's folder (default: true without `vsix`). */
  readonly extension?: boolean;
  /** Ask for workspace trust: folders are opened in Restricted Mode (default: every folder is trusted). */
  readonly trust?: boolean;
}

export interface WindowOptions {
  /** The file to open, absolute or relative to the project's root. */
  readonly file?: string;
  /** The folder to open (default: the folder of the file). */
  readonly folder?: string;
  /** User settings of this window and of those opened later. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly height?: number;
  /** Keep the side bar (default: hidden, so that the text is wide). */
  readonly sideBar?: boolean;
}

export interface Workbench {
  /** Opens a window of its own (settings, storage) and resolves when the file's lines are there. The caller closes it. */
  open(options: WindowOptions): Promise<Page>;
  /** Ends the browser and the server and removes their folder. */
  stop(): Promise<void>;
}

/** Settings that leave the text alone on the page. */
const PLAIN = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

/** Restricted Mode without the question. */
const UNTRUSTED = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };

/** Starts the server and the browser. Rejects with what code-server printed when it does not come up. */
export async function boot({
  vsix = [],
  extension = vsix.length === 0,
  trust = false,
}: BootOptions = {}): Promise<Workbench> {
  const server = await startCodeServer({ vsix: [...vsix], trust });
  let browser: Browser;
  try {
    browser = await launchChromium();
  } catch (error) {
    await server.stop();
    throw error;
  }
  // The workbench lies below the project, and VS Code takes every theme below an extension that is under development for the theme to be
  // tried out: by another way to the project its own themes are none of ours, and the setting holds.
  const way = mkdtempSync(path.join(tmpdir(), 'khabar-way-'));
  const project = path.join(way, 'khabar');
  symlinkSync(process.cwd(), project, 'dir');
  return {
    async open({ file, folder, settings = {}, width = 1000, height = 900, sideBar = false }) {
      const hide = sideBar ? {} : { 'workbench.activityBar.location': 'hidden' };
      server.setSettings({ ...PLAIN, ...hide, ...(trust ? UNTRUSTED : {}), ...settings });
      const context = await browser.newContext({ viewport: { width, height } });
      const page = await context.newPage();
      await page.goto(
        server.url({
          folder: folder ?? (file && path.dirname(path.resolve(file))),
          file,
          extensions: extension ? [project] : [],
        }),
      );
      await page.waitForSelector('.monaco-workbench .part.editor', { timeout: 60_000 });
      if (file) await page.waitForSelector('.monaco-editor .view-lines .view-line', { timeout: 60_000 });
      if (!sideBar && (await page.locator('.part.sidebar').isVisible())) await page.keyboard.press('Control+b');
      return page;
    },
    async stop() {
      await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 5000))]);
      await server.stop();
      rmSync(way, { recursive: true, force: true });
    },
  };
}

/** What the reader can see of the extension's work in the active editor; the counts are of what is scrolled into view. */
export interface Seen {
  /** Painted entities and dates: overlays behind the text. */
  readonly highlights: number;
  readonly squiggles: number;
  /** The status bar's count of problems in all files, in its words: "Warnings: 2, Infos: 1". */
  readonly problems: string;
  /** The language in the status bar. */
  readonly language: string;
}

/** Reads the page as it is now. */
export function look(page: Page): Promise<Seen> {
  return page.evaluate(() => ({
    highlights: document.querySelectorAll('.view-overlays .cdr[class*="TextEditorDecorationType"]').length,
    squiggles: document.querySelectorAll(
      '.view-overlays .squiggly-error, .view-overlays .squiggly-warning, .view-overlays .squiggly-info',
    ).length,
    problems: document.getElementById('status.problems')?.querySelector('a')?.getAttribute('aria-label') ?? '',
    language: document.getElementById('status.editor.mode')?.textContent?.trim() ?? '',
  }));
}

/** Resolves when `enough` is true of the page; rejects after `timeout` milliseconds with what was there. */
export async function waitFor(page: Page, enough: (seen: Seen) => boolean, timeout = 30_000): Promise<Seen> {
  const end = performance.now() + timeout;
  for (;;) {
    const seen = await look(page);
    if (enough(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`not seen within ${timeout} ms; the page shows ${JSON.stringify(seen)}`);
    await page.waitForTimeout(100);
  }
}

/** Resolves when nothing has changed in the editors' lines and overlays for `quiet` milliseconds. */
export function settle(page: Page, quiet = 500): Promise<void> {
  return page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        const done = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, quiet);
        const observer = new MutationObserver((records) => {
          // The caret blinks and the minimap and scrollbars breathe; only lines and overlays count.
          const counts = records.some(({ target }) => {
            const element = target instanceof Element ? target : target.parentElement;
            return element?.closest('.view-lines, .view-overlays') && !element.closest('.cursors-layer');
          });
          if (!counts) return;
          clearTimeout(timer);
          timer = setTimeout(done, quiet);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    quiet,
  );
}

/** A rectangle on the page, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where a piece of text is drawn in the active editor: the rectangle of its glyphs, by a DOM Range. `nth` counts the
 * occurrences in view from 0, in reading order. The piece must stand within one drawn line. Rejects when it is not in view.
 */
export async function boxOf(page: Page, text: string, nth = 0): Promise<Box> {
  const box = await page.evaluate(
    ({ text, nth }) => {
      const editor = document.querySelector('.editor-group-container.active .monaco-editor') ?? document;
      const lines = [...editor.querySelectorAll<HTMLElement>('.view-line')];
      lines.sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top));
      let left = nth;
      for (const line of lines) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const pieces: { node: Node; from: number; to: number }[] = [];
        let whole = '';
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const data = node.nodeValue ?? '';
          pieces.push({ node, from: whole.length, to: whole.length + data.length });
          whole += data.replace(/\u00A0/g, ' '); // spaces are drawn as no-break spaces
        }
        for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
          if (left-- > 0) continue;
          const range = document.createRange();
          const first = pieces.find(({ to }) => to > at);
          const last = pieces.find(({ to }) => to >= at + text.length);
          if (!first || !last) return undefined;
          range.setStart(first.node, at - first.from);
          range.setEnd(last.node, at + text.length - last.from);
          const { left: l, right, top, bottom } = range.getBoundingClientRect();
          return { left: l, right, top, bottom };
        }
      }
      return undefined;
    },
    { text, nth },
  );
  if (!box) throw new Error(`not in view: ${text} (occurrence ${nth})`);
  return box;
}

/** Moves the mouse to the middle of a piece of text and waits for the hover to show. */
export async function hoverOver(page: Page, text: string, nth = 0): Promise<void> {
  const { left, right, top, bottom } = await boxOf(page, text, nth);
  await page.mouse.move((left + right) / 2 + 3, (top + bottom) / 2);
  await page.mouse.move((left + right) / 2, (top + bottom) / 2);
  await page.waitForSelector('.monaco-hover:not(.hidden) .hover-row', { state: 'visible', timeout: 20_000 });
}

/**
 * Brings the mouse over a text until its card has a link that holds `link`: what is said of other articles is complete once they were
 * read, and a card that is open does not change.
 */
export async function hoverUntilLink(page: Page, text: string, link: string): Promise<Locator> {
  const found = page.locator('.monaco-hover:not(.hidden) a').filter({ hasText: link }).first();
  for (let attempt = 0; ; attempt++) {
    await hoverOver(page, text);
    try {
      await found.waitFor({ timeout: 4_000 });
      return found;
    } catch (error) {
      if (attempt === 10) throw error;
      await page.keyboard.press('Escape');
      await page.mouse.move(0, 0);
      await page
        .locator('.monaco-hover:not(.hidden)')
        .waitFor({ state: 'hidden', timeout: 4_000 })
        .catch(() => {});
    }
  }
}
