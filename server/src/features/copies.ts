import { type CodeLens, Command, type Range } from 'vscode-languageserver-types';
import { LineIndex } from '../core/text/lines.ts';
import type { Span } from '../core/types.ts';
import { LABELS } from '../messages.ts';
import {
  CLIENT_COMMANDS,
  type CopiesParams,
  type CopiesResult,
  type StoriesParams,
  type StoriesResult,
  type StoryArticlesParams,
  type StoryArticlesResult,
} from '../protocol.ts';
import type { ArticleCopies, Copy, CopyIndex } from '../workspace/copies.ts';
import type { Cancel } from '../workspace/entity-index.ts';
import { rangeOf, type View } from './view.ts';

type TextOf = (uri: string) => Promise<string | undefined>;

/** Code units of a paragraph's beginning. */
const LONGEST = 200;

/** Whole percent; never 100 of what is not whole, nor 0 of what is something. */
function percentOf(share: number): number {
  if (share >= 1) return 100;
  return share <= 0 ? 0 : Math.min(99, Math.max(1, Math.round(share * 100)));
}

/** A page of the stories that share text. */
export async function stories(index: CopyIndex, { offset, limit }: StoriesParams): Promise<StoriesResult> {
  const { total, stories: found } = await index.stories({ from: offset, limit });
  return {
    total,
    partial: index.partial,
    stories: found.map(({ share, ...story }) => ({ ...story, percent: percentOf(share) })),
  };
}

/** A page of the articles of a story; none of a story that has gone. */
export async function storyArticles(
  index: CopyIndex,
  { id, offset, limit }: StoryArticlesParams,
): Promise<StoryArticlesResult> {
  const found = await index.storyArticles(id, { from: offset, limit });
  if (!found) return { total: 0, articles: [] };
  return {
    total: found.total,
    articles: found.articles.map(({ share, ...article }) => ({ ...article, percent: percentOf(share) })),
  };
}

/** The paragraphs of an article that stand in others too. */
export async function copies(
  index: CopyIndex,
  { uri, places }: CopiesParams,
  textOf: TextOf,
  cancel: Cancel,
): Promise<CopiesResult> {
  const found = await index.copiesOf(uri, cancel);
  const text = found && (await textOf(uri));
  if (!found || text === undefined) return { paragraphs: [] };
  const lines = new LineIndex(text);
  const others = new Map<string, LineIndex | undefined>();
  const paragraphs: CopiesResult['paragraphs'][number][] = [];
  for (const { start, end, copies: there } of found.paragraphs) {
    const listed = [];
    for (const copy of there) {
      if (places && !others.has(copy.uri)) {
        if (cancel.isCancellationRequested) return { paragraphs: [] };
        const other = await textOf(copy.uri);
        others.set(copy.uri, other === undefined ? undefined : new LineIndex(other));
      }
      listed.push(listedFrom(copy, others.get(copy.uri)));
    }
    const beginning = text.slice(start, Math.min(end, start + LONGEST));
    const cut = beginning.lastIndexOf(' ');
    const isWhole = end - start <= LONGEST || cut <= 0;
    paragraphs.push({
      range: rangeIn(lines, { start, end }),
      text: isWhole ? beginning : `${beginning.slice(0, cut)} …`,
      others: listed,
    });
  }
  return { paragraphs };
}

function listedFrom(copy: Copy, lines: LineIndex | undefined): CopiesResult['paragraphs'][number]['others'][number] {
  const { uri, title, date, outlet, kind, similarity } = copy;
  return {
    uri,
    title,
    date,
    outlet,
    kind,
    percent: percentOf(similarity),
    ...(lines && { range: rangeIn(lines, copy) }),
  };
}

const rangeIn = (lines: LineIndex, { start, end }: Span): Range => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});

/** Which other article has most of an article's text, the older one where two have as much, and how many have any of it. */
export function mostShared(found: ArticleCopies): { copy: Copy; share: number; articles: number } | undefined {
  const lengths = new Map<string, { copy: Copy; length: number }>();
  for (const { start, end, copies: there } of found.paragraphs) {
    const met = new Set<string>();
    for (const copy of there) {
      if (met.has(copy.uri)) continue;
      met.add(copy.uri);
      const known = lengths.get(copy.uri);
      if (known) known.length += end - start;
      else lengths.set(copy.uri, { copy, length: end - start });
    }
  }
  const older = (a: Copy, b: Copy): boolean => (a.date ?? '9') < (b.date ?? '9');
  let most: { copy: Copy; length: number } | undefined;
  for (const one of lengths.values()) {
    if (!most || one.length > most.length || (one.length === most.length && older(one.copy, most.copy))) most = one;
  }
  return most && { copy: most.copy, share: most.length / Math.max(found.length, 1), articles: lengths.size };
}

/**
 * The code lens on the headline that says how much of an article another one has, where the settings want it. It opens the list of the
 * places in a client that has the command for it.
 */
export async function copiesLens(
  { snapshot, language, settings }: View,
  index: CopyIndex,
  clientCommands: ReadonlySet<string>,
  cancel: Cancel,
): Promise<CodeLens[]> {
  if (!settings.codeLens.copies) return [];
  const { analysis, uri } = snapshot;
  const headline = analysis.paragraphs.find(({ kind }) => kind === 'headline') ?? analysis.paragraphs[0];
  if (!headline) return [];
  const found = await index.copiesOf(uri, cancel);
  const most = found && mostShared(found);
  if (!most) return [];
  const { copy, share, articles } = most;
  const outlet = language === 'en' && copy.outlet !== '' ? `\u2068${copy.outlet}\u2069` : copy.outlet;
  // After Arabic letters the parts of a bare date would run from the right.
  const date = copy.date ? `\u2066${copy.date}\u2069` : '';
  const source = [outlet, date].filter(Boolean).join(language === 'ar' ? '، ' : ', ');
  const name = language === 'ar' ? `«${copy.title}»` : `“\u2068${copy.title}\u2069”`;
  const where = `${name}${source === '' ? '' : ` (${source})`}`;
  const words = LABELS.alsoIn[language](percentOf(share), where, articles - 1);
  // In one piece, from the right: it begins with a figure, and editors show it in a left-to-right line.
  const title = language === 'ar' ? `\u2067${words}\u2069` : words;
  const argument: CopiesParams = { uri, places: true };
  const command = clientCommands.has(CLIENT_COMMANDS.showCopies)
    ? Command.create(title, CLIENT_COMMANDS.showCopies, argument)
    : Command.create(title, '');
  return [{ range: rangeOf(snapshot, headline), command }];
}
