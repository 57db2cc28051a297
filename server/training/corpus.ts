import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { OUTSIDE, Position, TYPES, tagOf } from '../src/core/entities/tagger/tags.ts';
import type { Block } from '../src/core/text/block.ts';
import { makeBlock } from '../src/core/text/block.ts';
import { splitParagraphs } from '../src/core/text/paragraphs.ts';

/** By whose rules a text was annotated: the tagger learns what they share and what each has of its own. */
export const DOMAINS = ['contract', 'anercorp', 'aqmar'] as const;

export interface LabelledBlock {
  readonly block: Block;
  /** A tag for each token. */
  readonly tags: Uint8Array;
}

export interface Document {
  readonly domain: number;
  readonly name: string;
  readonly blocks: readonly LabelledBlock[];
}

const CORPUS_TYPES: Readonly<Record<string, number>> = { PER: 0, PERS: 0, LOC: 1, ORG: 2, MISC: 3, MIS: 3 };
/** The corpora do not mark where an article ends: so many sentences in a row are read as one. */
const SENTENCES_PER_DOCUMENT = 25;

/** Reads a file in CoNLL form (`token tag`, BIO, a blank line between sentences). */
export function readConll(file: string, domain: number): Document[] {
  const sentences: { tokens: string[]; tags: string[] }[] = [{ tokens: [], tags: [] }];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [token, tag] = line.trim().split(/\s+/);
    const last = sentences[sentences.length - 1]!;
    if (token && tag) {
      last.tokens.push(token);
      last.tags.push(tag);
    } else if (last.tokens.length > 0) sentences.push({ tokens: [], tags: [] });
  }
  if (sentences[sentences.length - 1]!.tokens.length === 0) sentences.pop();
  const documents: Document[] = [];
  for (let from = 0; from < sentences.length; from += SENTENCES_PER_DOCUMENT) {
    const blocks = sentences.slice(from, from + SENTENCES_PER_DOCUMENT).map(({ tokens, tags }) => {
      const spans: LabelledSpan[] = [];
      let text = '';
      tokens.forEach((token, i) => {
        if (i > 0) text += ' ';
        const [position, kind = ''] = tags[i]!.split('-');
        const type = CORPUS_TYPES[kind.replace(/\d/g, '')];
        const start = text.length;
        text += token;
        if (type === undefined) return;
        const last = spans[spans.length - 1];
        if (position === 'I' && last && last.open === i) {
          last.end = text.length;
          last.open = i + 1;
        } else spans.push({ start, end: text.length, type, open: i + 1 });
      });
      return label(makeBlock(text), spans, true);
    });
    documents.push({ domain, name: `${path.basename(file)} ${from}`, blocks });
  }
  return documents;
}

interface LabelledSpan {
  readonly start: number;
  end: number;
  readonly type: number;
  open: number;
}

/** Spans as tags of tokens; with `trim` marks at the ends of a span are left out of it. */
function label(block: Block, spans: readonly Omit<LabelledSpan, 'open'>[], trim: boolean): LabelledBlock {
  const tags = new Uint8Array(block.tokens.length);
  let next = 0;
  for (const { start, end, type } of spans) {
    while (next < block.tokens.length && block.tokens[next]!.end <= start) next++;
    let first = next;
    let last = first - 1;
    while (last + 1 < block.tokens.length && block.tokens[last + 1]!.start < end) last++;
    if (trim) {
      while (first <= last && block.tokens[first]!.kind === 'mark') first++;
      while (last >= first && block.tokens[last]!.kind === 'mark') last--;
    }
    for (let i = first; i <= last; i++) {
      const position =
        first === last ? Position.Unit : i === first ? Position.Begin : i === last ? Position.Last : Position.Inside;
      tags[i] = tagOf(type, position);
    }
    next = last + 1;
  }
  return { block, tags };
}

interface AnnotatedFile {
  readonly id: string;
  readonly corpus: string;
  readonly sha256: string;
  readonly entities?: readonly { start: number; end: number; type: string }[];
}

/** The articles of an annotation of news, by the project's own rules. Throws when a text is not the one that was annotated. */
export function readAnnotated(annotation: string, newsFolder: string): Document[] {
  const { files } = JSON.parse(readFileSync(annotation, 'utf8')) as { files: AnnotatedFile[] };
  const wanted = new Set(files.map(({ id }) => id));
  const texts = new Map<string, string>();
  for (const corpus of new Set(files.map(({ corpus }) => corpus))) {
    const rows = gunzipSync(readFileSync(path.join(newsFolder, `${corpus}.jsonl.gz`)))
      .toString('utf8')
      .split('\n');
    for (const row of rows) {
      if (row === '') continue;
      const { id, title, text } = JSON.parse(row) as { id: string; title: string; text: string };
      if (wanted.has(id)) texts.set(id, `${title}\n\n${text}`.replaceAll('\r', ''));
    }
  }
  return files.map(({ id, sha256, entities = [] }) => {
    const text = texts.get(id) ?? '';
    if (createHash('sha256').update(text).digest('hex') !== sha256)
      throw new Error(`${id} is not the text that was annotated`);
    let next = 0;
    const blocks = splitParagraphs(text).map(({ start, end }) => {
      const spans: Omit<LabelledSpan, 'open'>[] = [];
      for (; next < entities.length && entities[next]!.start < end; next++) {
        const entity = entities[next]!;
        const type = (TYPES as readonly string[]).indexOf(entity.type);
        spans.push({ start: entity.start - start, end: Math.min(entity.end, end) - start, type });
      }
      return label(makeBlock(text.slice(start, end)), spans, false);
    });
    return { domain: 0, name: id, blocks };
  });
}

/** The spans that tags name: `[from, to)` in tokens. */
export function spansOf(tags: Uint8Array): { from: number; to: number; type: number }[] {
  const spans: { from: number; to: number; type: number }[] = [];
  for (let i = 0; i < tags.length; i++) {
    if (tags[i] === OUTSIDE) continue;
    const from = i;
    const type = (tags[i]! - 1) >> 2;
    while (i < tags.length && ((tags[i]! - 1) & 3) < 2) i++;
    spans.push({ from, to: i + 1, type });
  }
  return spans;
}
