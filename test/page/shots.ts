// Pictures of files in the real workbench with the extension, for people to look at.
const USAGE = `usage: node scripts/run-ts.mjs test/page/shots.ts [FILE...] --out FOLDER [option...]
Without a file: the pictures of the README, of samples/. With files: one picture a file.
  --theme light|dark|hc-light|hc-dark   (default light)
  --width PX --height PX                (default 1000, 700)
  --hover TEXT        with the mouse on the first place of this text
  --fixes TEXT        with the quick-fix menu of this text open
  --settings JSON     user settings, for instance {"khabar.highlight.tokenColours": true}
  --plain             without the extension
  --problems          with the Problems panel`;

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { boot, boxOf, hoverOver, settle, type Workbench, waitFor } from './workbench.ts';

const THEMES: Record<string, string> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
};

interface Shot {
  readonly file: string;
  readonly name: string;
  readonly theme: string;
  readonly width: number;
  readonly height: number;
  readonly hover?: string | undefined;
  readonly fixes?: string | undefined;
  readonly settings?: Record<string, unknown>;
  readonly problems?: boolean;
}

/** The pictures that the README shows. */
const README: readonly Shot[] = [
  { file: 'samples/01-almaty-2024-05-10.ar.txt', name: 'article-light', theme: 'light', width: 1000, height: 640 },
  { file: 'samples/01-almaty-2024-05-10.ar.txt', name: 'article-dark', theme: 'dark', width: 1000, height: 640 },
];

async function shoot(workbench: Workbench, shot: Shot, folder: string, plain: boolean): Promise<void> {
  const theme = THEMES[shot.theme];
  if (!theme) throw new Error(`no such theme: ${shot.theme}; there are ${Object.keys(THEMES).join(', ')}`);
  const page = await workbench.open({
    file: shot.file,
    width: shot.width,
    height: shot.height,
    settings: { 'workbench.colorTheme': theme, ...shot.settings },
  });
  if (!plain)
    await waitFor(page, ({ highlights }) => highlights > 0).catch((error: Error) =>
      console.error(`${shot.file}: ${error.message}`),
    );
  await settle(page, 1000);
  if (shot.problems) await page.keyboard.press('Control+Shift+M');
  if (shot.hover) await hoverOver(page, shot.hover);
  if (shot.fixes) await openFixes(page, shot.fixes);
  if (shot.hover || shot.fixes || shot.problems) await settle(page, 700);
  const file = path.join(folder, `${shot.name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(file);
  await page.context().close();
}

/** Puts the caret into a piece of text and opens the menu of its quick fixes. */
async function openFixes(page: Page, text: string): Promise<void> {
  const { left, right, top, bottom } = await boxOf(page, text);
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row', { state: 'visible', timeout: 20_000 });
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
    settings: { type: 'string', default: '{}' },
    plain: { type: 'boolean', default: false },
    problems: { type: 'boolean', default: false },
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
    ? README
    : positionals.map((file) => ({
        file,
        name: path.basename(file).replace(/\.txt$/, ''),
        theme: values.theme,
        width: Number(values.width),
        height: Number(values.height),
        hover: values.hover,
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
