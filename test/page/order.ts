// How many words does the editor draw out of right-to-left order? The position of every word and mark of every drawn line, by DOM
// Range, is compared with the same line in a plain <div dir="rtl"> of the same browser and font: the browser is the oracle.
import type { Page } from 'playwright-core';
import { settle } from './workbench.ts';

/** What was counted in one file. Only lines of paragraphs with right-to-left letters are judged. */
export interface Order {
  words: number;
  /** The least number of words to move so that every line reads as the oracle's. */
  wordsOut: number;
  marks: number;
  marksOut: number;
  /** Drawn lines; a wrapped paragraph has several. */
  lines: number;
  /** Lines whose text begins at the right edge of the text area. */
  atRight: number;
  /** Lines with text beyond an edge, which the reader cannot see. */
  clipped: number;
  /** Spans with a style of their own, all lines together: 0 or 1 a line means that nothing is coloured. */
  spans: number;
  /** Lines with something out of place: the words as drawn and as they should be, from the right. */
  readonly wrong: { drawn: string; right: string }[];
}

/** A word, number or mark with where it is drawn. */
interface Placed {
  readonly text: string;
  readonly word: boolean;
  readonly left: number;
  readonly right: number;
}

interface DrawnLine {
  readonly top: number;
  readonly text: string;
  readonly spans: number;
  readonly placed: Placed[];
}

interface Drawn {
  readonly font: Record<string, string>;
  readonly area: { left: number; right: number };
  readonly lines: DrawnLine[];
  /** Whether the window shows more than there is: nothing stands below the last line. */
  readonly whole: boolean;
}

/** Wide enough for the scrollbar's place, which the right-to-left form leaves free. */
const EDGE = 40;

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * Measures the file in the active editor, scrolling through it.
 * @param source the file's text, to know which drawn lines are one paragraph
 * Rejects when the drawn lines do not spell the source (something covers or folds the text).
 */
export async function measureOrder(page: Page, source: string): Promise<Order> {
  const { font, area, lines } = await drawnLines(page);
  const paragraphs = groupLines(lines, source).filter((group) => group.some(({ text }) => RIGHT_TO_LEFT.test(text)));
  const oracle = await drawInOracle(
    page,
    paragraphs.map((group) => group.map(({ text }) => text)),
    font,
  );
  const order: Order = {
    words: 0,
    wordsOut: 0,
    marks: 0,
    marksOut: 0,
    lines: 0,
    atRight: 0,
    clipped: 0,
    spans: 0,
    wrong: [],
  };
  for (const [i, group] of paragraphs.entries())
    for (const [j, line] of group.entries()) if (line.placed.length > 0) judge(order, line, oracle[i]?.[j] ?? [], area);
  return order;
}

function judge(order: Order, { placed, spans }: DrawnLine, oracle: Placed[], area: Drawn['area']): void {
  const words = (list: Placed[]) => list.filter(({ word }) => word);
  const wordsOut = misplaced(words(placed), words(oracle));
  const marksOut = Math.max(0, misplaced(placed, oracle) - wordsOut);
  order.lines++;
  order.spans += spans;
  order.words += words(placed).length;
  order.marks += placed.length - words(placed).length;
  order.wordsOut += wordsOut;
  order.marksOut += marksOut;
  const left = Math.min(...placed.map((token) => token.left));
  const right = Math.max(...placed.map((token) => token.right));
  if (Math.abs(area.right - right) < EDGE) order.atRight++;
  if (right > area.right + 1 || left < area.left - 1) order.clipped++;
  const read = (list: Placed[]) =>
    fromTheRight(list)
      .map((n) => list[n]?.text)
      .join(' ');
  if (wordsOut + marksOut > 0) order.wrong.push({ drawn: read(placed), right: read(oracle) });
}

/** The indices of a line's tokens in the order in which they are drawn from the right. */
function fromTheRight(tokens: readonly Placed[]): number[] {
  const middle = (n: number) => ((tokens[n]?.left ?? 0) + (tokens[n]?.right ?? 0)) / 2;
  return tokens.map((_, n) => n).sort((a, b) => middle(b) - middle(a) || a - b);
}

/** How many tokens must move for `drawn` to stand as `oracle`: all but a longest common subsequence of the two orders. */
function misplaced(drawn: readonly Placed[], oracle: readonly Placed[]): number {
  const rank = new Map(fromTheRight(oracle).map((token, place) => [token, place]));
  const tails: number[] = []; // of increasing subsequences, by length (patience sorting)
  for (const token of fromTheRight(drawn)) {
    const place = rank.get(token);
    if (place === undefined) continue;
    const at = tails.findIndex((tail) => tail >= place);
    tails[at < 0 ? tails.length : at] = place;
  }
  return Math.max(drawn.length, oracle.length) - tails.length;
}

/** Every drawn line of the file, top to bottom. */
async function drawnLines(page: Page): Promise<Drawn> {
  const lines = new Map<number, DrawnLine>();
  const editor = page.locator('.editor-group-container.active .monaco-editor').first();
  const box = await editor.boundingBox();
  if (!box) throw new Error('no editor is open');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -1e6);
  for (;;) {
    await settle(page);
    const drawn = await page.evaluate(readLines);
    const before = lines.size;
    for (const line of drawn.lines) lines.set(line.top, line);
    if (lines.size > 0 && (drawn.whole || lines.size === before))
      return { ...drawn, lines: [...lines.values()].sort((a, b) => a.top - b.top) };
    await page.mouse.wheel(0, box.height * 0.8);
  }
}

/** In the page: the lines that are drawn now, with the place of every token. */
function readLines(): Drawn {
  const editor = document.querySelector('.editor-group-container.active .monaco-editor');
  const container = editor?.querySelector('.view-lines');
  if (!editor || !container) throw new Error('no editor is open');
  const style = getComputedStyle(container);
  const area = (editor.querySelector('.editor-scrollable') ?? container).getBoundingClientRect();
  const token = /\p{N}+(?:[.,:/\u066B\u066C]\p{N}+)*|[\p{L}\p{M}\p{Cf}]+|[^\s\u00A0]/gu; // number, letters, or one mark
  const place = (line: Element) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const pieces: { node: Node; from: number }[] = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What an inlay hint puts into the line is not of the file: its words are not judged, only what it does to the others.
      if (node.parentElement?.closest('[class*="dyn-rule"]')) continue;
      pieces.push({ node, from: text.length });
      text += node.nodeValue ?? '';
    }
    const placed: Placed[] = [];
    for (const { 0: found, index } of text.matchAll(token)) {
      const range = document.createRange();
      const first = pieces.findLast(({ from }) => from <= index);
      const last = pieces.findLast(({ from }) => from < index + found.length);
      if (!first || !last) continue;
      range.setStart(first.node, index - first.from);
      range.setEnd(last.node, index + found.length - last.from);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (boxes.length === 0) continue;
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      placed.push({ text: found, word: /[\p{L}\p{N}]/u.test(found), left, right });
    }
    return { text, placed };
  };
  const shown = [...container.querySelectorAll<HTMLElement>('.view-line')];
  return {
    font: {
      fontFamily: style.fontFamily,
      fontFeatureSettings: style.fontFeatureSettings,
      fontSize: style.fontSize,
      fontVariationSettings: style.fontVariationSettings,
      fontWeight: style.fontWeight,
      letterSpacing: style.letterSpacing,
    },
    area: { left: area.left, right: area.right },
    whole: Math.max(...shown.map((line) => line.getBoundingClientRect().bottom)) < area.bottom - 1,
    lines: shown.map((line) => ({
      top: Number.parseFloat(line.style.top),
      spans: line.querySelectorAll('span span').length,
      ...place(line),
    })),
  };
}

/** The same lines as right-to-left paragraphs of a plain page, each broken where the editor broke it. */
async function drawInOracle(page: Page, paragraphs: string[][], font: Record<string, string>): Promise<Placed[][][]> {
  const oracle = await page.context().newPage();
  try {
    await oracle.setContent('<!doctype html><meta charset="utf-8"><body style="margin:0"></body>');
    await oracle.evaluate(
      ({ paragraphs, font }) => {
        // The names and nesting are the editor's, so that the same function reads both.
        const editor = document.createElement('div');
        editor.className = 'monaco-editor';
        const group = document.createElement('div');
        group.className = 'editor-group-container active';
        const container = document.createElement('div');
        container.className = 'view-lines';
        Object.assign(container.style, font, { width: '6000px' });
        group.append(editor);
        editor.append(container);
        for (const lines of paragraphs) {
          const paragraph = document.createElement('div');
          paragraph.dir = 'rtl';
          paragraph.style.whiteSpace = 'pre-wrap';
          for (const text of lines) {
            const line = document.createElement('span');
            line.className = 'view-line';
            line.style.whiteSpace = 'pre';
            line.textContent = text.replace(/\u00A0/g, ' ');
            const lineBreak = document.createElement('span'); // ends the drawn line, but not the paragraph
            lineBreak.style.cssText = 'display:inline-block;width:100%';
            paragraph.append(line, lineBreak);
          }
          container.append(paragraph);
        }
        document.body.replaceChildren(group);
      },
      { paragraphs, font },
    );
    const { lines } = await oracle.evaluate(readLines);
    let next = 0;
    return paragraphs.map((texts) => texts.map(() => lines[next++]?.placed ?? []));
  } finally {
    await oracle.close();
  }
}

/** The drawn lines of each of the file's paragraphs, found by spelling. */
function groupLines(lines: readonly DrawnLine[], source: string): DrawnLine[][] {
  const letters = (text: string) => text.replace(/[\s\u00A0\u200B]+/g, '');
  const groups: DrawnLine[][] = [];
  let next = 0;
  for (const paragraph of source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const wanted = letters(paragraph);
    const group: DrawnLine[] = [];
    let spelt = '';
    do {
      const line = lines[next++];
      if (!line) break;
      group.push(line);
      spelt += letters(line.text);
    } while (spelt.length < wanted.length);
    if (spelt !== wanted)
      throw new Error(
        `the editor does not show the file's text: “${paragraph.slice(0, 60)}” is drawn as “${spelt.slice(0, 60)}”`,
      );
    groups.push(group);
  }
  return groups;
}
