/**
 * Draws the random news articles that are annotated by hand, and can write their composed texts to a folder. Each draw has a
 * name, that of its annotation beside this file, and holds no article of a draw before it.
 *
 * In: `../shared/data/news/*.jsonl.gz` beside the project (optional development data).
 * Out: one line for each article in drawn order, `number corpus id published`, on standard output. With a folder as the
 * argument also NN.txt (the composed text) and index.json there; the folder must lie outside the project, because the texts
 * are other people's. Exit 0; 2 when the data are absent, the draw is unknown or the folder lies inside the project.
 *
 *   node test/accuracy/gold/draw.mjs [--draw NAME] [FOLDER]
 *
 * Every seed was committed before the first look at its draw and never changed, so no sample is picked by hand. What the
 * draws are for, and which of them may not be read, is told in NOTES.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Where the news sets lie when the development data are there. */
export const newsFolder = new URL('../../../../shared/data/news/', import.meta.url);

// One round of six keeps any prefix of the drawn order balanced: 2 : 2 : 1 : 1, ten rounds.
const ROUND = ['saudi-2015', 'ant-2018', 'ant-v1-2017', 'saudi-2015', 'ant-2018', 'hespress'];
const MIN_LENGTH = 600;
/** The draws in the order in which they were made: the seed, the number of rounds, the longest body in UTF-16 code units. */
const DRAWS = {
  news: { seed: 20261122, rounds: 10, maxLength: 2500 },
  'news-held-out': { seed: 20261123, rounds: 3, maxLength: 1800 },
  'news-dates': { seed: 20261127, rounds: 10, maxLength: 2500 },
  'news-dates-held-out': { seed: 20261128, rounds: 6, maxLength: 2500 },
  'news-dates-more': { seed: 20261132, rounds: 12, maxLength: 2500 },
  'news-dates-third': { seed: 20261133, rounds: 8, maxLength: 2500 },
  'news-names-held-out': { seed: 20261141, rounds: 5, maxLength: 1800 },
  'news-names': { seed: 20261142, rounds: 26, maxLength: 1500 },
  'news-names-more': { seed: 20261143, rounds: 52, maxLength: 1500 },
  'news-names-third': { seed: 20261144, rounds: 80, maxLength: 1500 },
};

/** mulberry32: 32-bit seed in, a function that returns the next number in [0, 1) out. */
function mulberry32(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The text that offsets count in: title, an empty line, body; carriage returns removed, nothing else touched. */
export function composed(row) {
  return `${row.title}\n\n${row.text}`.replaceAll('\r', '');
}

/** Whether an article may be drawn: a body of 600 to `maxLength` code units whose letters are mostly Arabic. */
function eligible(row, maxLength) {
  if (typeof row.title !== 'string' || typeof row.text !== 'string') return false;
  if (row.text.length < MIN_LENGTH || row.text.length > maxLength) return false;
  const letters = row.text.match(/\p{L}/gu)?.length ?? 0;
  const arabic = row.text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  return arabic * 2 > letters;
}

/** The day of publication that the set gives; null where it gives none or, as in one case, a thing that is no day. */
function published(row) {
  const day = row.published ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}

/** Reads one news set: every line's object, in file order. */
function readCorpus(corpus) {
  const lines = gunzipSync(readFileSync(new URL(`${corpus}.jsonl.gz`, newsFolder)))
    .toString('utf8')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** Draws by one of the rules above, never a row for which `taken` is true; see `drawArticles`. */
function draw({ seed, rounds, maxLength }, taken) {
  const random = mulberry32(seed);
  const pools = new Map(
    [...new Set(ROUND)].map((corpus) => [
      corpus,
      readCorpus(corpus).filter((row) => eligible(row, maxLength) && !taken(row)),
    ]),
  );
  const drawn = [];
  for (let round = 0; round < rounds; round++) {
    for (const corpus of ROUND) {
      const pool = pools.get(corpus);
      const [row] = pool.splice(Math.floor(random() * pool.length), 1);
      drawn.push({
        number: drawn.length + 1,
        corpus,
        id: row.id,
        published: published(row),
        text: composed(row),
      });
    }
  }
  return drawn;
}

/** The names of the draws, in the order in which they were made. */
export const drawNames = Object.keys(DRAWS);

/**
 * The articles of a draw in drawn order: `{number, corpus, id, published, text}`, `published` null where the set has none.
 * None is one of an earlier draw, neither by its id nor as a copy of its text under another id. Throws when the news sets
 * are absent or unreadable, see `newsFolder`.
 */
export function drawArticles(name) {
  const ids = new Set();
  const texts = new Set();
  for (const each of drawNames) {
    const drawn = draw(DRAWS[each], (row) => ids.has(row.id) || texts.has(composed(row)));
    if (each === name) return drawn;
    for (const { id, text } of drawn) {
      ids.add(id);
      texts.add(text);
    }
  }
  throw new Error(`no draw is named ${name}`);
}

function main() {
  if (!existsSync(newsFolder)) {
    console.error('news sets absent, nothing drawn: ../shared/data/news is not there');
    return 2;
  }
  const args = process.argv.slice(2);
  const name = args[0] === '--draw' ? args.splice(0, 2)[1] : 'news';
  if (!(name in DRAWS)) {
    console.error(`no draw is named ${name}: there are ${drawNames.join(', ')}`);
    return 2;
  }
  const folder = args[0] === undefined ? undefined : resolve(args[0]);
  if (
    folder !== undefined &&
    !relative(fileURLToPath(new URL('../../../', import.meta.url)), folder).startsWith('..')
  ) {
    console.error(`${folder} lies inside the project: the texts are other people's, name a folder outside it`);
    return 2;
  }
  const articles = drawArticles(name);
  for (const a of articles) console.log(`${a.number}\t${a.corpus}\t${a.id}\t${a.published ?? 'unknown'}`);
  if (folder === undefined) return 0;
  mkdirSync(folder, { recursive: true });
  for (const a of articles) writeFileSync(join(folder, `${String(a.number).padStart(2, '0')}.txt`), a.text);
  const index = articles.map(({ number, corpus, id, published }) => ({ number, corpus, id, published }));
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
