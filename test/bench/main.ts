import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { acrossBench } from './across.ts';
import { datesBench } from './dates.ts';
import { duplicatesBench } from './duplicates.ts';
import { eventsBench } from './events.ts';
import { indexBench } from './index.ts';
import { keystroke } from './keystroke.ts';
import { namesBench } from './names.ts';
import type { Row } from './row.ts';
import { warmAnalysis } from './warm.ts';
import { wholeProcess } from './whole-process.ts';

const SECTIONS: Record<string, () => Row[] | Promise<Row[]>> = {
  process: wholeProcess,
  analysis: warmAnalysis,
  names: namesBench,
  dates: datesBench,
  events: eventsBench,
  duplicates: duplicatesBench,
  across: acrossBench,
  keystroke,
  index: indexBench,
  package: packageSize,
};

/**
 * Every benchmark of the project, one table: printed, and written to docs/bench.md so that a change is seen in review.
 * usage: npm run bench [-- SECTION...]: with sections only their rows are measured, and the others stay as they are.
 */
async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const names = chosen.length > 0 ? chosen : Object.keys(SECTIONS);
  const rows: Row[] = [];
  for (const name of names) {
    for (const row of await SECTIONS[name]!()) {
      rows.push(row);
      console.log(`${row.measure}: ${row.value}${row.unit ? ` ${row.unit}` : ''} (goal ${row.goal})`);
    }
  }
  const lines = rows.map(
    ({ measure, value, unit, goal }) => `| ${measure} | ${value}${unit ? ` ${unit}` : ''} | ${goal} |`,
  );
  if (chosen.length > 0) {
    const nameOf = (line: string): string => line.split('|')[1]!.replace(/\d+/g, '#').trim();
    const measured = new Set(lines.map(nameOf));
    const before = readFileSync('docs/bench.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    lines.unshift(...before.filter((line) => !measured.has(nameOf(line))));
  }
  const table = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Times are noisy; ratios are of two programs in the same run. 2 cores, Node ' +
      `${process.versions.node}.`,
    '',
    '| measure | value | goal |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
  writeFileSync('docs/bench.md', table);
}

function packageSize(): Row[] {
  const name = readdirSync('.').find((file) => file.endsWith('.vsix'));
  if (!name || !existsSync(name)) {
    return [{ measure: 'size of the .vsix', value: 'absent: run `npm run package` first', unit: '', goal: '< 7 MB' }];
  }
  const megabytes = statSync(path.resolve(name)).size / 1024 / 1024;
  return [{ measure: 'size of the .vsix', value: megabytes.toFixed(2), unit: 'MB', goal: '< 7 MB' }];
}

await main();
