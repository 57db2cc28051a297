import type { Link } from '../../core/events/link.ts';
import type { DecidedEvents, DecidedSentence } from '../decisions-store.ts';
import { uriKey } from '../uri.ts';
import { type ArticleTable, STATE } from './article-table.ts';
import { hash32, hash64 } from './hash.ts';
import type { EventAt } from './told-of.ts';

export type Verdict = 'same' | 'apart';

/** A link, and whether it is there because the team says so. */
export type JudgedLink = Link & { readonly decided?: true };

/** Where nothing but the team's word links two sentences. */
const BY_WORD: Link = {
  label: 'same',
  score: 1,
  reasons: { participants: [], act: null, date: null, place: false, name: false, words: false, reports: false },
};
/** A related mention's score, at most. */
const RELATED = 0.5;

/** What the team has decided of sentences that tell events. A sentence that was changed since is none of those. */
export class EventJudge {
  readonly #verdicts = new Map<string, Map<string, Verdict>>();
  readonly #names = new Map<string, string>();
  readonly #sentences = new Map<string, DecidedSentence>();

  constructor({ same, notSame, names }: Pick<DecidedEvents, 'same' | 'notSame' | 'names'>) {
    for (const [a, b] of same) this.#decide(a, b, 'same');
    for (const [a, b] of notSame) this.#decide(a, b, 'apart');
    for (const one of names) this.#names.set(keyOf(one), one.name);
  }

  /** Whether anything is decided of two sentences. */
  get decides(): boolean {
    return this.#verdicts.size > 0;
  }

  /** What is decided of two mentions, by their sentences. */
  of(a: EventAt, b: EventAt): Verdict | undefined {
    return this.#verdicts.size === 0 ? undefined : this.#verdicts.get(keyAt(a))?.get(keyAt(b));
  }

  /** The name that the event of a mention was given. */
  nameOf(at: EventAt): string | undefined {
    return this.#names.size === 0 ? undefined : this.#names.get(keyAt(at));
  }

  /** Whether a mention is joined with another by decision. */
  joins(at: EventAt): boolean {
    if (this.#verdicts.size === 0) return false;
    return [...(this.#verdicts.get(keyAt(at))?.values() ?? [])].includes('same');
  }

  /** The mentions of the sentences that a mention is joined with by decision. */
  partnersOf(table: ArticleTable, at: EventAt): EventAt[] {
    if (this.#verdicts.size === 0) return [];
    return [...(this.#verdicts.get(keyAt(at)) ?? [])].flatMap(([key, verdict]) => {
      const told = this.#sentences.get(key);
      return verdict === 'same' && told ? mentionsIn(table, told) : [];
    });
  }

  #decide(a: DecidedSentence, b: DecidedSentence, verdict: Verdict): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const key = keyOf(one);
      const others = this.#verdicts.get(key) ?? new Map<string, Verdict>();
      others.set(keyOf(other), verdict);
      this.#verdicts.set(key, others);
      this.#sentences.set(key, one);
    }
  }
}

/** A link as the team has decided it. */
export function judged(link: Link | undefined, verdict: Verdict | undefined): JudgedLink | undefined {
  if (verdict === 'same') return { ...(link ?? BY_WORD), label: 'same', score: 1, decided: true };
  if (verdict === 'apart' && link) return { ...link, label: 'related', score: Math.min(link.score, RELATED) };
  return link;
}

function keyOf({ uri, sentence }: DecidedSentence): string {
  const { lo, hi } = hash64(uriKey(uri));
  return `${lo},${hi},${hash32(sentence)}`;
}

function keyAt({ part: { segment }, article, event }: EventAt): string {
  const { keyLo, keyHi } = segment.articles;
  return `${keyLo[article]},${keyHi[article]},${segment.sentences.hash[segment.events.sentence[event]!]}`;
}

function mentionsIn(table: ArticleTable, { uri, sentence }: DecidedSentence): EventAt[] {
  const place = table.article(uri);
  if (!place || place.part.state[place.article] !== STATE.counts) return [];
  const { events, sentences } = place.part.segment;
  const wanted = hash32(sentence);
  const found: EventAt[] = [];
  for (let event = events.ofArticle[place.article]!; event < events.ofArticle[place.article + 1]!; event++) {
    if (sentences.hash[events.sentence[event]!] === wanted) found.push({ ...place, event });
  }
  return found;
}
