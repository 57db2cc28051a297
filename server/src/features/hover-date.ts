import { hijri, parseIso, weekdayOf } from '../core/dates/calendar.ts';
import type { DateMention } from '../core/types.ts';
import { DATE_KINDS, hijriDate, LABELS, RESOLUTIONS, weekdayName } from '../messages.ts';
import { daysOf, timeKeys } from '../workspace/days.ts';
import type { Card, Line, Paragraph, Piece } from './card.ts';
import { sentencesOf } from './hover-entity.ts';
import { directionOf, MOST_LINKS, otherSentences, ownSentences } from './hover-lines.ts';
import { distanceOf, stepLines } from './hover-steps.ts';
import type { WideView } from './view.ts';

/** More days than this are shown as their value alone. */
const MOST_DAYS = 3;

/** The card of a date: weekday, value, Hijri date, distance from today, how it was found, and who else speaks of that time. */
export async function dateCard(view: WideView, date: DateMention): Promise<Card> {
  const { snapshot, language, settings, related } = view;
  const { analysis } = snapshot;
  const direction = directionOf(language);
  const lines: Line[] = [...valueLines(date, view), ...stepLines(date, view)];
  const card: Paragraph[] = [{ direction, lines }];

  const times = timeKeys(date.value);
  if (times.length > 0) {
    const wanted = new Set(times);
    const others = analysis.dates.filter((other) => timeKeys(other.value).some((time) => wanted.has(time)));
    const own = analysis.sentences.find(({ start, end }) => start <= date.start && date.end <= end);
    const sentences = sentencesOf(analysis.sentences, others).filter(({ start }) => start !== own?.start);
    card.push(ownSentences(view, LABELS.inThisArticle[language](), sentences));
    if (settings.hover.relatedArticles) {
      const answer = await related.forTime(times, snapshot.uri, MOST_LINKS);
      card.push(otherSentences(answer, related, LABELS.thatDay[language](), language));
    }
  }
  return card;
}

/** `الخميس · 2024-02-29 · 19 شعبان 1445 هـ · قبل شهرين`, one line for each of a few days. */
function valueLines({ value, kind, calendar }: DateMention, view: WideView): Line[] {
  const { language } = view;
  const days = daysOf(value);
  if (days.length === 0 || days.length > MOST_DAYS || value?.includes('T')) {
    const name = DATE_KINDS[kind]?.[language];
    const [day] = days;
    const open = /^XXXX-WXX-([1-7])$/.exec(value ?? '');
    const first: Piece[] = open
      ? [{ text: weekdayName(Number(open[1]) % 7, language) }]
      : value?.includes('T') && day !== undefined
        ? describe(day, view).slice(0, 1)
        : [];
    const pieces: Piece[] = [...first, ...(first.length > 0 ? [{ text: ' · ' }] : [])];
    pieces.push({ text: value ?? name ?? RESOLUTIONS.unresolved[language], strong: true, isolate: true });
    if (value !== null && name) pieces.push({ text: ` · ${name}` });
    if (calendar === 'islamic-umalqura' && days.length === 0)
      pieces.push({ text: ` · ${hijriInterval(value, language)}` });
    return [pieces];
  }
  return days.map((day) => describe(day, view));
}

function describe(day: string, view: WideView): Piece[] {
  const { language } = view;
  const number = parseIso(day);
  if (number === undefined) return [{ text: day, strong: true, isolate: true }];
  const pieces: Piece[] = [
    { text: `${weekdayName(weekdayOf(number), language)}` },
    { text: ' · ' },
    { text: day, strong: true, isolate: true },
  ];
  const islamic = hijri(number);
  if (islamic) pieces.push({ text: ` · ${hijriDate(islamic, language)}` });
  const away = distanceOf(number, view);
  if (away !== undefined) pieces.push({ text: ` · ${away}` });
  return pieces;
}

/** The Hijri days that an interval runs from and to. */
function hijriInterval(value: string | null, language: WideView['language']): string {
  const ends = (value ?? '').split('/').map((day) => parseIso(day));
  return ends
    .flatMap((day) => {
      const date = day === undefined ? undefined : hijri(day);
      return date ? [hijriDate(date, language)] : [];
    })
    .join(' – ');
}
