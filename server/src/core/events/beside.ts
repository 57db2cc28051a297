import type { Token } from '../text/tokens.ts';
import { type Chosen, EVENTFUL, isVerb } from './clause-kinds.ts';
import { standsApart } from './clauses.ts';
import type { LocalAct } from './local.ts';
import type { NameIn } from './names-in.ts';
import type { Cast } from './participants.ts';
import type { ActClass } from './types.ts';

/** What decides whether an act after the main one is told for itself. */
interface Around {
  readonly main: LocalAct;
  readonly first: Cast;
  readonly splits: boolean;
  /** Where what comes after the main act, or what is said, begins. */
  readonly start: number;
  readonly result: boolean;
  readonly dated: boolean;
}

export function isNews(
  act: LocalAct,
  { participants, place }: Cast,
  { main, first, splits, start, result, dated }: Around,
  tokens: readonly Token[],
): boolean {
  const verb = isVerb(act);
  // «ضربة حقيقية» للقطاع
  if (act.quoted && act.weak && !verb && participants.length === 0) return false;
  if (act.class === 'say') {
    // قال فلان إن فرنسا تؤيد: another one speaks.
    if (!verb || act.weak) return false;
    const other = participants.some(
      ({ part, entity }) => part === 'who' && first.participants.every((one) => one.entity !== entity),
    );
    const anew = opensAnew(tokens, act) || (act.from - start < SOON && /^ال/.test(tokens[act.token + 1]?.key ?? ''));
    if (splits && first.participants.length > 0 && !other && !anew) return false;
    // سوف تعلن المؤسسة
    const bySomebody = splits && act.from - start < SOON && /^ال/.test(tokens[act.token + 1]?.key ?? '');
    if (participants.length === 0 && !bySomebody && !opensAnew(tokens, act)) return false;
  } else if (!splits) {
    if (act.class === main.class && !(verb && act.form !== 'noun' && tokens[act.token]!.key[0] === 'و')) return false;
    // What is said or decided is the object (قرر إقالة فلان); other objects belong to the act itself.
    if (!verb && !/^(say|decide)$/.test(main.class) && !result && !standsApart(tokens, main, act)) return false;
  }
  if (act.aside && !(verb && place && dated) && !result) return false;
  if (participants.length > 0 || result || act.class === 'say') return true;
  // أن الحكومة وافقت على: the first verb of what is said.
  const reported = splits && verb && act.from - start < SOON;
  // أعلنت الحركة مسؤوليتها عن قتل نائب في مقديشو: what has a place of its own happened there.
  const placed = place && EVENTFUL.has(act.class) && place.from - act.token < PLACED;
  if (act.weak && !placed) return false;
  if (!place && !dated && !reported && !(verb && opensAnew(tokens, act))) return false;
  return verb || !act.owned || act.from < start;
}

/**
 * What is told beside the news, and is an event of its own: in a relative clause that says who did it or when (الذي افتتحه فلان), by the
 * same subject in a second verb (اعتقلت … وصادرت), as the subject of what is said (إن الهجوم جاء), before or after in time (بعدما ارتفعت).
 */
export function toldBeside(
  act: LocalAct,
  cast: Cast,
  { main, first, splits, start, dated }: Around,
  names: readonly NameIn[],
  tokens: readonly Token[],
  from: number,
  to: number,
): Chosen | undefined {
  // سأعتزل: the one who speaks.
  const speaker = first.participants.filter(({ part }) => part === 'who');
  if (splits && act.form !== 'noun' && act.status === 'planned' && /^س[ان]/.test(tokens[act.token]!.key)) {
    return { act, from, to, cast: { ...cast, participants: [...speaker, ...cast.participants] } };
  }
  if (act.quoted) return undefined;
  const verb = isVerb(act);
  const { participants } = cast;
  const chosen: Chosen = { act, from, to, cast };
  const finite = act.form !== 'noun';
  if (act.aside) {
    if (!verb || act.class === 'say') return undefined;
    const own = participants.some(({ part, start }) => part === 'who' && start > act.end && start - act.end < CLOSE);
    const told: Chosen = { ...chosen, act: act.status === 'happened' ? { ...act, status: 'background' } : act };
    if (own) return told;
    const subject = act.weak ? undefined : described(act, names, tokens);
    if (subject) {
      const { id, start, end } = subject.entity;
      const part = act.passive ? 'whom' : 'who';
      return { ...told, cast: { ...cast, participants: [{ start, end, entity: id, part }, ...participants] } };
    }
    return dated && !act.weak ? told : undefined;
  }
  const isJoined = tokens[act.from]!.key[0] === 'و';
  const who = first.participants.filter(({ part }) => part === 'who');
  // اعتقلت شخصين وصادرت أسلحة; إيقاف سيارة والعثور على: of the same subject.
  const sameKind = finite ? main.form !== 'noun' : main.form === 'noun' && isVerb(main);
  if (isJoined && sameKind && !splits && who.length > 0 && !(act.class === 'say' && main.class === 'say')) {
    if (act.weak && participants.length === 0 && finite && !(act.class === 'say' && act.complement > act.token))
      return undefined;
    if (participants.some(({ part }) => part === 'who')) return chosen;
    return { ...chosen, cast: { ...cast, participants: [...who, ...participants] } };
  }
  // إن عمليات ضبط المتسللين, أن زيارته أتت
  if (splits && !verb && isSubject(act, start, tokens)) return chosen;
  // هددت بمقاضاته, أعلن عن بيع: what is said, told by its noun.
  const isNamed = !splits && !verb && !act.weak && act.from - main.token <= NAMED && /^(say|decide)$/.test(main.class);
  if (isNamed && (tokens[act.token]!.key[0] === 'ب' || /^(عن|علي|الي)$/.test(tokens[act.token - 1]!.key))) {
    const same = DOES_WHAT_HE_SAYS.test(main.lemma) && DELIBERATE.has(act.class) && participants.length === 0;
    return same ? { ...chosen, cast: { ...cast, participants: speaker } } : chosen;
  }
  // بعدما ارتفعت, قبل أن يسجل
  if (verb && finite && !act.weak && act.class !== 'say' && followsInTime(tokens, act.from)) return chosen;
  return undefined;
}

/** How far from a verb of speech, in tokens, the noun of what is said may be. */
const NAMED = 8;

/** Verbs that say what the speaker does himself. */
const DOES_WHAT_HE_SAYS = /^(تحذير|إعلان|قرار)$/;

const DELIBERATE: ReadonlySet<ActClass> = new Set([
  'try',
  'open',
  'trade',
  'publish',
  'resign',
  'visit',
  'sign',
  'attack',
]);

/** The name that a relative clause describes: فلان الذي أقدم على. */
export function described({ from }: LocalAct, names: readonly NameIn[], tokens: readonly Token[]): NameIn | undefined {
  for (let i = from - 1; i > 0 && i >= from - 3; i--) {
    if (!/^(الذي|التي)$/.test(tokens[i]!.key)) continue;
    const before = tokens[i - 1]!.kind === 'mark' ? i - 1 : i;
    return names.find(({ until, entity }) => until === before && /^(person|organization)$/.test(entity.type));
  }
  return undefined;
}

/** How near the act, in code units, its subject stands. */
export const CLOSE = 40;

/** أن زيارته, إن عمليات ضبط: the subject of what is said. */
function isSubject({ from, weak, class: kind }: LocalAct, start: number, tokens: readonly Token[]): boolean {
  if (from === start) return !weak && (EVENTFUL.has(kind) || kind === 'arrest');
  return from === start + 1 && /^(عمليه|عمليات|حادث|حادثه|جريمه|سلسله|موجه)$/.test(tokens[start]!.key);
}

/** بعدما, عندما, قبل أن, بعد أن */
function followsInTime(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.key ?? '';
  return /^(بعدما|عندما|حين|حينما)$/.test(before) || (before === 'ان' && /^(قبل|بعد)$/.test(tokens[at - 2]?.key ?? ''));
}

/** How near, in tokens, a place tells where a weak word happened. */
const PLACED = 9;

/** How soon after أن, in tokens, its verb comes. */
const SOON = 8;

/** ، وقرر المجلس: a verb that begins a clause of its own, with its subject after it. */
function opensAnew(tokens: readonly Token[], { token, from, form, class: kind }: LocalAct): boolean {
  // ، تمت خلالها المصادقة
  if (form === 'noun') return from < token && tokens[from - 1]?.kind === 'mark' && tokens[from]!.key[0] !== 'و';
  const before = tokens[token - 1];
  const after = tokens[token + 1]?.key ?? '';
  // فيما أصيب 28
  if (/^(kill|die|arrest)$/.test(kind) && tokens[token + 1]?.kind === 'number') return true;
  if (
    before?.kind === 'mark'
      ? tokens[token]!.key[0] !== 'و'
      : !/^(كما|فيما|بينما|اذ|وقد|قد|حيث)$/.test(before?.key ?? '')
  )
    return false;
  return after.startsWith('ال') && !/^(الي|الان|الا)$/.test(after);
}
