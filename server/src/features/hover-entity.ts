import type { Entity, Span } from '../core/types.ts';
import { LABELS, TYPE_NAMES } from '../messages.ts';
import { daysOf } from '../workspace/days.ts';
import type { EntitySummary } from '../workspace/entity-index.ts';
import type { ToldEvent } from '../workspace/events.ts';
import type { RelatedAnswer, Topic } from '../workspace/related.ts';
import type { TeamEntry } from '../workspace/team-knowledge.ts';
import { baseName } from '../workspace/uri.ts';
import { type Card, excerpt, type Line, linkTo, type Paragraph, type Piece } from './card.ts';
import { eventLines } from './hover-event.ts';
import { directionOf, otherSentences, ownSentences } from './hover-lines.ts';
import { inWords } from './hover-steps.ts';
import type { WideView } from './view.ts';
import { wikipediaLink } from './wikipedia.ts';

/** Lines that a card has at most, the titles of its lists among them: what is longer is not read. */
const MOST_LINES = 12;
/** Roles that are shown when the texts give several. */
const MOST_ROLES = 2;
const MOST_SPELLINGS = 6;
const MOST_NEIGHBOURS = 5;
const MOST_PAGES = 3;
const LONGEST_NOTE = 160;
const LONGEST_PASSAGE = 70;

/**
 * The card of an entity: who it is and since when, how it is written, who is named with it, what the team knows, where else it
 * is named, here and in other articles.
 * @param summary what all articles say of it
 * @param known what the team knows of it
 * @param events what it takes part in, as other articles tell, the newest first
 */
export async function entityCard(
  view: WideView,
  entity: Entity,
  summary: EntitySummary | undefined,
  known: TeamEntry | undefined,
  events: readonly ToldEvent[] = [],
): Promise<Card> {
  const { snapshot, language, settings, related } = view;
  const { analysis } = snapshot;
  const mentions = analysis.entities.filter(({ id }) => id === entity.id);
  const direction = directionOf(language);
  const comma = language === 'ar' ? '، ' : ', ';

  const here = LABELS.mentions[language](mentions.length);
  const total =
    summary && summary.articles > 1 ? ` (${LABELS.mentionsIn[language](summary.count, summary.articles)})` : '';
  const head: Line[] = [
    [
      { text: known?.name || entity.name || entity.text, strong: true, isolate: true },
      { text: ` · ${TYPE_NAMES[entity.type][language]} · ${here}${total}` },
    ],
    ...roleLines(view, entity, summary, known),
  ];
  const spellings = summary?.spellings ?? [];
  if (spellings.length > 1) {
    const pieces = spellings
      .slice(0, MOST_SPELLINGS)
      .flatMap(({ text, count }, i): Piece[] => [
        { text: i > 0 ? comma : ' ' },
        { text, isolate: true },
        { text: ` (${count})` },
      ]);
    head.push([titled(LABELS.spellings[language]()), ...pieces]);
  }
  const neighbours = summary?.neighbours ?? [];
  if (neighbours.length > 0) {
    const pieces = neighbours
      .slice(0, MOST_NEIGHBOURS)
      .flatMap(({ name }, i): Piece[] => [{ text: i > 0 ? comma : ' ' }, { text: name, isolate: true }]);
    head.push([titled(LABELS.neighbours[language]()), ...pieces]);
  }
  if (known?.notes) {
    const note = excerpt(known.notes.replace(/\s+/g, ' '), 0, 0, LONGEST_NOTE);
    head.push([titled(LABELS.team[language]()), { text: ' ' }, { text: note, isolate: true }]);
  }
  const links = linksOf(view, known?.name || entity.name, known);
  if (links.length > 0) head.push(links.flatMap((piece, i) => (i > 0 ? [{ text: ' · ' }, piece] : [piece])));

  const room = MOST_LINES - head.length;
  const current = analysis.sentences.find((sentence) => holds(sentence, entity));
  const elsewhere = sentencesOf(analysis.sentences, mentions).filter(({ start }) => start !== current?.start);
  const inOthers = settings.hover.relatedArticles ? await othersOf(view, entity, current) : undefined;
  // One title a list, one line where sentences are left out; each list has at least one sentence.
  const both = elsewhere.length > 0 && inOthers !== undefined && (inOthers.total > 0 || events.length > 0);
  // The reader sees this article beside the card: where both have something, the others get the room.
  const own = both ? 1 : Math.max(1, Math.min(3, room - 2));
  const others = both ? Math.max(2, Math.min(4, room - 5)) : Math.max(1, Math.min(4, room - 2));
  const card: Paragraph[] = [
    { direction, lines: head },
    ownSentences(view, LABELS.inThisArticle[language](), elsewhere, own, LONGEST_PASSAGE),
  ];
  if (inOthers) {
    const title = LABELS.inOtherArticles[language]();
    // Half of the room is the newest events', the other half what is close to this sentence.
    const told = events.slice(0, inOthers.total === 0 ? others : Math.max(1, Math.floor(others / 2)));
    const shown = new Set(
      told.flatMap(({ sources }) => sources.map(({ uri, line, character }) => `${uri} ${line} ${character}`)),
    );
    const sentences = inOthers.sentences
      .filter(({ uri, sentence: { line, character } }) => !shown.has(`${uri} ${line} ${character}`))
      .slice(0, others - told.length);
    card.push(
      otherSentences(
        { sentences, total: inOthers.total },
        related,
        title,
        language,
        others,
        LONGEST_PASSAGE,
        eventLines(view, told, told.length),
      ),
    );
  }
  return card;
}

const titled = (text: string): Piece => ({ text: `${text}:`, strong: true });

/** The team's role, or those that the texts give: the one at this mention first, each with the day since when articles give it. */
function roleLines(
  view: WideView,
  entity: Entity,
  summary: EntitySummary | undefined,
  known: TeamEntry | undefined,
): Line[] {
  const { snapshot, language } = view;
  if (known?.role) return [[{ text: known.role, isolate: true }, { text: ` · ${LABELS.knowledge[language]()}` }]];
  const own = entity.role && snapshot.text.slice(entity.role.start, entity.role.end).replace(/\s+/g, ' ');
  const roles = summary?.roles ?? [];
  // الرئيس says less than رئيس الوزراء الأرميني, and نظيره nothing without the sentence around it.
  const rank = ({ text }: { text: string }): number =>
    text.startsWith('نظير') ? 3 : text === own ? 0 : text.includes(' ') ? 1 : 2;
  return [...roles]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_ROLES)
    .map(({ text, since }): Line => {
      const day = since === null ? undefined : inWords(since, view, false);
      return [
        { text, isolate: true },
        ...(day === undefined ? [] : [{ text: ` · ${LABELS.roleSince[language](day)}` }]),
      ];
    });
}

/** The team's entry and pages, Wikidata and Wikipedia. */
function linksOf(view: WideView, name: string, known: TeamEntry | undefined): Piece[] {
  const { language, settings } = view;
  const links: Piece[] = [];
  if (known) links.push({ text: LABELS.knowledge[language](), link: linkTo(known.uri, known.line, 0) });
  for (const page of (known?.pages ?? [])
    .filter((link) => /^(https?:\/\/[^/]|file:)/i.test(link))
    .slice(0, MOST_PAGES)) {
    const site = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(page)?.[1];
    links.push({ text: site ?? baseName(page), link: page, isolate: true });
  }
  const wikidata = known?.wikidata;
  if (settings.wikipediaLinks) {
    const link = wikipediaLink(name, wikidata);
    if (link !== undefined) links.push({ text: LABELS.wikipedia[language](), link });
  }
  return links;
}

/** Sentences of other articles that a card has at most. */
const MOST_OTHERS = 4;

/** Sentences of other articles: on what this sentence is about; where that leads nowhere, on what the article is about. */
async function othersOf(view: WideView, entity: Entity, current: Span | undefined): Promise<RelatedAnswer> {
  const { snapshot, related } = view;
  const find = (span: Span): Promise<RelatedAnswer> =>
    related.forEntity(entity.id, topicOf(view, span), snapshot.uri, MOST_OTHERS);
  const near = await find(current ?? entity);
  return near.total > 0 ? near : find({ start: 0, end: snapshot.text.length });
}

/** The entities and days of a passage. */
function topicOf({ snapshot: { analysis } }: WideView, span: Span): Topic {
  return {
    entities: [...new Set(analysis.entities.filter((entity) => holds(span, entity)).map(({ id }) => id))],
    days: [...new Set(analysis.dates.filter((date) => holds(span, date)).flatMap(({ value }) => daysOf(value)))],
  };
}

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
