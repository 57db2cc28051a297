import { fileOfArticle } from '../news-lines.ts';
import type { ArticleFacts, Print } from './facts.ts';
import type { Hash64 } from './hash.ts';
import { dayText, ENTITY_TYPES, type Segment } from './segment.ts';
import { type PackedSegment, SegmentBuilder } from './segment-builder.ts';

/** Makes one segment of several, without the articles that are gone. */
export async function mergeSegments(
  parts: readonly { readonly segment: Segment; readonly gone: Uint8Array }[],
): Promise<PackedSegment> {
  const builder = new SegmentBuilder();
  for (const { segment, gone } of parts) {
    for (let article = 0; article < segment.size; article++) {
      if (gone[article] === 1) continue;
      const facts = await factsOf(segment, article);
      if (facts) builder.add(facts);
    }
  }
  return builder.finish();
}

/** The facts of an article as they were packed; undefined when its sentences cannot be read any more. */
export async function factsOf(segment: Segment, article: number): Promise<ArticleFacts | undefined> {
  const { articles, entities: table } = segment;
  const local = new Map<number, number>();
  const entities: ArticleFacts['entities'][number][] = [];
  const take = (entity: number): number => {
    let at = local.get(entity);
    if (at === undefined) {
      at = entities.length;
      local.set(entity, at);
      entities.push({
        id: segment.string(table.id[entity]!),
        type: ENTITY_TYPES[table.type[entity]!]!,
        name: segment.string(table.name[entity]!),
      });
    }
    return at;
  };
  const mentions: ArticleFacts['mentions'][number][] = [];
  for (let at = articles.mentions[article]!; at < articles.mentions[article + 1]!; at++) {
    mentions.push({ ...segment.mention(at), entity: take(segment.entityOf(at)) });
  }
  const sentences: ArticleFacts['sentences'][number][] = [];
  const { line, character, entities: starts, entity, times, time } = segment.sentences;
  const first = articles.sentences[article]!;
  const texts = await segment.sentencesOf(article);
  if (!texts) return undefined;
  for (const [i, text] of texts.entries()) {
    const at = first + i;
    sentences.push({
      line: line[at]!,
      character: character[at]!,
      text,
      entities: Array.from(entity.subarray(starts[at]!, starts[at + 1]!), (one) => segment.string(table.id[one]!)),
      times: Array.from(time.subarray(times[at]!, times[at + 1]!), (one) => segment.string(segment.times.key[one]!)),
    });
  }
  const { events: told } = segment;
  const events: ArticleFacts['events'][number][] = [];
  for (let at = told.ofArticle[article]!; at < told.ofArticle[article + 1]!; at++) {
    const id = (one: number): string => segment.string(table.id[one]!);
    events.push(told.event(at, (n) => segment.string(n), id, first));
  }
  const prints: Print[] = [];
  const { start, end, lo, hi, sketch } = segment.prints;
  for (let at = articles.prints[article]!; at < articles.prints[article + 1]!; at++) {
    prints.push({
      start: start[at]!,
      end: end[at]!,
      hash: { lo: lo[at]!, hi: hi[at]! },
      sketch: [...sketch.subarray(at * 4, at * 4 + 4)],
    });
  }
  const lines: Hash64[] = [];
  for (let at = articles.lines[article]!; at < articles.lines[article + 1]!; at++) {
    lines.push({ lo: segment.lines.lo[at]!, hi: segment.lines.hi[at]! });
  }
  const version = articles.version[article]!;
  return {
    uri: segment.uri(article),
    version: version < 0 ? null : version,
    title: segment.string(articles.title[article]!),
    date: segment.date(article),
    latest: dayText(articles.latest[article]!),
    origin: {
      file: fileOfArticle(segment.uri(article)),
      stamp: { mtime: articles.mtime[article]!, size: articles.bytes[article]! },
      content: { lo: articles.contentLo[article]!, hi: articles.contentHi[article]! },
      options: articles.options[article]!,
    },
    entities,
    mentions,
    sentences,
    events,
    prints,
    outlet: segment.string(articles.outlet[article]!),
    lines,
  };
}
