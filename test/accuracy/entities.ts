/**
 * Scores entity recognition by exact spans: on the hand annotation of the seed articles, and on two public corpora where they
 * are at hand (../shared/data, optional). An event is scored on the seeds only; MISC is left out of the corpora on both sides.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { identifyEntities, type Lexicon, namesOf } from '../../server/src/core/entities/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import type { Entity } from '../../server/src/core/types.ts';

/** One line of the table. Rates are 0 to 1. */
export interface EntityRow {
  readonly set: string;
  readonly type: string;
  readonly gold: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A difference between gold and result, for reading. */
export interface EntityError {
  readonly set: string;
  readonly kind: 'missed' | 'wrong';
  readonly type: string;
  readonly text: string;
  readonly context: string;
}

interface Labelled {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

class Counter {
  readonly #counts = new Map<string, { gold: number; found: number; right: number }>();
  readonly errors: EntityError[] = [];
  constructor(readonly set: string) {}

  compare(text: string, gold: readonly Labelled[], found: readonly Labelled[]): void {
    const key = ({ type, start, end }: Labelled) => `${type} ${start} ${end}`;
    const goldKeys = new Set(gold.map(key));
    const foundKeys = new Set(found.map(key));
    for (const span of gold) {
      this.#count(span.type).gold++;
      if (!foundKeys.has(key(span))) this.#error('missed', span, text);
    }
    for (const span of found) {
      const count = this.#count(span.type);
      count.found++;
      if (goldKeys.has(key(span))) count.right++;
      else this.#error('wrong', span, text);
    }
  }

  #count(type: string) {
    let count = this.#counts.get(type);
    if (!count) {
      count = { gold: 0, found: 0, right: 0 };
      this.#counts.set(type, count);
    }
    return count;
  }

  #error(kind: EntityError['kind'], { type, start, end }: Labelled, text: string): void {
    const context = `${text.slice(Math.max(0, start - 40), start)}⟨${text.slice(start, end)}⟩${text.slice(end, end + 40)}`;
    this.errors.push({ set: this.set, kind, type, text: text.slice(start, end), context });
  }

  rows(): EntityRow[] {
    const rows = [...this.#counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, count]) => row(this.set, type, count));
    const sum = { gold: 0, found: 0, right: 0 };
    for (const { gold, found, right } of rows) {
      sum.gold += gold;
      sum.found += found;
      sum.right += right;
    }
    return [...rows, row(this.set, 'all', sum)];
  }
}

function row(
  set: string,
  type: string,
  { gold, found, right }: { gold: number; found: number; right: number },
): EntityRow {
  const precision = found > 0 ? right / found : 1;
  const recall = gold > 0 ? right / gold : 1;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { set, type, gold, found, right, precision, recall, f1 };
}

/** Entities of a text, absolute offsets, without the other parts of the analysis. */
export function entitiesOf(text: string, lexicon: Lexicon): Entity[] {
  const spans = splitParagraphs(text);
  const blocks = spans.map(({ start, end }) => makeBlock(text.slice(start, end)));
  const identified = identifyEntities(namesOf(blocks, lexicon), lexicon);
  return spans.flatMap(({ start }, i) =>
    identified.of(i).map((entity) => ({ ...entity, start: entity.start + start, end: entity.end + start })),
  );
}

/**
 * The seed articles by the project's own annotation.
 * @param folder of the articles; undefined is returned where it is absent
 */
export function scoreSeeds(
  lexicon: Lexicon,
  goldFile: string,
  folder: string,
): { rows: EntityRow[]; errors: EntityError[] } | undefined {
  if (!existsSync(folder) || !existsSync(goldFile)) return undefined;
  const gold = JSON.parse(readFileSync(goldFile, 'utf8')) as { files: { file: string; entities: Labelled[] }[] };
  const counter = new Counter('seeds');
  for (const { file, entities } of gold.files) {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    counter.compare(text, entities, entitiesOf(text, lexicon));
  }
  return { rows: counter.rows(), errors: counter.errors };
}

/** The corpora do not mark where an article ends: so many sentences in a row are read as one. */
const SENTENCES_PER_ARTICLE = 25;

const CORPUS_TYPES: Readonly<Record<string, string>> = {
  LOC: 'place',
  PER: 'person',
  PERS: 'person',
  ORG: 'organization',
};

/**
 * A corpus in CoNLL form (`token tag`, BIO, a blank line between sentences). A mention stands for the tokens it covers, so that
 * the proclitics and the punctuation that are attached to a corpus token do not count.
 */
export function scoreCorpus(
  lexicon: Lexicon,
  set: string,
  file: string,
): { rows: EntityRow[]; errors: EntityError[] } | undefined {
  if (!existsSync(file)) return undefined;
  const sentences: { tokens: string[]; tags: string[] }[] = [{ tokens: [], tags: [] }];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [token, tag] = line.trim().split(/\s+/);
    const last = sentences[sentences.length - 1]!;
    if (token && tag) {
      last.tokens.push(token);
      last.tags.push(tag);
    } else if (last.tokens.length > 0) sentences.push({ tokens: [], tags: [] });
  }
  const counter = new Counter(set);
  for (let from = 0; from < sentences.length; from += SENTENCES_PER_ARTICLE) {
    let text = '';
    const starts: number[] = [];
    const ends: number[] = [];
    const tags: string[] = [];
    for (const sentence of sentences.slice(from, from + SENTENCES_PER_ARTICLE)) {
      sentence.tokens.forEach((token, i) => {
        if (i > 0) text += ' ';
        starts.push(text.length);
        text += token;
        ends.push(text.length);
        tags.push(sentence.tags[i]!);
      });
      text += '\n';
      tags.push('O');
      starts.push(text.length);
      ends.push(text.length);
    }
    const gold: Labelled[] = [];
    for (let i = 0; i < tags.length; i++) {
      const type = tags[i]!.startsWith('B-') ? CORPUS_TYPES[tags[i]!.slice(2)] : undefined;
      if (!type) continue;
      let last = i;
      while (tags[last + 1] === `I-${tags[i]!.slice(2)}`) last++;
      gold.push({ type, start: starts[i]!, end: ends[last]! });
    }
    const found: Labelled[] = [];
    for (const { type, start, end } of entitiesOf(text, lexicon)) {
      if (type === 'event') continue;
      const first = ends.findIndex((tokenEnd) => tokenEnd > start);
      const last = starts.findLastIndex((tokenStart) => tokenStart < end);
      found.push({ type, start: starts[first]!, end: ends[last]! });
    }
    counter.compare(text, gold, found);
  }
  return { rows: counter.rows(), errors: counter.errors };
}

/** Everything that can be scored here; `notes` says what was not found. `root` is the project's folder. */
export function scoreEntities(
  lexicon: Lexicon,
  root: string,
): { rows: EntityRow[]; errors: EntityError[]; notes: string[] } {
  const data = path.join(root, '../shared/data/ner');
  const results = [
    [
      '../shared/seeds',
      scoreSeeds(lexicon, path.join(root, 'test/accuracy/gold/seeds.json'), path.join(root, '../shared/seeds')),
    ],
    ['anercorp-train', scoreCorpus(lexicon, 'anercorp-train', path.join(data, 'anercorp-train.conll'))],
    ['aqmar-dev', scoreCorpus(lexicon, 'aqmar-dev', path.join(data, 'aqmar-dev.conll'))],
  ] as const;
  const rows: EntityRow[] = [];
  const errors: EntityError[] = [];
  const notes: string[] = [];
  for (const [name, result] of results) {
    if (!result) notes.push(`${name}: not here, not scored`);
    rows.push(...(result?.rows ?? []));
    errors.push(...(result?.errors ?? []));
  }
  return { rows, errors, notes };
}
