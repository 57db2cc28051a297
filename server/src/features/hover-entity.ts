import type { Entity, Span } from '../core/types.ts';
import { LABELS, TYPE_NAMES } from '../messages.ts';
import { daysOf } from '../workspace/days.ts';
import type { Topic } from '../workspace/related.ts';
import type { Card, Line, Paragraph, Piece } from './card.ts';
import { directionOf, MOST_LINKS, otherSentences, ownSentences } from './hover-lines.ts';
import type { WideView } from './view.ts';

/** Roles that are shown when the text gives several. */
const MOST_ROLES = 3;
const MOST_SPELLINGS = 8;

/** The card of an entity: who it is, how the text writes it, where else it is named, here and in other articles. */
export function entityCard(view: WideView, entity: Entity): Card {
  const { snapshot, language, settings, related } = view;
  const { analysis } = snapshot;
  const mentions = analysis.entities.filter(({ id }) => id === entity.id);
  const direction = directionOf(language);

  const head: Line[] = [
    [
      { text: entity.name || entity.text, strong: true, isolate: true },
      { text: ` · ${TYPE_NAMES[entity.type][language]} · ${LABELS.mentions[language](mentions.length)}` },
    ],
  ];
  const roles = rolesOf(snapshot.text, entity, mentions);
  if (roles.length > 0) head.push(roles.flatMap(separated(language === 'ar' ? '؛ ' : '; ')));

  const spellings = countBy(mentions.map(({ text }) => text));
  if (spellings.length > 1) {
    const pieces = spellings
      .slice(0, MOST_SPELLINGS)
      .flatMap(([text, times], i): Piece[] => [
        { text: i > 0 ? (language === 'ar' ? '، ' : ', ') : ' ' },
        { text, isolate: true },
        { text: ` (${times})` },
      ]);
    head.push([{ text: `${LABELS.spellings[language]()}:`, strong: true }, ...pieces]);
  }

  const current = analysis.sentences.find((sentence) => holds(sentence, entity));
  const elsewhere = sentencesOf(analysis.sentences, mentions).filter(({ start }) => start !== current?.start);
  const card: Paragraph[] = [
    { direction, lines: head },
    ownSentences(view, LABELS.inThisArticle[language](), elsewhere),
  ];
  if (settings.hover.relatedArticles) {
    const find = (span: Span) => related.forEntity(entity.id, topicOf(view, span), snapshot.uri, MOST_LINKS);
    // What the sentence is about comes first; where that leads nowhere, what the article is about.
    let answer = find(current ?? entity);
    if (answer.total === 0) answer = find({ start: 0, end: snapshot.text.length });
    card.push(otherSentences(answer, related, LABELS.inOtherArticles[language](), language));
  }
  return card;
}

/** The entities and days of a passage. */
function topicOf({ snapshot: { analysis } }: WideView, span: Span): Topic {
  return {
    entities: [...new Set(analysis.entities.filter((entity) => holds(span, entity)).map(({ id }) => id))],
    days: [...new Set(analysis.dates.filter((date) => holds(span, date)).flatMap(({ value }) => daysOf(value)))],
  };
}

/** The roles that the text gives: the one at this mention first, each once. */
function rolesOf(text: string, entity: Entity, mentions: readonly Entity[]): string[] {
  const roles = [entity, ...mentions].flatMap(({ role }) => (role ? [text.slice(role.start, role.end)] : []));
  return [...new Set(roles)].slice(0, MOST_ROLES);
}

const separated =
  (comma: string) =>
  (text: string, i: number): Piece[] => [...(i > 0 ? [{ text: comma }] : []), { text, isolate: true }];

/** The sentences that hold the mentions, each once, with the first mention in it. Both lists are in document order. */
export function sentencesOf(sentences: readonly Span[], mentions: readonly Span[]): (Span & { around: Span })[] {
  const found: (Span & { around: Span })[] = [];
  let next = 0;
  for (const around of mentions) {
    while (next < sentences.length && sentences[next]!.end <= around.start) next++;
    const sentence = sentences[next];
    if (sentence && sentence.start <= around.start && found.at(-1)?.start !== sentence.start) {
      found.push({ start: sentence.start, end: sentence.end, around });
    }
  }
  return found;
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function countBy(items: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
