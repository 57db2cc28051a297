import type { EntityType, Span } from '../types.ts';
import { type Candidate, THRESHOLD } from './candidates.ts';
import { MINISTRIES } from './closed-words.ts';
import { ANY_NAME, type Entry, entityId, Flag, type Lexicon, STRONG_NAME } from './lexicon.ts';
import { acronymAfter, acronymKey, isLatinAcronym, LONGEST_ACRONYM } from './names/acronyms.ts';
import { partsOf } from './names/parts.ts';
import { skeleton } from './names/skeleton.ts';
import { postOf, rolesOf } from './roles.ts';
import { titleAt } from './titles.ts';
import type { View } from './view.ts';

/** One referent of the article. */
export interface Referent {
  readonly id: string;
  readonly name: string;
}

/** A name found in a block, before the article says who it is. Offsets relative to the block. */
export interface Mention extends Span {
  readonly type: EntityType;
  readonly score: number;
  readonly entry?: Entry | undefined;
  /** What the name is looked up by in the article's table: equal for spellings that differ in hamza or nationality adjective. */
  readonly norm: string;
  /** `norm` with its type: the key in the article's table. */
  readonly key: string;
  /** Of a person: the keys of the family name, as it is and by its skeleton. */
  readonly family: string;
  readonly bones: string;
  /** Of a full name: the skeletons of its first and last word. Spellings of one name share it. */
  readonly bucket: string;
  /** Whether the tables or the team know who it is. */
  readonly known: boolean;
  /** Who it is as far as the block can say: the table's thing, or the name as it stands. */
  readonly self: Referent;
  /** Of a person: the words of the name, particles joined (`بن سلمان`). One word: a name to be resolved. */
  readonly parts: readonly string[];
  /** Of a person: the look-up key of the given name; of one word, of that word. */
  readonly given: string;
  /** The post of `role` as `postOf` gives it, or ''. */
  readonly post: string;
  /** Of an organisation: the look-up key of the acronym that stands after it in brackets or quotation marks, or ''. */
  readonly acronym: string;
  readonly role?: Span | undefined;
  readonly nested?: readonly Mention[] | undefined;
}

/** A word that is a name if the article has one like it. */
export interface Pending {
  readonly token: number;
  readonly readings: readonly {
    readonly key: string;
    readonly start: number;
    /** The look-up keys of the reading as a family name, alone and with the next word (`بن سلمان`; '' without one). */
    readonly family: string;
    readonly double: string;
    /** Of an unknown word: the look-up key of its skeleton, to find other spellings; else ''. */
    readonly bones: string;
    /** The look-up key of the reading as an acronym; '' where it can be none. */
    readonly acronym: string;
  }[];
  readonly end: number;
}

/** A form of the tables that counts only when the article names the same thing in full. */
export interface WeakForm extends Span {
  readonly entry: Entry;
  readonly token: number;
  readonly role?: Span | undefined;
}

/** What one block contributes to the article; opaque outside this folder. Immutable. */
export interface LocalEntities {
  readonly mentions: readonly Mention[];
  readonly pending: readonly Pending[];
  readonly weak: readonly WeakForm[];
  /** All that the article's table depends on, as one string: equal strings contribute alike. */
  readonly signature: string;
  /** How many people are named in full. */
  readonly full: number;
  /** Every key of the article's table that the block asks for. */
  readonly lookups: ReadonlySet<string>;
}

export function localFacts(view: View, candidates: readonly Candidate[], picked: readonly Candidate[]): LocalEntities {
  const covered = new Uint8Array(view.size);
  const roles = rolesOf(view, picked);
  const mentions = picked.map((candidate, k) => {
    covered.fill(1, candidate.from, candidate.to);
    return mention(view, candidate, candidates, roles[k]);
  });
  const weak: WeakForm[] = [];
  for (const { entry, from, to, start, end, score } of candidates) {
    if (!entry || score >= THRESHOLD || covered[from] === 1 || covered[to - 1] === 1) continue;
    // السينما العربية: an adjective, whatever else the article names so.
    if (
      entry.type === 'organization' &&
      to - from === 1 &&
      view.definite(from) &&
      view.definite(from - 1) &&
      view.clitics(from) === ''
    )
      continue;
    weak.push({ entry, start, end, token: from });
  }
  const pending: Pending[] = [];
  for (let i = 0; i < view.size; i++) {
    if (covered[i] === 0 && view.isWord(i)) addPending(view, i, covered[i + 1] === 1, pending);
  }
  let signature = '';
  let full = 0;
  for (const { type, norm, entry, parts, post, acronym } of mentions) {
    // A single name that no table has only asks.
    if (parts.length === 1 && !entry) continue;
    if (parts.length > 1) full++;
    signature += `${type[0]}${entry ? `=${entry.name}` : ''}:${norm}/${parts.length}${parts.length > 1 ? post : ''}${acronym};`;
  }
  return { mentions, pending, weak, signature, full, lookups: lookupsOf(mentions, pending, weak) };
}

function mention(view: View, candidate: Candidate, all: readonly Candidate[], role?: Span): Mention {
  const { start, end, type, score, entry, from, to } = candidate;
  const parts = type === 'person' ? partsOf(candidate.keys, view.lexicon) : [];
  const nested =
    to - from > 1 && type !== 'person' && type !== 'place'
      ? all
          .filter(
            (inner) =>
              inner.entry &&
              inner.score >= 0.7 &&
              inner.from >= from &&
              inner.to <= to &&
              inner.to - inner.from < to - from &&
              inner.entry !== entry,
          )
          .map((inner) => mention(view, inner, []))
      : [];
  const words = candidate.keys.join(' ');
  const { knowledge } = view.lexicon;
  // Two names that the team holds apart are looked up by their own words, whatever else makes names equal.
  const own = type === 'person' || knowledge?.isSetApart(words);
  const norm = own ? words : normOf(candidate.keys, view.lexicon);
  const last = parts[parts.length - 1] ?? '';
  // The team's word before the tables'. A thing of the tables that the team has merged is in `entry` already.
  const decided = entry ? (entry.team ? entry : undefined) : knowledge?.refer(type, words);
  const group = groupOf(candidate, view.lexicon);
  return {
    start,
    end,
    type,
    score,
    entry,
    known: decided !== undefined || group !== undefined || entry !== undefined,
    norm,
    key: `n${type}/${norm}`,
    family: last === '' ? '' : `s${last}`,
    bones: bonesKey(last),
    bucket: parts.length > 1 ? `${skeleton(parts[0]!)}|${skeleton(last)}` : '',
    self: decided ?? group ?? entry ?? selfOf(type, nameOf(view, candidate)),
    parts,
    given: parts.length > 0 ? `g${parts[0]}` : '',
    post: role ? postOf(keysWithin(view, role, from, to)) : '',
    acronym: type === 'organization' ? acronymAfter(view, to, candidate.keys) : '',
    role,
    ...(nested.length > 0 && { nested }),
  };
}

/** The look-up key of a family name's skeleton; '' where it is too short to tell names apart. */
export function bonesKey(family: string): string {
  if (family.length < 5) return '';
  const bones = skeleton(family);
  return bones.length >= 3 ? `k${bones}` : '';
}

export const entryKey = (entry: Entry): string => `e${entry.id}`;

/** The thing of the alias table that goes by this name, where it does. */
function groupOf({ type, keys }: Candidate, lexicon: Lexicon): Referent | undefined {
  for (const { rest, type: of, id, name } of lexicon.aliases(keys[0] ?? '')) {
    if (of === type && rest.length === keys.length - 1 && rest.every((key, i) => key === keys[i + 1]))
      return { id, name };
  }
  return undefined;
}

/** The first two keys of a role that stands before or after the name at `[from, to)`. */
function keysWithin(view: View, role: Span, from: number, to: number): string[] {
  const keys: string[] = [];
  const add = (i: number): void => {
    if (view.isWord(i) && view.start(i) >= role.start && view.token(i).end <= role.end) keys.push(view.key(i));
  };
  for (let i = Math.max(0, from - LONGEST_ROLE); i < from && keys.length < 2; i++) add(i);
  for (let i = to; i < to + 3 && keys.length < 2; i++) add(i);
  return keys;
}
const LONGEST_ROLE = 24;

const selfOf = (type: EntityType, written: string): Referent => {
  const name = written.replace(/["«»“”#]/g, '').replaceAll('_', ' ');
  return { id: entityId(type, name), name };
};

function lookupsOf(mentions: readonly Mention[], pending: readonly Pending[], weak: readonly WeakForm[]): Set<string> {
  const keys = new Set<string>();
  for (const { key, family, bones, given, parts } of mentions) {
    keys.add(key).add(family).add(bones);
    if (parts.length === 1) keys.add(given);
  }
  for (const { entry } of weak) keys.add(entryKey(entry));
  for (const { readings } of pending) {
    for (const { family, double, bones, acronym } of readings) keys.add(family).add(double).add(bones).add(acronym);
  }
  keys.delete('');
  return keys;
}

let ministries: ReadonlySet<string> | undefined;

/** الخارجية الروسية is وزارة الخارجية الروسية; الجيش الأذري is الجيش الأذربيجاني. */
function normOf(keys: readonly string[], lexicon: Lexicon): string {
  ministries ??= new Set(MINISTRIES.split(' '));
  let norm = ministries.has(keys[0] ?? '') && keys.length > 1 ? 'وزاره' : '';
  for (const key of keys) {
    const nation = key.length > 3 ? lexicon.nationality(key) : '';
    norm += norm === '' ? '' : ' ';
    norm += nation === '' || keys.length === 1 ? key : `@${nation}`;
  }
  return norm;
}

function nameOf(view: View, { start, end, keys, type }: Candidate): string {
  const text = view.block.text.slice(start, end);
  const first = keys[0] ?? '';
  // After لل the article has lost its alif.
  if (first.startsWith('ال') && text.startsWith('ل')) return first.startsWith('الل') ? `ال${text}` : `ا${text}`;
  if (type === 'organization' && ministries?.has(first) && keys.length > 1) return `وزارة ${text}`;
  return text;
}

const BLOCKED = Flag.Function | Flag.Calendar | Flag.OrganizationHead | Flag.PlaceHead;

function addPending(view: View, i: number, beforeName: boolean, out: Pending[]): void {
  const word = view.words[i]!;
  const { main } = word;
  if (view.token(i).text.charCodeAt(0) < 0x0600) {
    addLatin(view, i, out);
    return;
  }
  if (OPENERS.test(main.key)) {
    if (!beforeName && !view.has(i - 1, ANY_NAME)) addDouble(view, i, out);
    return;
  }
  if (view.token(i).key.length < 3) return;
  const spoken = view.has(i - 1, Flag.Speech) || (isTitle(view, i - 1) && !view.isBreak(i - 1)) || speaks(view, i);
  const everyday =
    main.common ||
    (main.flags & BLOCKED) !== 0 ||
    ((main.flags & STRONG_NAME) === 0 && (main.flags & ~ANY_NAME) !== 0) ||
    ((main.flags & (Flag.GivenWeak | Flag.FamilyWeak)) !== 0 && (main.flags & STRONG_NAME) === 0);
  if (everyday && (!spoken || (main.flags & BLOCKED) !== 0)) return;
  const next = view.isWord(i + 1) ? view.token(i + 1).key : '';
  const { knowledge } = view.lexicon;
  const readings = word.readings
    .filter(({ key }) => key.length >= 3)
    .map((reading) => {
      const { key, clitics } = reading;
      const isNobody = knowledge?.refuses('person', key);
      return {
        key,
        start: view.start(i, reading),
        family: isNobody ? '' : `s${key}`,
        double: next === '' || knowledge?.refuses('person', `${key} ${next}`) ? '' : `s${key} ${next}`,
        bones: word.unknown && !isNobody && !/[بلك]/.test(clitics) ? bonesKey(key) : '',
        acronym: key.length <= LONGEST_ACRONYM && !knowledge?.refuses('organization', key) ? acronymKey(key) : '',
      };
    });
  out.push({ token: i, readings, end: view.end(i) });
}

/** First words of a family name of two: بن سلمان, عبد الرحمن, أبو الغيط. */
const OPENERS = /^(بن|ابن|عبد|ابو|ابي|ابا|ال|بو)$/;

/** A family name of two words. The first alone says nothing. */
function addDouble(view: View, i: number, out: Pending[]): void {
  if (!view.isWord(i + 1)) return;
  const { main } = view.words[i]!;
  const words = `${main.key} ${view.token(i + 1).key}`;
  if (view.lexicon.knowledge?.refuses('person', words)) return;
  const double = `s${words}`;
  out.push({
    token: i,
    readings: [{ key: main.key, start: view.start(i), family: '', double, bones: '', acronym: '' }],
    end: view.end(i),
  });
}

/** A Latin acronym (OSCE). */
function addLatin(view: View, i: number, out: Pending[]): void {
  const { text, key, start, end } = view.token(i);
  if (!isLatinAcronym(text) || view.lexicon.knowledge?.refuses('organization', key)) return;
  out.push({ token: i, readings: [{ key, start, family: '', double: '', bones: '', acronym: acronymKey(key) }], end });
}

/** العنصر: كذا, العنصر قال: whoever opens a line and has a colon or a verb of speech after him. */
const speaks = (view: View, i: number): boolean =>
  (i === 0 || view.isMark(i - 1, '.!؟؛')) &&
  view.definite(i) &&
  (view.isMark(i + 1, ':') || (view.has(i + 1, Flag.Speech) && !view.definite(i + 1)));

const isTitle = (view: View, i: number): boolean => view.isWord(i) && titleAt(view, i) !== undefined;
