import type { Span } from '../core/types.ts';
import { LABELS, type Language } from '../messages.ts';
import type { RelatedAnswer, RelatedArticles } from '../workspace/related.ts';
import { baseName } from '../workspace/uri.ts';
import { excerpt, type Line, linkTo, type Paragraph } from './card.ts';
import type { View } from './view.ts';

/** Links of one kind in a hover; what is beyond is counted. */
export const MOST_LINKS = 6;
/** Characters of a sentence. */
const LONGEST = 120;

/** In the direction of the interface's language. */
export const directionOf = (language: Language): Paragraph['direction'] => (language === 'ar' ? 'rtl' : 'ltr');

/** Sentences of this file as links, each cut to a line around what it is shown for. */
export function ownSentences(
  { snapshot, language }: View,
  title: string,
  sentences: readonly (Span & { readonly around: Span })[],
  most = MOST_LINKS,
  longest = LONGEST,
): Paragraph {
  const { lines, text, uri } = snapshot;
  if (sentences.length === 0) return { direction: 'rtl', lines: [] };
  const shown = sentences.slice(0, most).map(({ start, end, around }): Line => {
    const { line, character } = lines.positionAt(start);
    const cut = excerpt(text.slice(start, end), around.start - start, around.end - start, longest);
    return [{ text: cut, link: linkTo(uri, line, character) }];
  });
  return {
    direction: 'rtl',
    lines: [[{ text: `${title}:`, strong: true, isolate: true }], ...shown, ...more(sentences.length, most, language)],
  };
}

/**
 * Sentences of other articles as links, with the article's date and name.
 * @param events lines that come first, of the sentences that follow
 */
export function otherSentences(
  { sentences, total }: RelatedAnswer,
  related: RelatedArticles,
  title: string,
  language: Language,
  most = MOST_LINKS,
  longest = LONGEST,
  events: readonly Line[] = [],
): Paragraph {
  const lines: Line[] = [];
  if (sentences.length > 0 || events.length > 0) {
    lines.push([{ text: `${title}:`, strong: true, isolate: true }], ...events);
    for (const { uri, date, sentence } of sentences) {
      lines.push([
        { text: date ?? LABELS.unknownDate[language](), isolate: true },
        { text: ' · ' },
        { text: excerpt(sentence.text, 0, 0, longest), link: linkTo(uri, sentence.line, sentence.character) },
        { text: ' · ' },
        { text: baseName(uri), isolate: true },
      ]);
    }
    lines.push(...more(total, most, language));
  }
  if (related.partial) lines.push([{ text: LABELS.stillReading[language]() }]);
  return { direction: 'rtl', lines };
}

function more(total: number, most: number, language: Language): Line[] {
  return total > most ? [[{ text: LABELS.andMore[language](total - most) }]] : [];
}
