import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import bytes from '../../build/lexicon.bin';
import { loadLexicon } from '../../server/src/core/entities/index.ts';
import { scorePages } from './boilerplate.ts';
import { scoreDates } from './dates.ts';
import { scoreEntities } from './entities.ts';
import { scoreNews } from './news.ts';
import { add, f1, mistakes, precision, readSeeds, recall, type Score, scoreSeed } from './seeds.ts';

/**
 * Every accuracy figure of the project: printed, and written to docs/accuracy.md so that a change is seen in review.
 * `--mistakes` prints what is wrong, for a person to read; that quotes the data, so it goes to the terminal alone.
 */
const { values } = parseArgs({ options: { mistakes: { type: 'boolean', default: false } } });
const lexicon = loadLexicon(bytes);
const lines: string[] = [
  '# Accuracy',
  '',
  'Written by `npm run accuracy`. Exact spans; `right/found/wanted` are counts. The annotations are in `test/accuracy/gold/`',
  '(offsets and values, no text), committed before the rules that they judge; the texts are development data that is not part',
  'of the project.',
];
const absent: string[] = [];

function table(title: string, about: string, scores: Readonly<Record<string, Score>>): void {
  lines.push(
    '',
    `## ${title}`,
    '',
    about,
    '',
    '| what | precision | recall | F1 | right/found/wanted |',
    '| --- | --- | --- | --- | --- |',
  );
  console.log(`\n${title}`);
  for (const [name, score] of Object.entries(scores)) {
    const cells = [precision(score), recall(score), f1(score)].map((value) => value.toFixed(3));
    const counts = `${score.right}/${score.found}/${score.wanted}`;
    lines.push(`| ${name} | ${cells.join(' | ')} | ${counts} |`);
    console.log(`  ${name.padEnd(28)} P ${cells[0]}  R ${cells[1]}  F1 ${cells[2]}  ${counts}`);
  }
}

const seeds = readSeeds(lexicon);
if (seeds) {
  const each = seeds.map(scoreSeed);
  const names = Object.keys(each[0]!);
  table(
    'The five seed articles',
    'Complete annotation, analysed with `--date`. Their authors read them while they wrote the rules: a figure of development.',
    Object.fromEntries(names.map((name) => [name, add(each.map((scores) => scores[name]!))])),
  );
  if (values.mistakes) for (const seed of seeds) console.log(`== ${seed.gold.file}\n${mistakes(seed).join('\n')}`);
} else absent.push('seeds');

const news = scoreNews(lexicon, 'news.json');
if (news) {
  table(
    'Sixty random articles',
    'Drawn by a committed seed from four corpora and annotated before any output was seen. What was wrong here has since been read, by kind: a figure of development.',
    news.scores,
  );
  if (values.mistakes) console.log(news.mistakes.join('\n'));
} else absent.push('news');

const heldOut = scoreNews(lexicon, 'news-held-out.json');
if (heldOut) {
  // Its mistakes are not printed: nobody may tune on what is reported.
  table(
    'Random articles, held out',
    'A second, disjoint draw, annotated blindly; its mistakes were never read. The figure to expect on unseen text.',
    heldOut.scores,
  );
}

const pages = scorePages();
table(
  'Page furniture on pages of our own',
  'Small pages in the dress of sites from Morocco to Oman (`test/accuracy/pages.ts`).',
  {
    boilerplate: pages,
  },
);
if (values.mistakes) console.log(pages.errors.join('\n'));

const corpora = scoreEntities(lexicon, path.resolve('.'));
for (const set of ['anercorp-train', 'aqmar-dev']) {
  const rows = corpora.rows.filter((row) => row.set === set);
  if (rows.length === 0) {
    absent.push(set);
    continue;
  }
  table(
    `Entities on ${set}`,
    'Another guideline than ours (heads of places, countries as organisations): a lower bound, for comparison over time.',
    Object.fromEntries(rows.map(({ type, right, found, gold }) => [type, { right, found, wanted: gold }])),
  );
}

const dates = scoreDates(path.resolve('../shared/data/dates'));
if (dates.rows.length > 0) {
  lines.push(
    '',
    '## Dates on labelled sets',
    '',
    'Found by overlap, value by the rules of the data; the other dates of a sentence are not labelled.',
    '',
  );
  lines.push('| set | labels | found | value |', '| --- | --- | --- | --- |');
  console.log('\nDates on labelled sets');
  for (const { set, n, found, value } of dates.rows) {
    lines.push(`| ${set} | ${n} | ${found.toFixed(4)} | ${value.toFixed(4)} |`);
    console.log(`  ${set.padEnd(28)} n ${n}  found ${found.toFixed(4)}  value ${value.toFixed(4)}`);
  }
} else absent.push('dates');

if (absent.length > 0) {
  console.log(`\nNOT SCORED, the data is absent: ${absent.join(', ')}. docs/accuracy.md is left as it was.`);
} else {
  writeFileSync('docs/accuracy.md', `${lines.join('\n')}\n`);
}
