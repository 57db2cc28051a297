import type { Passage, PlacedName } from '../../core/duplicates/index.ts';
import { LineIndex } from '../../core/text/lines.ts';
import { ENTITY_TYPES, type Segment } from './segment.ts';

/**
 * A paragraph to be compared with others, with the names that were found in it when its article was read. These are looked up when they are
 * first asked for.
 *
 * @param text of the article, as it was read
 */
export function passageOf(segment: Segment, print: number, text: string): Passage {
  const { prints } = segment;
  const [start, end] = [prints.start[print]!, prints.end[print]!];
  let names: readonly PlacedName[] | undefined;
  return {
    text: text.slice(start, end),
    get names() {
      names ??= namesIn(segment, prints.article[print]!, start, end, new LineIndex(text));
      return names;
    },
  };
}

function namesIn(segment: Segment, article: number, start: number, end: number, lines: LineIndex): PlacedName[] {
  const { articles, mentions, entities } = segment;
  const names: PlacedName[] = [];
  for (let at = articles.mentions[article]!; at < articles.mentions[article + 1]!; at++) {
    const from = lines.lineStart(mentions.line[at]!) + mentions.character[at]!;
    const to = from + mentions.length[at]!;
    if (from < start || to > end) continue;
    const entity = segment.entityOf(at);
    names.push({
      start: from - start,
      end: to - start,
      type: ENTITY_TYPES[entities.type[entity]!]!,
      id: segment.string(entities.id[entity]!),
    });
  }
  return names;
}
