/**
 * Times the duplicate search on a megabyte of Arabic: fresh, and after a keystroke. The text is made of paragraphs of
 * ../shared/data/news (optional development data); where that is absent, of generated sentences. 50 copies are planted.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  type Duplicates,
  findDuplicateFindings,
  findDuplicates,
  fingerprint,
  type Unit,
} from '../../server/src/core/duplicates/index.ts';
import { type Block, makeBlock } from '../../server/src/core/text/block.ts';
import { median, percentile, type Row } from './row.ts';

const DATA = path.resolve('../shared/data/news/saudi-2015.jsonl.gz');
const BYTES = 1_000_000;
const PLANTED = 50;

/** Paragraphs of about a megabyte in UTF-8, 50 of them copies of another. */
export function megabyte(): string[] {
  const paragraphs: string[] = [];
  let bytes = 0;
  for (const paragraph of source()) {
    paragraphs.push(paragraph);
    bytes += Buffer.byteLength(paragraph) + 1;
    if (bytes > BYTES) break;
  }
  for (let i = 0; i < PLANTED; i++) {
    const from = Math.floor((i * paragraphs.length) / PLANTED);
    paragraphs.splice(paragraphs.length - i * 7, 0, paragraphs[from]!);
  }
  return paragraphs;
}

function* source(): Generator<string> {
  if (existsSync(DATA)) {
    for (const line of gunzipSync(readFileSync(DATA)).toString('utf8').split('\n')) {
      if (line === '') continue;
      for (const paragraph of (JSON.parse(line) as { text: string }).text.split('\n')) {
        if (paragraph.trim().length > 200) yield paragraph.trim();
      }
    }
  }
  const words =
    'أعلنت الوزارة أن المشروع الجديد سيبدأ في المدينة خلال العام المقبل بعد موافقة المجلس على الميزانية'.split(' ');
  for (let n = 1; ; n++)
    yield Array.from({ length: 45 }, (_, i) => words[(n * (i + 7)) % words.length]! + ((n * i) % 97)).join(' ');
}

/** Milliseconds: all paragraphs read and compared; one keystroke's share of the search; one keystroke's findings. */
export function duplicatesBench(): Row[] {
  const paragraphs = megabyte();
  const blocks = paragraphs.map(makeBlock);
  const fresh: number[] = [];
  let units: Unit[] = [];
  let found: Duplicates | undefined;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    units = place(blocks);
    found = findDuplicates(units);
    fresh.push(performance.now() - start);
  }
  const planted = found!.groups.filter(({ kind }) => kind === 'exact').length;
  const keystrokes: number[] = [];
  const findings: number[] = [];
  // The first edits compile the code; an editor's first keystrokes do so while the file opens.
  for (let i = -100; i < 400; i++) {
    if (i === 0) keystrokes.length = findings.length = 0;
    const at = ((i + 100) * 37) % blocks.length;
    const block = makeBlock(`${blocks[at]!.text} و`);
    blocks[at] = block;
    const edited = shift(units, at, block);
    const start = performance.now();
    const print = fingerprint(block);
    edited[at] = { ...edited[at]!, print };
    found = findDuplicates(edited, found);
    keystrokes.push(performance.now() - start);
    const text = performance.now();
    findDuplicateFindings('', edited, found);
    findings.push(performance.now() - text);
    units = edited;
  }
  const row = (measure: string, value: number, goal: string): Row => ({
    measure: `duplicates, 1 MB (${blocks.length} paragraphs, ${planted} exact groups): ${measure}`,
    value: value.toFixed(2),
    unit: 'ms',
    goal,
  });
  return [
    row('fresh, median', median(fresh), '≤ 150 ms'),
    row('keystroke, median', median(keystrokes), '≤ 3 ms'),
    row('keystroke, p99', percentile(keystrokes, 0.99), '≤ 5 ms'),
    row('findings after a keystroke, median', median(findings), '≤ 3 ms'),
  ];
}

function place(blocks: readonly Block[]): Unit[] {
  let start = 0;
  return blocks.map((block) => {
    const unit: Unit = { start, block, print: fingerprint(block), kind: 'body', boilerplate: [] };
    start += block.text.length + 1;
    return unit;
  });
}

function shift(units: readonly Unit[], at: number, block: Block): Unit[] {
  const by = block.text.length - units[at]!.block.text.length;
  return units.map((unit, i) => (i < at ? unit : i === at ? { ...unit, block } : { ...unit, start: unit.start + by }));
}

if (process.argv[1]?.includes('duplicates')) {
  for (const { measure, value, unit, goal } of duplicatesBench())
    console.log(`${measure}: ${value} ${unit} (goal ${goal})`);
}
