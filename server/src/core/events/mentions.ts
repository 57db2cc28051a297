import type { Block } from '../text/block.ts';
import type { DateMention, Entity, Reference, Span } from '../types.ts';
import { chooseMentions } from './choose.ts';
import { datedElsewhere } from './elsewhere.ts';
import type { LocalEvents } from './local.ts';
import type { EventMention, EventTime } from './types.ts';

/** A paragraph as the events pass sees it; offsets of its parts are relative to its start. */
export interface EventParagraph {
  readonly start: number;
  readonly block: Block;
  readonly local: LocalEvents;
  readonly entities: readonly Entity[];
  readonly dates: readonly DateMention[];
  /** Its page furniture, which tells no event. */
  readonly boilerplate: readonly Span[];
}

interface Made {
  readonly entities: readonly Entity[];
  readonly dates: readonly DateMention[];
  readonly mentions: readonly EventMention[];
}

/** What a paragraph's facts gave last with the names and dates that the article gave them: most keystrokes change neither. */
const made = new WeakMap<LocalEvents, Made>();

function mentionsOf({ local, block, entities, dates }: EventParagraph): readonly EventMention[] {
  const known = made.get(local);
  if (known && known.entities === entities && known.dates === dates) return known.mentions;
  const mentions = chooseMentions(local, block.tokens, entities, dates);
  made.set(local, { entities, dates, mentions });
  return mentions;
}

/**
 * The event mentions of an article in text order, at most three a sentence; offsets into the article. An event whose sentence
 * says no time takes it from the mention before when it goes on with the same one, else from the publication date. Pure,
 * total, linear.
 *
 * @param paragraphs those of the article; of an appended article too, whose publication date is unknown
 * @param otherArticleAt where an appended article starts, or -1
 */
export function eventMentions(
  paragraphs: Iterable<EventParagraph>,
  reference: Reference,
  otherArticleAt: number,
): readonly EventMention[] {
  const mentions: EventMention[] = [];
  const published: EventTime | null =
    reference.date === null ? null : { value: reference.date, source: 'published', span: null };
  let before: EventMention | undefined;
  for (const paragraph of paragraphs) {
    if (paragraph.local.sentences.length === 0) continue;
    const isOther = otherArticleAt >= 0 && paragraph.start >= otherArticleAt;
    for (const mention of mentionsOf(paragraph)) {
      if (paragraph.boilerplate.some(({ start, end }) => start < mention.end && end > mention.start)) continue;
      const placed = shifted(mention, paragraph.start);
      const time =
        placed.time ??
        inherited(placed, before, isOther ? null : reference.date) ??
        fallback(placed, isOther ? null : published);
      const timed = time === placed.time ? placed : { ...placed, time };
      mentions.push(timed);
      before = timed;
    }
  }
  if (otherArticleAt < 0) return datedElsewhere(mentions);
  const isOwn = ({ start }: EventMention): boolean => start < otherArticleAt;
  return [...datedElsewhere(mentions.filter(isOwn)), ...mentions.filter((mention) => !isOwn(mention))];
}

/** How far back, in code units, the sentence may lie that goes on here. */
const NEAR = 600;

/** The time of the mention before, when both tell of one event: same standing, and a shared participant or the same act. */
function inherited(
  mention: EventMention,
  before: EventMention | undefined,
  published: string | null,
): EventTime | undefined {
  const time = before?.time;
  if (!before || !time || time.source === 'published' || mention.start - before.end > NEAR) return undefined;
  if (mention.status !== before.status) return undefined;
  // وقع الهجوم الاثنين، ما أسفر عن مقتل 12: one day, but not for what is said on it.
  if (before.start === mention.start && before.act.class === 'say') return announced(before, time, published);
  if (before.start === mention.start) return { ...time, source: 'inherited' };
  const goesOn =
    mention.act.lemma === before.act.lemma ||
    (mention.act.class === before.act.class && mention.act.class !== 'say') ||
    mention.participants.some(({ entity }) => before.participants.some((other) => other.entity === entity));
  return goesOn ? { ...time, source: 'inherited' } : undefined;
}

/** Long ago, in days. */
const LONG_AGO = 7;

/** وأعلنت فلانة في 3 مارس 2019 توصل الطرفين إلى اتفاق: what was announced long before the article is not of its day. */
function announced({ act }: EventMention, time: EventTime, published: string | null): EventTime | undefined {
  if (act.lemma !== 'إعلان' || !/^\d{4}-\d\d-\d\d$/.test(time.value)) return undefined;
  const apart = published === null ? 0 : (Date.parse(published) - Date.parse(time.value)) / 86_400_000;
  return apart > LONG_AGO ? { ...time, source: 'inherited' } : undefined;
}

/** News is told on the day or the day after; what is planned, or told as background, was not then. */
const fallback = ({ status }: EventMention, published: EventTime | null): EventTime | null =>
  status === 'happened' || status === 'denied' ? published : null;

function shifted(mention: EventMention, by: number): EventMention {
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  const { time } = mention;
  return {
    ...move(mention),
    act: move(mention.act),
    participants: mention.participants.map(move),
    time: time?.span ? { ...time, span: move(time.span) } : time,
    place: mention.place && move(mention.place),
    figures: mention.figures.map(move),
  };
}
