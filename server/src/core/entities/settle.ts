import type { Block } from '../text/block.ts';
import type { EntityType } from '../types.ts';
import { type Candidate, decode } from './candidates.ts';
import { isManner, withAChance } from './chances.ts';
import { commonEnds } from './ends.ts';
import { withoutRefused } from './hard.ts';
import type { BlockEntities } from './identity-table.ts';
import { type Entry, Flag, type Lexicon } from './lexicon.ts';
import { localFacts } from './local.ts';
import { propose } from './recognise.ts';
import { marginals, viterbi } from './tagger/chain.ts';
import {
  type Contribution,
  contributionOf,
  massOf,
  opinionKey,
  type SumsOfStems,
  sumsAfter,
  sumUp,
} from './tagger/document.ts';
import { channelOf } from './tagger/features.ts';
import { hashText } from './tagger/hash.ts';
import { OUTSIDE, Position, positionOfTag, TAGS, TYPES, tagOf, typeOfTag } from './tagger/tags.ts';
import { stemOf, type WordFacts } from './tagger/words.ts';
import { type Reading, View } from './view.ts';

/**
 * What one paragraph's own text says of its names: what tables and rules propose, and what the tagger's first stage thinks of
 * each word. The article decides (`settle`). Opaque outside this folder. Immutable.
 */
export interface NameReading {
  readonly view: View;
  readonly candidates: readonly Candidate[];
  /** What tables, rules and the team would choose by themselves. */
  readonly picked: readonly Candidate[];
  readonly tagged: Tagged | undefined;
}

interface Tagged {
  readonly words: readonly WordFacts[];
  readonly scores: Float32Array;
  readonly contribution: Contribution;
  /** What unknown words may be without their first letters (ولميرزويان): stems, asked for in the article. */
  readonly without: Int32Array;
  /** The stems of `contribution` in order, once they were searched. */
  sorted: Int32Array | undefined;
}

/** Shares are wanted to a few thousandths. */
const FLOOR = -10;

/** Reads one paragraph. Linear in the block; total. Without a tagger in the lexicon tables and rules decide alone. */
export function readNames(block: Block, lexicon: Lexicon): NameReading {
  const view = new View(block, lexicon);
  const { candidates, allowed, tables } = propose(view);
  const picked = decode(allowed, view.size);
  const { tagger } = lexicon;
  if (!tagger) return { view, candidates, picked, tagged: undefined };
  const words = tagger.words(view);
  const scores = tagger.scores(words, {
    rules: channelOf(picked, view.size),
    tables: channelOf(tables, view.size),
  });
  const { tags } = marginals(scores, tagger.model.transitions, words.length, false, FLOOR);
  return {
    view,
    candidates,
    picked,
    tagged: {
      words,
      scores,
      contribution: contributionOf(words, tags),
      without: withoutClitics(view),
      sorted: undefined,
    },
  };
}

/** The stems that unknown words have when letters that may be clitics are peeled. */
function withoutClitics(view: View): Int32Array {
  const stems: number[] = [];
  for (const { unknown, readings } of view.words)
    if (unknown) for (const { clitics, key } of readings) if (clitics !== '') stems.push(hashText(key));
  return Int32Array.from(stems);
}

/** The names of an article's paragraphs, in the order of `readings`. */
export interface Settled {
  readonly readings: readonly NameReading[];
  readonly blocks: readonly BlockEntities[];
  readonly sums: SumsOfStems;
  readonly boldness: number;
}

/**
 * Decides what is a name in each paragraph: the tagger's second stage, which hears what the rest of the article thinks of the
 * same words, with what the team knows as given.
 *
 * @param boldness added to what speaks for a name: above 0 finds more and errs more, below 0 the reverse
 * @param previous the result for an earlier version: paragraphs about whose words the article thinks as before are not decided
 *   again. The result is what a fresh call gives.
 */
export function settle(readings: readonly NameReading[], boldness: number, previous?: Settled): Settled {
  const contributions = (list: readonly NameReading[]): Contribution[] =>
    list.flatMap(({ tagged }) => (tagged ? [tagged.contribution] : []));
  if (!previous || previous.boldness !== boldness) {
    const sums = sumUp(contributions(readings));
    return { readings, blocks: readings.map((reading) => decide(reading, sums, boldness)), sums, boldness };
  }
  // What was there before is at both ends, but for the few paragraphs of an edit between them.
  const { head, tail } = commonEnds(previous.readings, readings);
  const [formerEnd, end] = [previous.readings.length - tail, readings.length - tail];
  const former = new Map<NameReading, BlockEntities>();
  for (let i = head; i < formerEnd; i++) former.set(previous.readings[i]!, previous.blocks[i]!);
  const come = readings.slice(head, end).filter((reading) => !former.has(reading));
  const now = new Set(readings.slice(head, end));
  const gone = previous.readings.slice(head, formerEnd).filter((reading) => !now.has(reading));
  const { sums, changed } =
    come.length === 0 && gone.length === 0
      ? { sums: previous.sums, changed: NOTHING }
      : sumsAfter(previous.sums, contributions(gone), contributions(come));
  const blocks = new Array<BlockEntities>(readings.length);
  for (let i = 0; i < readings.length; i++) {
    const reading = readings[i]!;
    const before =
      i < head
        ? previous.blocks[i]
        : i >= end
          ? previous.blocks[i - readings.length + previous.blocks.length]
          : former.get(reading);
    blocks[i] = before && !touches(reading, changed, previous.sums, sums) ? before : decide(reading, sums, boldness);
  }
  return { readings, blocks, sums, boldness };
}

const NOTHING: ReadonlySet<number> = new Set();

/** Whether the article thinks otherwise of a word of the paragraph, or knows another of its words as a name now. */
function touches(
  { tagged }: NameReading,
  changed: ReadonlySet<number>,
  before: SumsOfStems,
  now: SumsOfStems,
): boolean {
  if (changed.size === 0 || !tagged) return false;
  const { contribution, without } = tagged;
  const { stems } = contribution;
  for (let i = hasAny(tagged, changed) ? 0 : stems.length; i < stems.length; i++) {
    if (stems[i] === 0 || !changed.has(stems[i]!)) continue;
    if (opinionKey(contribution, before, i) !== opinionKey(contribution, now, i)) return true;
  }
  for (const stem of without) if (changed.has(stem) && isName(before, stem) !== isName(now, stem)) return true;
  return false;
}

/** Of more stems than this each word is asked whether it is one of them. */
const FEW = 16;

/** Whether a paragraph has any of the stems. A keystroke changes what the article says of one to three, and most paragraphs have none. */
function hasAny(tagged: Tagged, stems: ReadonlySet<number>): boolean {
  if (stems.size > FEW) return true;
  tagged.sorted ??= tagged.contribution.stems.slice().sort();
  for (const stem of stems) if (isIn(tagged.sorted, stem)) return true;
  return false;
}

function isIn(sorted: Int32Array, value: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle]!;
    if (there === value) return true;
    if (there < value) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

const isName = (sums: SumsOfStems, stem: number): boolean => {
  const there = sums.get(stem);
  return there !== undefined && massOf(there) > 0;
};

/**
 * Added to what speaks against a name, in log odds: on development text (news.json, aqmar-dev) this evens out what the second
 * stage finds too readily.
 */
const CALIBRATION = 0.35;

/** What nobody may overrule: more than any sum of weights. */
const GIVEN = 60;

function decide(reading: NameReading, sums: SumsOfStems, boldness: number): BlockEntities {
  const { view, candidates, picked, tagged } = reading;
  const { block } = view;
  const { tagger } = view.lexicon;
  if (!tagged || !tagger) return { block, local: localFacts(view, candidates, picked) };
  const { words, contribution } = tagged;
  const scores = tagger.withDocument(tagged.scores, words, contribution, sums);
  for (let i = 0; i < words.length; i++) scores[i * TAGS + OUTSIDE]! += CALIBRATION - boldness;
  for (const { from, to, type, entry } of picked) if (entry?.team) force(scores, from, to, TYPES.indexOf(type));
  const transitions = tagger.model.documentTransitions ?? tagger.model.transitions;
  const tags = viterbi(scores, transitions, words.length);
  const found: Candidate[] = [];
  if (picked.length > 0 || tags.some((tag) => tag !== OUTSIDE)) {
    const likely = marginals(scores, transitions, words.length, false, FLOOR).tags;
    for (let i = 0; i < tags.length; i++) {
      if (tags[i] === OUTSIDE) continue;
      let from = i;
      let sure = likely[i * TAGS + tags[i]!]!;
      let isCut = false;
      while (positionOfTag(tags[i]!) < Position.Last && i + 1 < tags.length) {
        isCut = isNextPlace(view, i + 1, tags[from]!);
        if (isCut) break;
        i++;
        sure = Math.min(sure, likely[i * TAGS + tags[i]!]!);
      }
      if (i > from && isFuture(view, from) && isElsewhere(contribution.stems[from + 1]!, sums)) from++;
      const isBody = i > from && isLatinAfterArticle(view, from);
      if (isBody) from++;
      const type =
        isBody && TYPES[typeOfTag(tags[i]!)] === 'person' ? TYPES.indexOf('organization') : typeOfTag(tags[i]!);
      const known = sure < UNSURE ? surer(candidates, from, i + 1) : undefined;
      const candidate = known ?? candidateOf(view, candidates, from, i + 1, type, sure, sums);
      if ((known || sure >= LEAST) && !isManner(view, candidate)) found.push(candidate);
      if (isCut) i++; // the head
    }
    const isName = (i: number): number => 1 - likely[i * TAGS + OUTSIDE]!;
    found.push(...withAChance(view, picked, found, isName, LEAST));
    found.sort((a, b) => a.from - b.from);
  }
  return { block, local: localFacts(view, candidates, withoutRefused(view, found)) };
}

/** برج البراجنة وحي الليلكي: another place begins at و and a head that is no part of it. */
const isNextPlace = (view: View, i: number, tag: number): boolean =>
  TYPES[typeOfTag(tag)] === 'place' &&
  view.words[i]!.readings.some(
    ({ clitics, flags, key }) =>
      clitics === 'و' && (flags & Flag.PlaceHead) !== 0 && view.lexicon.placeHead(key)?.inside === false,
  );

/** الـmtv: the article before Latin letters is no part of the name, and who bears it is nobody. */
const isLatinAfterArticle = (view: View, i: number): boolean => view.key(i) === 'ال' && /^[a-z]/i.test(view.key(i + 1));

/** سنلتقي بايراموف: a verb to come is no given name of somebody whom the article names without it. */
function isFuture(view: View, i: number): boolean {
  const { key } = view.token(i);
  return (
    key.length >= 5 &&
    key[0] === 'س' &&
    'اينت'.includes(key[1]!) &&
    !view.has(i, Flag.Given | Flag.GivenWeak | Flag.Family | Flag.FamilyWeak | Flag.NameWord)
  );
}

/** Whether the article has the stem in another place, as a name. */
function isElsewhere(stem: number, sums: SumsOfStems): boolean {
  const there = stem === 0 ? undefined : sums.get(stem);
  return there !== undefined && there.count > 1 && massOf(there) > 0;
}

/** Below this the tagger would not bet on a name's borders or type. */
const UNSURE = 0.7;

/** Below this the likeliest reading of a sentence is still an unlikely name. */
const LEAST = 0.25;

/** Where the tagger is unsure of a name, a thing of the tables that begins there and ends before it does. */
function surer(candidates: readonly Candidate[], from: number, to: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (candidate.from !== from || candidate.to >= to || !candidate.entry || candidate.score < 0.85) continue;
    if (!best || candidate.to > best.to) best = candidate;
  }
  return best;
}

function force(scores: Float32Array, from: number, to: number, type: number): void {
  for (let i = from; i < to; i++) {
    const position =
      to - from === 1 ? Position.Unit : i === from ? Position.Begin : i === to - 1 ? Position.Last : Position.Inside;
    scores[i * TAGS + tagOf(type, position)]! += GIVEN;
  }
}

/** The words that the tagger joined, as a candidate: with the thing of the tables and the title where a rule saw them. */
function candidateOf(
  view: View,
  candidates: readonly Candidate[],
  from: number,
  to: number,
  type: number,
  score: number,
  sums: SumsOfStems,
): Candidate {
  let same: Candidate | undefined;
  let role: Candidate['role'];
  for (const candidate of candidates) {
    if (candidate.from !== from) continue;
    role ??= candidate.role;
    if (candidate.to !== to || candidate.type !== TYPES[type]) continue;
    if (!same || candidate.score > same.score) same = candidate;
  }
  if (same) return { ...same, score, role: same.role ?? role };
  const reading = readingOf(view, from, sums);
  const keys: string[] = [];
  for (let i = from; i < to; i++) {
    // دونالد #ترمب, الولايات_المتحدة: what makes a hashtag is no part of the name.
    if (/^[#_]$/.test(view.token(i).key)) continue;
    keys.push(i === from && view.token(i).kind === 'word' ? reading.key : view.token(i).key);
  }
  return {
    from,
    to,
    start: view.token(from).kind === 'word' ? view.start(from, reading) : view.token(from).start,
    end: view.end(to - 1),
    type: TYPES[type]!,
    score,
    keys,
    role: TYPES[type] === 'person' ? role : undefined,
    ...(keys.length > 1 && keys.length < to - from && { entry: listed(view, keys, TYPES[type]!) }),
  };
}

/** The thing of the tables that has these words for its name: rules do not see it where marks of a hashtag stand between. */
const listed = (view: View, [first = '', ...others]: readonly string[], type: EntityType): Entry | undefined =>
  view.lexicon
    .forms(first)
    .find(
      ({ rest, entry, weak }) =>
        !weak && entry.type === type && rest.length === others.length && rest.every((key, i) => key === others[i]),
    )?.entry;

/**
 * How the first word of a name is read: as the lexicon does where it knows the word; else without the letters that leave a word
 * which news knows, or which the article itself has for a name (ميرزويان … ولميرزويان).
 */
function readingOf(view: View, i: number, sums: SumsOfStems): Reading {
  const { main, readings, unknown } = view.words[i]!;
  const { tagger } = view.lexicon;
  if (view.token(i).kind !== 'word' || main.clitics !== '' || !tagger) return main;
  const { clitics, stem } = stemOf(view.token(i).key, tagger.model.stems);
  const peeled = clitics === '' ? undefined : readings.find((one) => one.clitics === clitics && one.key === stem);
  if (peeled) return peeled;
  if (!unknown) return main;
  // بالدارالبيضاء: letters before an article are clitics, whatever the word.
  const article = readings.find(
    ({ clitics: peeledOff, key }) => peeledOff !== '' && key.length > 5 && key.startsWith('ال'),
  );
  if (article) return article;
  return (
    readings.find((one) => {
      const there = one.clitics === '' ? undefined : sums.get(hashText(one.key));
      return there !== undefined && massOf(there) > 0;
    }) ?? main
  );
}

/** Reads and settles paragraphs that are an article by themselves: what tests and measures ask for. */
export function namesOf(blocks: readonly Block[], lexicon: Lexicon): readonly BlockEntities[] {
  return settle(
    blocks.map((block) => readNames(block, lexicon)),
    0,
  ).blocks;
}
