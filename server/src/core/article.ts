import { eventParagraphs, unitsOf } from './article-units.ts';
import { type Layout, layOut } from './boilerplate/index.ts';
import {
  checkArticleDates,
  findReference,
  type PlacedDates,
  type ResolvedDates,
  resolveParagraphs,
} from './dates/index.ts';
import { type Duplicates, findDuplicateFindings, findDuplicates, type Unit } from './duplicates/index.ts';
import {
  type ArticleReferent,
  type BlockEntities,
  findNameFindings,
  type Identified,
  identifyEntities,
  type Lexicon,
  type NamedArticle,
  type NameFindings,
  referentsOf,
  type Settled,
  settle,
  withKnowledge,
} from './entities/index.ts';
import { type EventMention, eventMentions } from './events/index.ts';
import { type Facts, readParagraph } from './paragraph-facts.ts';
import { shift, shiftEntity } from './shift.ts';
import { commonEnds } from './text/common-ends.ts';
import { type FrontMatter, readFrontMatter } from './text/front-matter.ts';
import { own } from './text/own.ts';
import { splitParagraphs } from './text/paragraphs.ts';
import type {
  AnalysisOptions,
  Boilerplate,
  DateMention,
  DuplicateGroup,
  Entity,
  Finding,
  Paragraph,
  Reference,
  RelatedPair,
  Span,
} from './types.ts';

/** A paragraph in its place, with everything that is known from its own text. */
interface Placed {
  readonly start: number;
  readonly facts: Facts;
}

/**
 * One analysed version of one article: immutable, its values those of the analysis contract, offsets absolute (UTF-16 code
 * units into `text`). Lists are made on first use and kept.
 */
export interface Analysis {
  readonly text: string;
  readonly options: AnalysisOptions;
  readonly frontMatter: FrontMatter | undefined;
  readonly reference: Reference;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Span[];
  readonly entities: readonly Entity[];
  /** Who and what the article names, each with its surfaces, mentions and roles. */
  readonly referents: readonly ArticleReferent[];
  readonly dates: readonly DateMention[];
  readonly duplicates: readonly DuplicateGroup[];
  readonly related: readonly RelatedPair[];
  readonly boilerplate: readonly Boilerplate[];
  /** The sentences that report events, in text order. */
  readonly events: readonly EventMention[];
  readonly findings: readonly Finding[];
  /** The paragraphs as the duplicates pass compares them. */
  readonly units: readonly Unit[];
  /** Where the text of another, appended article starts, or -1. */
  readonly otherArticleAt: number;
  /** The paragraphs with their dates as they were read, for what settles the publication date from elsewhere. */
  readonly placedDates: readonly PlacedDates[];
  readonly wordCount: number;
}

/**
 * Analyses one article. Pure and total: the same text, options and lexicon give the same values in any process, and no text
 * makes it throw.
 *
 * @param text the file's text, a leading BOM removed
 * @param previous an earlier analysis of the same article: paragraphs that it shares are not read again. The result is what
 *   a fresh analysis gives.
 */
export function analyse(text: string, options: AnalysisOptions, lexicon: Lexicon, previous?: Analysis): Analysis {
  const known = withKnowledge(lexicon, options.knowledge);
  // Facts that were made with other tables say nothing of these.
  const earlier = previous instanceof Snapshot && previous.lexicon === known ? previous : undefined;
  return new Snapshot(text, options, known, earlier);
}

class Snapshot implements Analysis {
  readonly frontMatter: FrontMatter | undefined;
  readonly reference: Reference;
  readonly otherArticleAt: number;
  private readonly placedMade: readonly Placed[];
  private readonly layoutMade: Layout;
  private placedDatesMade: readonly PlacedDates[] | undefined;
  private readonly resolvedMade: readonly ResolvedDates[];
  private settledMade: Settled | undefined;
  private settledBefore: Settled | undefined;
  private identifiedMade: Identified | undefined;
  /** The nearest earlier version's, until this version's is made. */
  private identifiedBefore: Identified | undefined;
  private nameFindingsMade: NameFindings | undefined;
  private nameFindingsBefore: NameFindings | undefined;
  private readonly duplicatesMade: Duplicates;
  readonly units: readonly Unit[];
  private readonly listsMade = new Map<string, readonly unknown[]>();

  constructor(
    readonly text: string,
    readonly options: AnalysisOptions,
    readonly lexicon: Lexicon,
    previous: Snapshot | undefined,
  ) {
    this.frontMatter = readFrontMatter(text);
    const { placed, origins } = place(
      text,
      this.frontMatter?.end ?? 0,
      lexicon,
      previous && { text: previous.text, placed: previous.placedMade },
    );
    this.placedMade = placed;
    const layout = layOut(
      placed.map(({ start, facts }) => ({ start, block: facts.block, local: facts.furniture, dates: facts.dates })),
    );
    this.layoutMade = layout;
    this.otherArticleAt = placed[layout.otherArticleFrom]?.start ?? -1;

    this.reference = findReference({
      text,
      frontMatterDate: this.frontMatter?.values['date'],
      options,
      blocks: this.placedDates,
    });
    const sameReference = previous !== undefined && sameDay(previous.reference, this.reference);
    this.resolvedMade = resolveParagraphs(
      {
        count: placed.length,
        facts: (i) => placed[i]!.facts,
        otherArticle: (i) => isOther(layout, i),
        earlier: (i) => {
          const origin = origins[i]!;
          const known = sameReference && origin >= 0 && isOther(previous.layoutMade, origin) === isOther(layout, i);
          return known ? previous.resolvedMade[origin] : undefined;
        },
      },
      this.reference,
    );

    this.identifiedBefore = previous?.identifiedMade ?? previous?.identifiedBefore;
    this.settledBefore = previous?.settledMade ?? previous?.settledBefore;
    this.nameFindingsBefore = previous?.nameFindingsMade ?? previous?.nameFindingsBefore;
    this.units = unitsOf(placed, layout);
    this.duplicatesMade = findDuplicates(this.units, previous?.duplicatesMade);
  }

  get placedDates(): readonly PlacedDates[] {
    this.placedDatesMade ??= this.placedMade.map(({ start, facts }, i) => ({
      start,
      block: facts.block,
      local: facts.dates,
      kind: this.layoutMade.kinds[i]!,
      otherArticle: isOther(this.layoutMade, i),
    }));
    return this.placedDatesMade;
  }

  get paragraphs(): readonly Paragraph[] {
    return this.list('paragraphs', () =>
      this.placedMade.map(({ start, facts }, i) => ({
        start,
        end: start + facts.block.text.length,
        kind: this.layoutMade.kinds[i]!,
      })),
    );
  }

  get sentences(): readonly Span[] {
    return this.list('sentences', () =>
      this.placedMade.flatMap(({ start, facts }) => facts.block.sentences.map((span) => shift(span, start))),
    );
  }

  get entities(): readonly Entity[] {
    return this.list('entities', () =>
      this.placedMade.flatMap(({ start }, i) =>
        this.identified()
          .of(i)
          .map((entity) => shiftEntity(entity, start)),
      ),
    );
  }

  get referents(): readonly ArticleReferent[] {
    return this.list('referents', () => referentsOf(this.text, this.entities));
  }

  get dates(): readonly DateMention[] {
    return this.list('dates', () =>
      this.placedMade.flatMap(({ start }, i) => this.resolvedMade[i]!.dates.map((date) => shift(date, start))),
    );
  }

  get duplicates(): readonly DuplicateGroup[] {
    return this.duplicatesMade.groups;
  }

  get related(): readonly RelatedPair[] {
    return this.duplicatesMade.related;
  }

  get boilerplate(): readonly Boilerplate[] {
    return this.layoutMade.boilerplate;
  }

  get events(): readonly EventMention[] {
    return this.list('events', () => {
      const paragraphs = eventParagraphs(this.placedMade, this.units, this.identified(), this.resolvedMade);
      return eventMentions(paragraphs, this.reference, this.otherArticleAt);
    });
  }

  get findings(): readonly Finding[] {
    return this.list('findings', () => {
      const namesOf = (i: number): readonly Entity[] => this.identified().of(i);
      const findings = findDuplicateFindings(this.text, this.units, this.duplicatesMade, namesOf);
      for (const { start, end, kind } of this.layoutMade.boilerplate) {
        findings.push({ start, end, code: 'boilerplate', severity: 'hint', related: [], data: { kind } });
      }
      this.placedMade.forEach(({ start, facts }, i) => {
        for (const finding of this.resolvedMade[i]!.findings) {
          findings.push({ ...shift(finding, start), related: finding.related.map((span) => shift(span, start)) });
        }
        for (const finding of facts.style) {
          if (!isIn(this.units[i]!.boilerplate, finding)) findings.push(shift(finding, start));
        }
      });
      findings.push(...checkArticleDates(this.placedDates, this.reference));
      findings.push(...this.nameFindings().findings);
      return findings.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.code, b.code));
    });
  }

  get wordCount(): number {
    let count = 0;
    for (const { facts } of this.placedMade) {
      for (const token of facts.block.tokens) if (token.kind === 'word') count++;
    }
    return count;
  }

  /** Who is who, made when it is first asked for. */
  private identified(): Identified {
    if (!this.identifiedMade) {
      this.identifiedMade = identifyEntities(this.named(), this.lexicon, this.identifiedBefore);
      this.identifiedBefore = undefined;
    }
    return this.identifiedMade;
  }

  /** What is a name in each paragraph, decided by the whole article. */
  private named(): readonly BlockEntities[] {
    if (!this.settledMade) {
      this.settledMade = settle(
        this.placedMade.map(({ facts }) => facts.names),
        this.options.boldness ?? 0,
        this.settledBefore,
      );
      this.settledBefore = undefined;
    }
    return this.settledMade.blocks;
  }

  private nameFindings(): NameFindings {
    if (!this.nameFindingsMade) {
      const identified = this.identified();
      const article: NamedArticle = {
        blocks: this.named(),
        kinds: this.layoutMade.kinds,
        otherArticleFrom: this.layoutMade.otherArticleFrom,
        startOf: (i) => this.placedMade[i]!.start,
        entitiesOf: (i) => identified.of(i),
      };
      this.nameFindingsMade = findNameFindings(article, this.lexicon, this.nameFindingsBefore);
      this.nameFindingsBefore = undefined;
    }
    return this.nameFindingsMade;
  }

  private list<T>(name: string, make: () => readonly T[]): readonly T[] {
    let list = this.listsMade.get(name) as readonly T[] | undefined;
    if (!list) {
      list = make();
      this.listsMade.set(name, list);
    }
    return list;
  }
}

/**
 * Splits the text and takes over the facts of paragraphs that an earlier version has: those before and after the change by
 * their place, those between by their text. `origins[i]` is the earlier index of paragraph i, or -1.
 */
function place(
  text: string,
  from: number,
  lexicon: Lexicon,
  previous: { readonly text: string; readonly placed: readonly Placed[] } | undefined,
): { placed: Placed[]; origins: Int32Array } {
  const spans = splitParagraphs(text, from);
  const placed = new Array<Placed>(spans.length);
  const origins = new Int32Array(spans.length).fill(-1);
  const earlier = previous?.placed;
  let head = 0;
  let tail = 0;
  if (earlier) {
    const same = commonEnds(previous.text, text);
    const grown = text.length - previous.text.length;
    const take = (at: number, origin: number): boolean => {
      const { start, end } = spans[at]!;
      const { start: earlierStart, facts } = earlier[origin]!;
      if (end - start !== facts.block.text.length) return false;
      const isUntouched =
        (start === earlierStart && end <= same.head) ||
        (start === earlierStart + grown && start >= text.length - same.tail);
      if (!isUntouched && !text.startsWith(facts.block.text, start)) return false;
      placed[at] = { start, facts };
      origins[at] = origin;
      return true;
    };
    const most = Math.min(spans.length, earlier.length);
    while (head < most && take(head, head)) head++;
    while (tail < most - head && take(spans.length - 1 - tail, earlier.length - 1 - tail)) tail++;
  }
  const moved = new Map<string, number>();
  for (let i = head; earlier && i < earlier.length - tail; i++) moved.set(earlier[i]!.facts.block.text, i);
  for (let i = head; i < spans.length - tail; i++) {
    const { start, end } = spans[i]!;
    const paragraph = text.slice(start, end);
    const origin = moved.get(paragraph);
    if (origin !== undefined) {
      // Each earlier paragraph is taken once: passes that compare by identity must see two equal paragraphs as two.
      moved.delete(paragraph);
      placed[i] = { start, facts: earlier![origin]!.facts };
      origins[i] = origin;
    } else {
      placed[i] = { start, facts: readParagraph(earlier ? own(paragraph) : paragraph, lexicon) };
    }
  }
  return { placed, origins };
}

const isOther = (layout: Layout, i: number): boolean => layout.otherArticleFrom >= 0 && i >= layout.otherArticleFrom;

/** Whether two references resolve every date alike. */
const sameDay = (a: Reference, b: Reference): boolean => a.date === b.date && a.from === b.from;

/** Whether a span touches one of some others. */
const isIn = (spans: readonly Span[], { start, end }: Span): boolean =>
  spans.some((span) => span.start < end && span.end > start);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
