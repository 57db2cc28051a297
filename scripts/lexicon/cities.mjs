// Makes server/lexicon/cities.tsv from the city table of the development data (ODbL 1.0): cities of 100,000 people and more
// whose Arabic name is not on the list of words in server/lexicon/not-cities.txt.
// usage: node scripts/lexicon/cities.mjs [TABLE]      (default ../shared/data/gazetteers/cities_ar.tsv)
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup.mjs';

const SMALLEST = 100_000;
const source = process.argv[2] ?? path.join(root, '../shared/data/gazetteers/cities_ar.tsv');
const folder = path.join(root, 'server/lexicon');
if (!existsSync(source)) {
  console.error(
    `cities: ${source} is absent. Name the table as the first argument; the committed cities.tsv is unchanged.`,
  );
  process.exit(1);
}
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const words = new Set(lines(path.join(folder, 'not-cities.txt')));
const best = new Map();
for (const line of lines(source).slice(1)) {
  const [, country, , , arabic, , , , population] = line.split('\t');
  const name = (arabic ?? '')
    .normalize('NFC')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/\s*[(،,].*$/, '')
    .trim();
  // Latin letters and single letters are faults of the table.
  if (!(Number(population) >= SMALLEST) || !/^[\u0621-\u064a][\u0621-\u064a \-‑]+$/.test(name) || words.has(name))
    continue;
  const before = best.get(name);
  if (!before || before.population < Number(population)) best.set(name, { country, population: Number(population) });
}
const rows = [...best].sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  path.join(folder, 'cities.tsv'),
  `# Cities of ${SMALLEST.toLocaleString('en')} people and more: name<TAB>ISO 3166-1 code<TAB>population. Made by scripts/lexicon/cities.mjs.\n` +
    '# Derived from the Countries States Cities Database (CSC), Open Database License 1.0; this table is under the same licence.\n' +
    `${rows.map(([name, { country, population }]) => `${name}\t${country}\t${population}`).join('\n')}\n`,
);
console.log(`cities: ${rows.length} names`);
