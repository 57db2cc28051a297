import { parseIso } from '../core/dates/calendar.ts';
import { disagreementWords, EVENT_LABELS, reasonWords, TIME_SOURCES } from '../event-messages.ts';
import { LABELS } from '../messages.ts';
import { daysOf } from '../workspace/days.ts';
import type { DeducedDate } from '../workspace/deduced-dates.ts';
import type { EventAnswer, EventLink, EventSource, NamedEntity, ToldEvent } from '../workspace/events.ts';
import { baseName } from '../workspace/uri.ts';
import { type Card, excerpt, type Line, linkTo, type Piece } from './card.ts';
import { deducedPieces } from './hover-deduced.ts';
import { directionOf } from './hover-lines.ts';
import { distanceOf, inWords, openInWords } from './hover-steps.ts';
import type { View } from './view.ts';

/** Sources that are named on one line. */
const MOST_SOURCES = 3;
const MOST_PEOPLE = 4;
const MOST_DISAGREEMENTS = 2;
const LONGEST_SENTENCE = 110;
const LONGEST_PASSAGE = 70;

const DOT: Piece = { text: ' · ' };

/**
 * The card of an event, five lines: its sentence; its date and where that is from; place and participants; who else tells it, or
 * related news; disagreements and why it is linked.
 * @param deduced what other articles leave of its day, where its own leaves that open
 */
export function eventCard(view: View, { event, related, partial }: EventAnswer, deduced?: DeducedDate): Card {
  const { language } = view;
  const [own, ...others] = event.sources;
  if (!own) return [];
  const lines: Line[] = [
    [{ text: excerpt(own.text, 0, 0, LONGEST_SENTENCE), isolate: true, strong: true }],
    [...dateLine(view, event), ...(deduced ? [DOT, ...deducedPieces(deduced, view)] : [])],
  ];
  const where = whoAndWhere(view, event);
  if (where.length > 0) lines.push(where);
  const shown = others.length > 0 ? others : related;
  if (shown.length > 0) {
    const label = EVENT_LABELS[others.length > 0 ? 'same' : 'related'][language]();
    lines.push([titled(label), { text: ' ' }, ...sourcePieces(view, shown)]);
  }
  const why = [...disagreementPieces(view, event), ...(shown[0]?.link ? whyPieces(view, shown[0].link) : [])];
  if (why.length > 0) lines.push(why);
  if (partial) lines.push([{ text: LABELS.stillReading[language]() }]);
  return [{ direction: directionOf(language), lines }];
}

/** Events as lines of a list: the day, the sentence as a link, its file, how many tell it and what they disagree in. */
export function eventLines(view: View, events: readonly ToldEvent[], most: number): Line[] {
  const { language, snapshot } = view;
  return events.slice(0, most).flatMap((event): Line[] => {
    const source = event.sources.find(({ uri }) => uri !== snapshot.uri);
    if (!source) return [];
    const [day] = daysOf(event.date?.value ?? null);
    const around = source.act.line === source.line ? source.act.character - source.character : 0;
    const pieces: Piece[] = [
      { text: day ?? source.date ?? LABELS.unknownDate[language](), isolate: true },
      DOT,
      {
        text: excerpt(source.text, around, around, LONGEST_PASSAGE),
        link: linkTo(source.uri, source.line, source.character),
      },
      DOT,
      { text: baseName(source.uri), isolate: true },
    ];
    const more = event.sources.length - 1;
    if (more > 0) pieces.push(DOT, { text: EVENT_LABELS.sources[language](more + 1) });
    return [[...pieces, ...disagreementPieces(view, event, 1, true)]];
  });
}

const titled = (text: string): Piece => ({ text: `${text}:`, strong: true });

/** `الخميس 7 أبريل 2022 · «أمس» (من الجملة) · قبل سنتين`. */
function dateLine(view: View, { date }: ToldEvent): Line {
  const { language } = view;
  if (!date) return [{ text: EVENT_LABELS.noDate[language]() }];
  const [open, close] = language === 'ar' ? '«»' : '“”';
  const days = daysOf(date.value);
  const spoken = days.length === 1 ? inWords(days[0]!, view) : openInWords(date.value, language);
  const pieces: Piece[] = [{ text: spoken ?? date.value, strong: true, isolate: true }];
  if (date.text !== null && date.text !== spoken) {
    pieces.push({ text: language === 'ar' ? ' ← ' : ' ← ' }, { text: `${open}${date.text}${close}`, isolate: true });
  }
  pieces.push({ text: ` (${TIME_SOURCES[date.source][language]})` });
  const day = days.length === 1 ? parseIso(days[0]!) : undefined;
  const away = day === undefined ? undefined : distanceOf(day, view);
  return away === undefined ? pieces : [...pieces, DOT, { text: away }];
}

function whoAndWhere({ language }: View, { place, participants }: ToldEvent): Line {
  const pieces: Piece[] = [];
  if (place) pieces.push(titled(EVENT_LABELS.place[language]()), { text: ' ' }, { text: place.name, isolate: true });
  const people = participants.filter(({ id }) => id !== place?.id);
  if (people.length > 0) {
    if (pieces.length > 0) pieces.push(DOT);
    pieces.push(titled(EVENT_LABELS.participants[language]()), { text: ' ' }, ...listed(people, language));
  }
  return pieces;
}

function listed(named: readonly NamedEntity[], language: View['language']): Piece[] {
  const comma = language === 'ar' ? '، ' : ', ';
  return named
    .slice(0, MOST_PEOPLE)
    .flatMap(({ name }, i): Piece[] => [...(i > 0 ? [{ text: comma }] : []), { text: name, isolate: true }]);
}

/** Links `file:line`, the newest first. */
function sourcePieces({ language }: View, sources: readonly EventSource[]): Piece[] {
  const comma = language === 'ar' ? '، ' : ', ';
  const pieces = sources
    .slice(0, MOST_SOURCES)
    .flatMap(({ uri, line, character, date }, i): Piece[] => [
      ...(i > 0 ? [{ text: comma }] : []),
      { text: `${baseName(uri)}:${line + 1}`, link: linkTo(uri, line, character), isolate: true },
      ...(date === null ? [] : [{ text: ' ' }, { text: `(${date})`, isolate: true }]),
    ]);
  const more = sources.length - MOST_SOURCES;
  return more > 0 ? [...pieces, { text: ` ${EVENT_LABELS.others[language](more)}` }] : pieces;
}

/** `تعارض: القتلى «12 قتيلًا» / «15 قتيلًا»`, each value a link to who gives it. */
function disagreementPieces(view: View, event: ToldEvent, most = MOST_DISAGREEMENTS, after = false): Piece[] {
  const { language } = view;
  const [open, close] = language === 'ar' ? '«»' : '“”';
  const found = event.disagreements.slice(0, most);
  if (found.length === 0) return [];
  const pieces: Piece[] = [...(after ? [DOT] : []), titled(EVENT_LABELS.differs[language]())];
  for (const [i, one] of found.entries()) {
    pieces.push({ text: `${i > 0 ? (language === 'ar' ? '، ' : ', ') : ' '}${disagreementWords(one, language)} ` });
    for (const [k, { text, sources }] of one.sides.entries()) {
      const source = event.sources[sources[0] ?? -1];
      if (k > 0) pieces.push({ text: ' / ' });
      const link = source && linkTo(source.uri, source.line, source.character);
      pieces.push({ text: `${open}${text}${close}`, isolate: true, ...(link !== undefined && { link }) });
    }
  }
  return after ? pieces : [...pieces, DOT];
}

/** `سبب الربط: أرمينيا، أذربيجان · الفعل نفسه · التاريخ نفسه`. */
function whyPieces({ language }: View, { reasons, decided }: EventLink): Piece[] {
  const parts: Piece[][] = decided ? [[{ text: reasonWords('decided', language) }]] : [];
  const named = [...(reasons.name ? [reasons.name] : []), ...reasons.participants];
  if (named.length > 0) parts.push(listed(named, language));
  if (reasons.act) parts.push([{ text: reasonWords(reasons.act, language) }]);
  if (reasons.date) parts.push([{ text: reasonWords(reasons.date, language) }]);
  const { place } = reasons;
  if (place && !named.some(({ id }) => id === place.id)) parts.push(listed([place], language));
  if (reasons.words) parts.push([{ text: reasonWords('words', language) }]);
  if (reasons.reports) parts.push([{ text: reasonWords('reports', language) }]);
  if (parts.length === 0) return [];
  return [
    titled(EVENT_LABELS.why[language]()),
    { text: ' ' },
    ...parts.flatMap((pieces, i) => (i > 0 ? [DOT, ...pieces] : pieces)),
  ];
}
