import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { acrossBench } from './across.ts';
import { datesBench } from './dates.ts';
import { duplicatesBench } from './duplicates.ts';
import { keystroke } from './keystroke.ts';
import { namesBench } from './names.ts';
import type { Row } from './row.ts';
import { warmAnalysis } from './warm.ts';
import { wholeProcess } from './whole-process.ts';

/** Every benchmark of the project, one table: printed, and written to docs/bench.md so that a change is seen in review. */
async function main(): Promise<void> {
  const rows: Row[] = [];
  for (const measure of [
    wholeProcess,
    warmAnalysis,
    namesBench,
    datesBench,
    duplicatesBench,
    acrossBench,
    keystroke,
    packageSize,
  ]) {
    for (const row of await measure()) {
      rows.push(row);
      console.log(`${row.measure}: ${row.value}${row.unit ? ` ${row.unit}` : ''} (goal ${row.goal})`);
    }
  }
  const table = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`. Times are noisy; ratios are of two programs in the same run. 2 cores, Node ' +
      `${process.versions.node}.`,
    '',
    '| measure | value | goal |',
    '| --- | --- | --- |',
    ...rows.map(({ measure, value, unit, goal }) => `| ${measure} | ${value}${unit ? ` ${unit}` : ''} | ${goal} |`),
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
