import type { EntityType, Span } from '../types.ts';
import { type Candidate, THRESHOLD } from './candidates.ts';
import { MINISTRIES } from './closed-words.ts';
import { ANY_NAME, type Entry, entityId, Flag, type Lexicon, STRONG_NAME } from './lexicon.ts';
import { partsOf } from './names/parts.ts';
import { skeleton } from './names/skeleton.ts';
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
  /** Who it is as far as the block can say: the table's thing, or the name as it stands. */
  readonly self: Referent;
  /** Of a person: the words of the name, particles joined (`بن سلمان`). One word: a name to be resolved. */
  readonly parts: readonly string[];
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
  /** Every key of the article's table that the block asks for. */
  readonly lookups: readonly string[];
}

export function localFacts(view: View, candidates: readonly Candidate[], picked: readonly Candidate[]): LocalEntities {
  const covered = new Uint8Array(view.size);
  const mentions: Mention[] = [];
  for (const candidate of picked) {
    covered.fill(1, candidate.from, candidate.to);
    mentions.push(mention(view, candidate, candidates));
  }
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
  for (const { type, norm, entry, parts } of mentions)
    signature += `${type[0]}${entry ? `=${entry.name}` : ''}:${norm}/${parts.length};`;
  return { mentions, pending, weak, signature, lookups: lookupsOf(mentions, pending, weak) };
}

function mention(view: View, candidate: Candidate, all: readonly Candidate[]): Mention {
  const { start, end, type, score, entry, from, to } = candidate;
  const parts = type === 'person' ? partsOf(candidate.keys, view.lexicon) : [];
  const role = type === 'person' ? (candidate.role ?? roleAfter(view, to)) : undefined;
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
  const norm = type === 'person' ? candidate.keys.join(' ') : normOf(candidate.keys, view.lexicon);
  const last = parts[parts.length - 1] ?? '';
  return {
    start,
    end,
    type,
    score,
    entry,
    norm,
    key: `n${type}/${norm}`,
    family: last === '' ? '' : `s${last}`,
    bones: bonesKey(last),
    bucket: parts.length > 1 ? `${skeleton(parts[0]!)}|${skeleton(last)}` : '',
    self: entry ?? selfOf(type, nameOf(view, candidate)),
    parts,
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

const selfOf = (type: EntityType, written: string): Referent => {
  const name = written.replace(/["«»“”]/g, '');
  return { id: entityId(type, name), name };
};

function lookupsOf(mentions: readonly Mention[], pending: readonly Pending[], weak: readonly WeakForm[]): string[] {
  const keys = new Set<string>();
  for (const { key, family, bones } of mentions) keys.add(key).add(family).add(bones);
  for (const { entry } of weak) keys.add(entryKey(entry));
  for (const { readings } of pending) {
    for (const { family, double, bones } of readings) keys.add(family).add(double).add(bones);
  }
  keys.delete('');
  return [...keys];
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

/** The post in apposition: عمر فلان، رئيس جمهورية كذا، … */
function roleAfter(view: View, to: number): Span | undefined {
  if (!view.isMark(to, '،,-–') || !view.isWord(to + 1) || view.clitics(to + 1) !== '') return undefined;
  const title = titleAt(view, to + 1);
  if (!title || title.title.weak || title.title.kind === 'kin') return undefined;
  let i = title.to;
  while (
    i < view.size &&
    i < to + 12 &&
    view.isWord(i) &&
    !(view.has(i, Flag.Speech | Flag.Function) && !view.definite(i))
  )
    i++;
  return { start: view.start(to + 1), end: view.token(i - 1).end };
}

const BLOCKED = Flag.Function | Flag.Calendar | Flag.OrganizationHead | Flag.PlaceHead;

function addPending(view: View, i: number, beforeName: boolean, out: Pending[]): void {
  const word = view.words[i]!;
  const { main } = word;
  if (view.token(i).text.charCodeAt(0) < 0x0600) return;
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
  const readings = word.readings
    .filter(({ key }) => key.length >= 3)
    .map((reading) => ({
      key: reading.key,
      start: view.start(i, reading),
      family: `s${reading.key}`,
      double: next === '' ? '' : `s${reading.key} ${next}`,
      bones: word.unknown && !/[بلك]/.test(reading.clitics) ? bonesKey(reading.key) : '',
    }));
  out.push({ token: i, readings, end: view.end(i) });
}

/** First words of a family name of two: بن سلمان, عبد الرحمن, أبو الغيط. */
const OPENERS = /^(بن|ابن|عبد|ابو|ابي|ابا|ال|بو)$/;

/** A family name of two words. The first alone says nothing. */
function addDouble(view: View, i: number, out: Pending[]): void {
  if (!view.isWord(i + 1)) return;
  const { main } = view.words[i]!;
  const double = `s${main.key} ${view.token(i + 1).key}`;
  out.push({
    token: i,
    readings: [{ key: main.key, start: view.start(i), family: '', double, bones: '' }],
    end: view.end(i),
  });
}

/** العنصر: كذا, العنصر قال: whoever opens a line and has a colon or a verb of speech after him. */
const speaks = (view: View, i: number): boolean =>
  (i === 0 || view.isMark(i - 1, '.!؟؛')) &&
  view.definite(i) &&
  (view.isMark(i + 1, ':') || (view.has(i + 1, Flag.Speech) && !view.definite(i + 1)));

const isTitle = (view: View, i: number): boolean => view.isWord(i) && titleAt(view, i) !== undefined;
