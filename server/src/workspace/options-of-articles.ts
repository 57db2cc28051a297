import type { AnalysisOptions } from '../core/types.ts';
import type { DecisionsStore } from './decisions-store.ts';
import { optionsKey } from './index/facts.ts';
import { hash32 } from './index/hash.ts';
import type { FileWish } from './index/waiting.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { fileOfArticle } from './news-lines.ts';
import { fileNameOf } from './source-files.ts';
import { uriKey } from './uri.ts';

/** Sources of knowledge whose hash is remembered. */
const MOST_HASHES = 64;

/** What articles are analysed with: the team's decisions and knowledge, the dates of news items, the user's boldness. */
export class OptionsOfArticles {
  boldness = 0;
  /** Publication dates that news files give their items. */
  readonly #itemDates = new Map<string, string>();
  readonly #serials = new WeakMap<NonNullable<AnalysisOptions['knowledge']>, number>();
  #lastSerial = 0;
  readonly #hashes = new Map<string, number>();

  constructor(
    private readonly decisions: DecisionsStore,
    private readonly knowledge: KnowledgeStore,
  ) {}

  /** The publication date that a news file gives its item, or undefined for none. */
  setItemDate(uri: string, date: string | undefined): void {
    if (date === undefined) this.#itemDates.delete(uriKey(uri));
    else this.#itemDates.set(uriKey(uri), date);
  }

  of(uri: string): AnalysisOptions {
    return {
      date: this.decisions.of(uri).publicationDate ?? this.#itemDates.get(uriKey(uri)),
      fileName: fileNameOf(uri),
      knowledge: this.knowledge.of(fileOfArticle(uri)),
      ...(this.boldness !== 0 && { boldness: this.boldness }),
    };
  }

  /** What whoever reads a file in the background has to know for it. */
  wishOf(uri: string, kind: FileWish['kind']): Omit<FileWish, 'uri' | 'kind' | 'maxSize'> {
    const dates =
      kind === 'news' ? { itemDates: this.decisions.itemDates(uri) } : { date: this.decisions.of(uri).publicationDate };
    return { ...dates, knowledge: this.knowledge.sourceOf(uri), boldness: this.boldness };
  }

  /** What `optionsKey` gives for an article when it is read now. */
  keyOf(uri: string): number {
    const said = this.knowledge.sourceOf(fileOfArticle(uri));
    let hash = this.#hashes.get(said);
    if (hash === undefined) {
      hash = hash32(said);
      if (this.#hashes.size > MOST_HASHES) this.#hashes.clear();
      this.#hashes.set(said, hash);
    }
    return optionsKey({
      date: this.decisions.of(uri).publicationDate,
      knowledge: hash,
      fileName: fileNameOf(uri) ?? '',
      boldness: this.boldness,
    });
  }

  /** A number for each knowledge that was in force; 0 for none. */
  serialOf(knowledge: AnalysisOptions['knowledge']): number {
    if (!knowledge) return 0;
    const serial = this.#serials.get(knowledge) ?? ++this.#lastSerial;
    this.#serials.set(knowledge, serial);
    return serial;
  }
}
