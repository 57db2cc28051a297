// Pictures of files in the real workbench with the extension, for people to look at.
const USAGE = `usage: node scripts/run-ts.mjs test/page/shots.ts [FILE...] --out FOLDER [option...]
Without a file: the pictures of the README, of samples/. With files: one picture a file.
  --only NAME,…       of the README's pictures these
  --theme light|dark|hc-light|hc-dark   (default light)
  --width PX --height PX                (default 1000, 700)
  --hover TEXT        with the mouse on the first place of this text
  --fixes TEXT        with the quick-fix menu of this text open
  --palette WORDS     after the command of the palette that these words find
  --settings JSON     user settings, for instance {"khabar.highlight.tokenColours": true}
  --entities A,B,…    with the side bar of entities, these lines unfolded (!N: the N-th line below the last)
  --stories A,B,…     the same of the articles that share text
  --events A,B,…      the same of the events that several articles tell
  --plain             without the extension
  --problems          with the Problems panel`;

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { boot, boxOf, hoverOver, settle, type Workbench, waitFor } from './workbench.ts';

const THEMES: Record<string, string> = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
};

interface Shot {
  readonly file: string;
  readonly name: string;
  readonly theme: string;
  readonly width: number;
  readonly height: number;
  /** With the mouse on the first place of this text. */
  readonly hover?: string | undefined;
  /** After the command of the palette that these words find. */
  readonly palette?: string | undefined;
  /** With the quick-fix menu of this text open; `nth` counts the places of a text in view from 0. */
  readonly fixes?: string | undefined;
  readonly nth?: number;
  /** The fix to take from that menu, by a part of its title. */
  readonly take?: string;
  readonly settings?: Record<string, unknown>;
  readonly problems?: boolean;
  /** With the side bar's outline. */
  readonly outline?: boolean;
  /** With the side bar of entities, these lines unfolded one after the other, by their text. */
  readonly entities?: readonly string[];
  /** The same of the articles that share text. */
  readonly stories?: readonly string[];
  /** The same of the events that several articles tell. */
  readonly events?: readonly string[];
}

const ALMATY = { file: 'samples/01-almaty-2024-05-10.ar.txt', width: 1200, height: 700 };
const ARABIC = { 'khabar.language': 'ar' };

/** The pictures that the README shows. */
const README: readonly Shot[] = [
  { ...ALMATY, name: 'article-light', theme: 'light', settings: ARABIC },
  { ...ALMATY, name: 'article-dark', theme: 'dark', settings: ARABIC },
  { ...ALMATY, name: 'high-contrast', theme: 'hc-dark', settings: ARABIC },
  { ...ALMATY, name: 'duplicates-fix', theme: 'light', fixes: 'الوزيران', nth: 1, problems: true, settings: ARABIC },
  { ...ALMATY, name: 'hover-entity', theme: 'light', hover: 'جومارت', settings: ARABIC },
  { ...ALMATY, name: 'hover-date', theme: 'light', hover: 'اليوم الجمعة', settings: ARABIC },
  { ...ALMATY, name: 'date-actions', theme: 'light', fixes: '19 أبريل', settings: ARABIC },
  {
    file: 'samples/08-desk-draft.news.txt',
    name: 'date-fixes',
    theme: 'light',
    width: 1200,
    height: 700,
    fixes: 'يوم الأحد',
    problems: true,
    settings: ARABIC,
  },
  { ...ALMATY, name: 'inlay-dates', theme: 'light', settings: { ...ARABIC, 'khabar.inlayHints.dates': true } },
  {
    file: 'samples/02-brussels-summit.ar.txt',
    name: 'compare',
    theme: 'light',
    width: 1200,
    height: 260,
    fixes: 'وتقدر',
    nth: 1,
    take: 'قارن',
    settings: { ...ARABIC, 'diffEditor.useInlineViewWhenSpaceIsLimited': false },
  },
  { ...ALMATY, name: 'entities', theme: 'light', entities: ['الشخصيات', 'جيهون', '!1'], settings: ARABIC },
  {
    ...ALMATY,
    name: 'duplicates-view',
    height: 600,
    theme: 'light',
    stories: ['!0', '!0', '!0'],
    settings: { ...ARABIC, 'khabar.codeLens.copies': true },
  },
  {
    ...ALMATY,
    name: 'events-view',
    height: 600,
    theme: 'light',
    events: ['!0', '!0'],
    settings: { ...ARABIC, 'khabar.codeLens.events': true },
  },
  { ...ALMATY, name: 'hover-event', theme: 'light', hover: 'محادثات', nth: 1, settings: ARABIC },
  { ...ALMATY, height: 800, name: 'clean-pasted', theme: 'light', palette: 'Clean Pasted', settings: ARABIC },
  { ...ALMATY, name: 'outline', theme: 'light', outline: true, settings: ARABIC },
];

/** The views of the side bar, from top to bottom. */
const VIEWS = ['entities', 'stories', 'events'] as const;

async function shoot(workbench: Workbench, shot: Shot, folder: string, plain: boolean): Promise<void> {
  const theme = THEMES[shot.theme];
  if (!theme) throw new Error(`no such theme: ${shot.theme}; there are ${Object.keys(THEMES).join(', ')}`);
  const view = VIEWS.find((name) => shot[name] !== undefined);
  const page = await workbench.open({
    file: shot.file,
    width: shot.width,
    // What the menu stands on must be in view, whatever part of the window the picture shows in the end.
    height: shot.take ? 1000 : shot.height,
    sideBar: shot.outline || view !== undefined,
    settings: {
      'workbench.colorTheme': theme,
      ...(view ? {} : { 'workbench.activityBar.location': 'hidden' }),
      'workbench.sideBar.location': 'right',
      ...shot.settings,
    },
  });
  if (!plain)
    await waitFor(page, ({ highlights, squiggles }) => highlights > 0 && (squiggles > 0 || !shot.fixes)).catch(
      (error: Error) => console.error(`${shot.file}: ${error.message}`),
    );
  await settle(page, 1000);
  if (shot.outline) await openOutline(page);
  if (view) await openView(page, shot[view]!, VIEWS.indexOf(view));
  // On the blank second line, so that nothing is marked for the caret's sake. By hand: Playwright's own click would scroll.
  const area = await page.locator('.editor-group-container.active .editor-scrollable').boundingBox();
  if (area) await page.mouse.click(area.x + 100, area.y + 28);
  if (shot.problems) {
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  }
  if (shot.palette) {
    await page.keyboard.press('F1');
    await page.keyboard.type(shot.palette);
    await settle(page, 1000);
    await page.keyboard.press('Enter');
    await settle(page, 3000);
  }
  if (shot.hover) {
    // The folder has to be read first, or the card says that it is not.
    await settle(page, 5000);
    await hoverOver(page, shot.hover, shot.nth);
  }
  if (shot.fixes) await openFixes(page, shot.fixes, shot.nth);
  if (shot.take) {
    await page.locator('.action-widget .monaco-list-row').filter({ hasText: shot.take }).click();
    await page.locator('.monaco-diff-editor .modified .view-line').first().waitFor();
    await page.setViewportSize({ width: shot.width, height: shot.height });
  }
  await settle(page, 700);
  const file = path.join(folder, `${shot.name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(file);
  await page.context().close();
}

/** Puts the caret into a piece of text and opens the menu of its quick fixes. */
async function openFixes(page: Page, text: string, nth = 0): Promise<void> {
  const { left, right, top, bottom } = await boxOf(page, text, nth);
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row', { state: 'visible', timeout: 20_000 });
}

/** Shows the outline of the active editor in the side bar, all of it. */
async function openOutline(page: Page): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>Explorer: Focus on Outline View');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Outline' }).first().click();
  await page.locator('.outline-pane .monaco-list-row').first().waitFor();
  await page.locator('.pane-header[aria-label*="samples"]').click(); // folds the list of files
  await widenSideBar(page);
}

async function widenSideBar(page: Page): Promise<void> {
  const side = await page.locator('.part.sidebar').boundingBox();
  if (!side) throw new Error('there is no side bar');
  await page.mouse.move(side.x - 1, side.y + side.height / 2);
  await page.mouse.down();
  await page.mouse.move(side.x - 120, side.y + side.height / 2, { steps: 5 });
  await page.mouse.up();
}

/**
 * Shows a view of the side bar, by its place from above, and unfolds lines of it by their text; `!2` is the third line below the last one.
 */
async function openView(page: Page, texts: readonly string[], view: number): Promise<void> {
  await page.locator('.activitybar [aria-label^="Khabar"]').first().click();
  if (view > 0) {
    const headers = page.locator('.sidebar .pane-header');
    await headers.nth(view).waitFor();
    await headers.nth(0).click(); // folds the entities
    await headers.nth(view).click();
  }
  const rows = page.locator('.sidebar .pane-body .monaco-list-row:visible');
  await rows.first().waitFor();
  await widenSideBar(page);
  let at = -1;
  for (const text of texts) {
    const nth = /^!(\d+)$/.exec(text)?.[1];
    const row = nth === undefined ? rows.filter({ hasText: text }).first() : rows.nth(at + 1 + Number(nth));
    await row.waitFor();
    const before = await rows.count();
    await row.locator('.monaco-tl-twistie').click();
    for (let i = 0; (await rows.count()) === before && i < 50; i++) await page.waitForTimeout(100);
    await settle(page, 300);
    const label = await row.getAttribute('aria-label');
    at =
      (await rows.evaluateAll(
        (all, label) => all.findIndex((one) => one.getAttribute('aria-label') === label),
        label,
      )) ?? -1;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    theme: { type: 'string', default: 'light' },
    width: { type: 'string', default: '1000' },
    height: { type: 'string', default: '700' },
    hover: { type: 'string' },
    fixes: { type: 'string' },
    palette: { type: 'string' },
    settings: { type: 'string', default: '{}' },
    entities: { type: 'string' },
    stories: { type: 'string' },
    events: { type: 'string' },
    plain: { type: 'boolean', default: false },
    problems: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || !values.out) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
mkdirSync(values.out, { recursive: true });
const shots: readonly Shot[] =
  positionals.length === 0
    ? README.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name))
    : positionals.map((file) => ({
        file,
        name: path.basename(file).replace(/\.txt$/, ''),
        theme: values.theme,
        width: Number(values.width),
        height: Number(values.height),
        hover: values.hover,
        ...(values.entities !== undefined && { entities: values.entities.split(',').filter(Boolean) }),
        ...(values.stories !== undefined && { stories: values.stories.split(',').filter(Boolean) }),
        ...(values.events !== undefined && { events: values.events.split(',').filter(Boolean) }),
        palette: values.palette,
        fixes: values.fixes,
        settings: JSON.parse(values.settings),
        problems: values.problems,
      }));
const workbench = await boot({ extension: !values.plain });
try {
  for (const shot of shots) await shoot(workbench, shot, values.out, values.plain);
} finally {
  await workbench.stop();
}
