/**
 * Draws pairs of sentences that may tell one event, by a committed seed: forty articles of two news sets, for each its first
 * sentence and another one, with what overlaps in words most among the first sentences of all other articles, within three days and
 * on other days. No linker has a hand in it. The verdicts of a reader are in gold/event-pairs.json (ids, offsets, verdicts; no text).
 * Run on its own it prints what is drawn, for reading.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hamzaOnSeat } from '../../server/src/core/text/normalise.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import { splitSentences } from '../../server/src/core/text/sentences.ts';
import type { Span } from '../../server/src/core/types.ts';
import { composed, NEWS, type NewsRow, randomFrom, readCorpus, sample } from './corpora.ts';

const SEED = 20261161;
const CORPORA = ['ant-2018', 'saudi-2015'] as const;
/** Articles that are drawn from each set. */
const DRAWN = 20;
/** An article is drawn only where another one shares this much of its first sentence: else there is nothing to judge. */
const LEAST_OVERLAP = 0.25;
/** Sentences that are nearly the same words teach nothing. */
const COPY = 0.75;
/** First sentences of an article that are looked at, the headline among them. */
const FIRST = 5;
const NEAR_DAYS = 3;
const FAR_DAYS = 45;
const GOLD = path.resolve('test/accuracy/gold');

/** A sentence of an article; offsets into `composed`. */
interface Sentence extends Span {
  readonly row: number;
  readonly day: number;
  readonly words: ReadonlySet<string>;
}

/** One pair: two articles, a sentence of each. */
export interface EventPair {
  readonly ids: readonly [string, string];
  readonly spans: readonly [Span, Span];
}

/** Letters that stand before a word are taken off, roughly: only who is drawn depends on it. */
const PREFIX = /^(?:و?(?:ال|بال|كال|لل)|[ول](?=\S{4}))(?=\S{3})/;

function wordsOf(text: string): Set<string> {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((word) => hamzaOnSeat(word).replace(PREFIX, '')).filter((word) => word.length > 1));
}

/** Ids and hashes of the articles that nobody may read. */
export function heldOut(): Set<string> {
  const out = new Set<string>();
  for (const name of readdirSync(GOLD).filter((file) => file.includes('held-out'))) {
    const { files } = JSON.parse(readFileSync(path.join(GOLD, name), 'utf8')) as {
      files: { id: string; sha256: string }[];
    };
    for (const { id, sha256 } of files) out.add(id).add(sha256);
  }
  return out;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

class Corpus {
  readonly rows: readonly (NewsRow & { readonly day: number })[];
  readonly sentences: Sentence[] = [];
  /** Sentences of each row: `from[row]` to `from[row + 1]`. */
  readonly from: number[] = [];
  readonly #postings = new Map<string, number[]>();
  readonly #weights: number[] = [];

  constructor(name: string) {
    const hidden = heldOut();
    this.rows = readCorpus(name)
      .filter((row) => /^\d{4}-\d\d-\d\d$/.test(row.published ?? ''))
      .filter((row) => !hidden.has(row.id) && !hidden.has(sha256(composed(row))))
      .map((row) => ({ ...row, day: Date.parse(row.published!) / 86_400_000 }));
    for (const [row, article] of this.rows.entries()) {
      this.from.push(this.sentences.length);
      for (const span of sentencesOf(composed(article)).slice(0, FIRST)) this.#add(row, article.day, span, article);
    }
    this.from.push(this.sentences.length);
    for (const { words } of this.sentences) this.#weights.push(Math.sqrt(this.#sum(words)));
  }

  #add(row: number, day: number, span: Span, article: NewsRow): void {
    const words = wordsOf(composed(article).slice(span.start, span.end));
    if (words.size < 5) return;
    for (const word of words) {
      const posting = this.#postings.get(word);
      if (posting) posting.push(this.sentences.length);
      else this.#postings.set(word, [this.sentences.length]);
    }
    this.sentences.push({ ...span, row, day, words });
  }

  /** The rarity of a word, squared. */
  #rarity(word: string): number {
    return Math.log(this.sentences.length / ((this.#postings.get(word)?.length ?? 0) + 1)) ** 2;
  }

  #sum(words: ReadonlySet<string>): number {
    let sum = 0;
    for (const word of words) sum += this.#rarity(word);
    return sum;
  }

  /** Sentences of other articles that overlap most, one an article, no copies; days apart between `least` and `most`. */
  like(words: ReadonlySet<string>, row: number, least: number, most: number, count: number): [Sentence, number][] {
    const { day } = this.rows[row]!;
    const sums = new Map<number, number>();
    for (const word of words) {
      const rarity = this.#rarity(word);
      if (rarity < 4) continue;
      for (const at of this.#postings.get(word) ?? []) {
        const apart = Math.abs(this.sentences[at]!.day - day);
        if (this.sentences[at]!.row === row || apart < least || apart > most) continue;
        sums.set(at, (sums.get(at) ?? 0) + rarity);
      }
    }
    const own = Math.sqrt(this.#sum(words));
    const ranked = [...sums]
      .map(([at, sum]): [Sentence, number] => [this.sentences[at]!, sum / (own * this.#weights[at]!)])
      .sort((a, b) => b[1] - a[1] || a[0].row - b[0].row || a[0].start - b[0].start);
    const found: [Sentence, number][] = [];
    for (const one of ranked) {
      if (found.length >= count) break;
      const others = [words, ...found.map(([sentence]) => sentence.words)];
      if (found.some(([sentence]) => sentence.row === one[0].row)) continue;
      if (!others.some((other) => jaccard(other, one[0].words) >= COPY)) found.push(one);
    }
    return found;
  }
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / (a.size + b.size - both);
}

/** The sentences of a text, in order. */
export function sentencesOf(text: string): Span[] {
  return splitParagraphs(text).flatMap(({ start, end }) =>
    splitSentences(text.slice(start, end)).map((span) => ({ start: start + span.start, end: start + span.end })),
  );
}

/** Draws the pairs, or gives undefined where a set is absent. */
export function drawEventPairs(): EventPair[] | undefined {
  if (CORPORA.some((name) => !existsSync(path.join(NEWS, `${name}.jsonl.gz`)))) return undefined;
  const random = randomFrom(SEED);
  const pairs: EventPair[] = [];
  for (const name of CORPORA) {
    const corpus = new Corpus(name);
    let drawn = 0;
    for (const row of sample([...corpus.rows.keys()], corpus.rows.length, random)) {
      if (drawn === DRAWN) break;
      // The headline is the first; what follows is the lead.
      const [, lead, ...rest] = corpus.sentences.slice(corpus.from[row]!, corpus.from[row + 1]!);
      if (!lead || lead.words.size < 8) continue;
      const near = corpus.like(lead.words, row, 0, NEAR_DAYS, 3);
      if (near.length === 0 || near[0]![1] < LEAST_OVERLAP) continue;
      drawn++;
      const far = corpus.like(lead.words, row, NEAR_DAYS + 1, FAR_DAYS, 1);
      const id = corpus.rows[row]!.id;
      const push = (a: Span, b: Sentence): void => {
        const cut = ({ start, end }: Span): Span => ({ start, end });
        pairs.push({ ids: [id, corpus.rows[b.row]!.id], spans: [cut(a), cut(b)] });
      };
      for (const [other] of [...near, ...far]) push(lead, other);
      const [second] = sample(rest, 1, random);
      if (!second) continue;
      push(lead, second);
      for (const [other] of corpus.like(second.words, row, 0, NEAR_DAYS, 1)) push(second, other);
    }
  }
  return pairs;
}

function main(): void {
  const pairs = drawEventPairs();
  if (!pairs) {
    console.error('news sets absent, nothing drawn: ../shared/data/news is not there');
    process.exitCode = 2;
    return;
  }
  const rows = new Map(CORPORA.flatMap((name) => readCorpus(name).map((row): [string, NewsRow] => [row.id, row])));
  let last = '';
  for (const [n, { ids, spans }] of pairs.entries()) {
    const [a, b] = ids.map((id, i) => {
      const row = rows.get(id)!;
      return `${row.published} ${row.title === composed(row).slice(spans[i]!.start, spans[i]!.end) ? 'T' : ''} ${composed(row).slice(spans[i]!.start, spans[i]!.end)}`;
    });
    if (a !== last) console.log(`\n## ${ids[0]} ${a}`);
    last = a!;
    console.log(`${n}) ${ids[1] === ids[0] ? 'SAME ARTICLE' : ids[1]} ${b}`);
  }
}

if (path.basename(process.argv[1] ?? '').startsWith('event-pairs')) main();
