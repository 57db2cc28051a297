import type { Analysis } from '../core/article.ts';
import { AcrossArticles, type AcrossPair, isParallel, type Passage } from '../core/duplicates/index.ts';
import { LineIndex } from '../core/text/lines.ts';
import type { DiagnosticCode, Finding, Span } from '../core/types.ts';
import type { Source } from './files.ts';
import { MESSAGES } from './messages.ts';
import type { Session } from './session.ts';

/** A paragraph of an article of the archive, or of one that is checked. */
interface Place extends Span {
  readonly name: string;
  readonly uri: string;
  /** One-based. */
  readonly line: number;
  readonly date: string | null;
  /** The outlet, as the front matter names it. */
  readonly outlet: string | undefined;
  readonly passage: Passage;
}

/** Another place of the same, or nearly the same, paragraph. */
export interface OtherPlace {
  readonly place: Place;
  readonly kind: Exclude<AcrossPair['kind'], 'related'>;
  readonly similarity: number;
}

const CODES: Record<OtherPlace['kind'], DiagnosticCode> = {
  exact: 'duplicate-paragraph',
  near: 'near-duplicate',
  contained: 'contained',
};

/** Paragraphs of some articles that also stand in others, exactly by the duplicates rule of the analysis contract. */
export class Archive {
  readonly #search = new AcrossArticles();
  readonly #places: Place[] = [];
  readonly #known = new Set<string>();
  #others: Map<number, OtherPlace[]> | undefined;

  private constructor() {}

  /** Reads the articles of a folder and those that are checked, each once. */
  static async read(session: Session, folder: string, names: readonly string[]): Promise<Archive> {
    const archive = new Archive();
    for await (const source of session.sources([...new Set([folder, ...names])].filter((name) => name !== '-'))) {
      await archive.#add(session, source);
    }
    return archive;
  }

  async #add(session: Session, source: Source): Promise<void> {
    if (this.#known.has(source.uri)) return;
    this.#known.add(source.uri);
    const decided = await session.decisions.of(source);
    const analysis = session.analyse(source, undefined, decided.decisions.publicationDate.get(decided.file ?? ''));
    const lines = new LineIndex(source.text);
    for (const { start, block, print, kind } of analysis.units) {
      if (kind === 'boilerplate') continue;
      this.#search.add(print.words);
      this.#places.push({
        name: source.name,
        uri: source.uri,
        start,
        end: start + block.text.length,
        line: lines.positionAt(start).line + 1,
        date: analysis.reference.date,
        outlet: analysis.frontMatter?.values.source,
        passage: passageOf(block.text, (text) => session.analyse({ ...source, text }, undefined)),
      });
    }
  }

  /** What to say of one article: a finding for each paragraph that stands elsewhere, the oldest other place first. */
  findings({ uri }: Source, session: Session): { finding: Finding; message: string; others: readonly OtherPlace[] }[] {
    this.#others ??= this.#gather();
    const told: { finding: Finding; message: string; others: readonly OtherPlace[] }[] = [];
    this.#places.forEach((place, number) => {
      if (place.uri !== uri) return;
      const others = (this.#others!.get(number) ?? [])
        .filter(({ place: other, kind }) => other.uri !== uri && !(kind === 'near' && areParallel(place, other)))
        .sort(oldestFirst);
      const first = others[0];
      if (!first) return;
      const { start, end } = place;
      told.push({
        finding: { start, end, code: CODES[first.kind], severity: 'information', related: [], data: {} },
        message: MESSAGES.alsoIn[session.language](first.kind, wordsOf(first), others.length - 1),
        others,
      });
    });
    return told;
  }

  #gather(): Map<number, OtherPlace[]> {
    const copies = new Map<number, number[]>();
    const similar: AcrossPair[] = [];
    this.#search.pairs('contained', (pair) => {
      if (pair.kind !== 'exact') similar.push(pair);
      else copies.set(pair.a, [...(copies.get(pair.a) ?? [pair.a]), pair.b]);
    });
    const others = new Map<number, OtherPlace[]>();
    const add = (from: number, to: number, kind: OtherPlace['kind'], similarity: number): void => {
      const list = others.get(from);
      const other = { place: this.#places[to]!, kind, similarity };
      if (list) list.push(other);
      else others.set(from, [other]);
    };
    for (const group of copies.values())
      for (const a of group) for (const b of group) if (a !== b) add(a, b, 'exact', 1);
    for (const { a, b, kind, similarity } of similar) {
      for (const x of copies.get(a) ?? [a]) {
        for (const y of copies.get(b) ?? [b]) {
          add(x, y, kind as OtherPlace['kind'], similarity);
          add(y, x, kind as OtherPlace['kind'], similarity);
        }
      }
    }
    return others;
  }
}

/** A paragraph whose names are looked for, in it alone, when they are first asked for. */
function passageOf(text: string, read: (text: string) => Analysis): Passage {
  let names: Passage['names'] | undefined;
  return {
    text,
    get names() {
      names ??= read(text).entities;
      return names;
    },
  };
}

/** Nearly the same words of other facts: the cable to another president is no copy of this one. */
const areParallel = (a: Place, b: Place): boolean => isParallel(a.passage, b.passage, 'articles');

const wordsOf = ({ place: { name, line, date, outlet } }: OtherPlace): string =>
  `${name}:${line}${date || outlet ? ` (${[date, outlet].filter(Boolean).join(', ')})` : ''}`;

/** By publication date, undated articles last; then by name and line, so that the order is the same every time. */
function oldestFirst({ place: a }: OtherPlace, { place: b }: OtherPlace): number {
  if (a.date !== b.date) return (a.date ?? '9') < (b.date ?? '9') ? -1 : 1;
  return a.name === b.name ? a.line - b.line : a.name < b.name ? -1 : 1;
}
