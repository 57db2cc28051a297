import type { Token } from '../text/tokens.ts';
import { isAttributed, isDateline, partBeforePassive } from './before-act.ts';
import type { LocalAct } from './local.ts';
import type { NameIn } from './names-in.ts';
import {
  ABOUT,
  CLAUSE,
  DONE_TO,
  GOING,
  HELD,
  HELD_BY,
  IN,
  MOSTLY_DONE_TO,
  other,
  POSTS,
  RELATIVE,
  SPOKEN,
  STRICKEN,
  TEAMS,
  TO,
  TOGETHER,
  TOPICS,
  TRANSITIVE,
} from './participant-words.ts';
import { isDocumentOf, isInterview, isTold } from './told-to.ts';
import type { Part, Participant } from './types.ts';
import { eventWord } from './words.ts';

/** How far from the act, in tokens, a name may take part. */
const REACH = 60;

export interface Cast {
  readonly participants: readonly Participant[];
  readonly place: NameIn | undefined;
}

/**
 * Who takes part in an act, and where it is, from the names of its part of the sentence (tokens `from` to `to`).
 * Linear in the names.
 */
export function castOf(
  act: LocalAct,
  names: readonly NameIn[],
  tokens: readonly Token[],
  from: number,
  to: number,
): Cast {
  const casting = new Casting(act, tokens);
  const isNoun = act.form === 'noun' && act.from === act.token;
  const before: NameIn[] = [];
  const after: NameIn[] = [];
  for (const name of names) {
    if (name.entity.type === 'event' || name.from < from || name.to > to) continue;
    if (Math.abs(name.from - act.token) > REACH) continue;
    if (name.to <= act.from) before.push(name);
    else if (name.from >= act.token + (act.from === act.token ? 1 : 0) || name.from > act.from) after.push(name);
  }
  // وأضاف: a verb after و has its subject behind it.
  // أما فلان فقال: there what follows ف has its subject before it.
  const joined =
    act.form !== 'noun' &&
    tokens[act.token]!.start < act.start &&
    !(tokens[act.token]!.key[0] === 'ف' && opensWithAs(tokens, from));
  const follows =
    after[0]?.opensAt === act.token + 1 && after[0].preposition === '' && after[0].entity.type === 'person';
  if (!isNoun) {
    casting.subjectBefore(
      joined
        ? before.filter(({ preposition }) => preposition !== '')
        : follows
          ? before.filter(({ until, preposition }) => preposition !== '' || act.from - until <= 2)
          : before,
    );
  }
  for (const name of after) casting.after(name, isNoun && name.from > act.token);
  // أثبت الصندوق صموده وأكد: of the same subject.
  if (joined && !casting.has('who')) casting.subjectBefore(before.filter(({ preposition }) => preposition === ''));
  casting.placeBefore(before);
  return { participants: casting.parts, place: casting.place };
}

/** Whether what a part of a sentence tells begins with أما. */
const opensWithAs = (tokens: readonly Token[], from: number): boolean => /^(و)?اما$/.test(tokens[from]?.key ?? '');

class Casting {
  readonly parts: Participant[] = [];
  place: NameIn | undefined;
  private dateline: NameIn | undefined;
  private last: { name: NameIn; part: Part } | undefined;

  constructor(
    private readonly act: LocalAct,
    private readonly tokens: readonly Token[],
  ) {}

  private add(name: NameIn, part: Part): void {
    this.last = { name, part };
    const { id, start, end } = name.entity;
    if (this.parts.some(({ entity }) => entity === id)) return;
    this.parts.push({ start, end, entity: id, part });
  }

  has(part: Part): boolean {
    return this.parts.some((participant) => participant.part === part);
  }

  /** الرئيس فلان وصل: who stands before the verb. */
  subjectBefore(before: readonly NameIn[]): void {
    for (const name of before) {
      if (name.inRole || POSTS.test(name.head) || isAttributed(name, this.act, this.tokens)) continue;
      if (/^التابع/.test(this.tokens[name.opensAt - 1]?.key ?? '')) continue;
      if (this.act.class === 'say' && name.entity.type !== 'place' && /^(مع|ل)$/.test(name.preposition)) {
        this.add(name, 'whom');
        this.last = undefined;
        continue;
      }
      // 8 من عناصر الحرس قتلوا
      if (
        this.act.passive &&
        name.preposition === 'من' &&
        this.act.from === name.until &&
        name.entity.type === 'organization'
      )
        this.add(name, 'whom');
      if (name.preposition !== '') continue;
      if (name.entity.type !== 'person' && isDateline(name, this.act, this.tokens)) {
        if (name.entity.type === 'place') this.dateline ??= name;
        continue;
      }
      if (this.last) {
        if (name.joined && name.opensAt - this.last.name.until <= 3) this.add(name, 'who');
        continue;
      }
      if (name.entity.type === 'place' && !this.opens(name)) continue;
      if (name.entity.type === 'place' && this.act.lemma === 'استضافة') {
        this.place ??= name;
        continue;
      }
      if (name.entity.type !== 'person' && name.head !== '' && this.act.from - name.to > 2) continue;
      if (this.act.from - name.to > 14) continue;
      if (this.act.passive) {
        const part = partBeforePassive(name, this.act, this.tokens);
        if (part) this.add(name, part);
        continue;
      }
      this.add(name, 'who');
    }
    this.last = undefined;
  }

  /** A place that acts opens its clause: موسكو أعلنت, أن إيران قررت. */
  private opens(name: NameIn): boolean {
    const token = this.tokens[name.opensAt - 1];
    if (!token || name.opensAt === 0) return true;
    return token.kind === 'mark' || /^(ان|بان|وان|كما|وقد|قد|وكانت|كانت|كان|وكان|لكن|فيما|بينما)$/.test(token.key);
  }

  after(name: NameIn, afterNoun: boolean): void {
    const { act } = this;
    const { preposition, entity } = name;
    const isPlace = entity.type === 'place';
    if (this.last && name.joined && preposition === '' && !name.inRole && name.opensAt - this.last.name.until <= 2) {
      this.add(name, this.last.part);
      return;
    }
    if (
      this.last &&
      this.listed(this.last.name, name) &&
      !name.inRole &&
      preposition === '' &&
      isPlace === (this.last.name.entity.type === 'place') &&
      !(act.class === 'say' && entity.type !== this.last.name.entity.type)
    ) {
      this.add(name, this.last.part);
      return;
    }
    if (preposition === 'بين') {
      if (name.opensAt - act.token > 14 || (act.class !== 'play' && this.crosses(name, CLAUSE))) return;
      if (!isPlace || act.class === 'meet' || act.class === 'talk' || act.class === 'play' || act.class === 'agree')
        this.add(name, 'who');
      return;
    }
    if (/^(مع|بحضور|بمشاركه|برفقه|بمعيه)$/.test(preposition)) {
      if (name.inRole || this.crosses(name, CLAUSE)) return;
      if (TOGETHER.has(act.class)) this.add(name, 'with');
      else if (act.class === 'say' && isInterview(name, act, this.tokens)) this.add(name, 'whom');
      else if (act.class === 'say' && preposition !== 'مع') this.add(name, 'with');
      return;
    }
    // في مداخلة له على إذاعة كذا
    if (act.class === 'say' && !isPlace && /^(علي|عبر|مع)$/.test(preposition) && isInterview(name, act, this.tokens)) {
      this.add(name, 'whom');
      return;
    }
    // ذكر بيان صادر عن الوزارة, أفاد بلاغ للوزارة: the document speaks for her.
    if (act.class === 'say' && !isPlace && !this.has('who') && isDocumentOf(name, act, this.tokens)) {
      this.add(name, 'who');
      return;
    }
    // انفجارات هزت القلمون, زلزال ضرب اليابان
    if (
      isPlace &&
      STRICKEN.has(act.class) &&
      /^(هز|هزت|ضرب|ضربت|يهز|تهز|يضرب|تضرب|اجتاح|اجتاحت|طال|طالت)$/.test(this.tokens[name.opensAt - 1]?.key ?? '')
    ) {
      this.place ??= name;
      return;
    }
    if (name.inRole) return;
    // مفاوضات حول كاراباخ: what they speak of.
    if (isPlace && preposition === 'حول' && ABOUT.has(act.class)) return;
    if (isPlace && IN.test(preposition)) {
      // الأوضاع في سوريا: what it is about.
      if (
        TOPICS.test(this.tokens[name.opensAt - 2]?.key ?? '') ||
        TOPICS.test(this.tokens[name.opensAt - 3]?.key ?? '')
      )
        return;
      const here = SPOKEN.has(act.class)
        ? this.last?.name.entity.type === 'person' && name.opensAt - this.last.name.until <= 2
        : this.near(name, 20) && !this.crosses(name, RELATIVE);
      if (here) this.place ??= name;
      return;
    }
    if (/^التابع/.test(this.tokens[name.from - 1]?.key ?? '')) return;
    if (TO.test(preposition)) {
      if (isPlace) {
        if (GOING.has(act.class) && this.near(name, 16)) this.place ??= name;
      } else if (act.class === 'move' && preposition === 'الي' && this.near(name, 16)) this.add(name, 'whom');
      else if (/^(تسليم|إرسال|منح)$/.test(act.lemma) && this.near(name, 16)) this.add(name, 'whom');
      // دورية تابعة لمركز كذا
      else if (!afterNoun && !this.has('who') && /^تابع(ه|ين)?$/.test(this.tokens[name.opensAt - 1]?.key ?? ''))
        this.add(name, 'who');
      else if (act.class === 'trade' && preposition === 'الي' && this.near(name, 16)) this.add(name, 'with');
      else if (act.form === 'noun' && HELD_BY.has(act.class) && preposition === 'ل' && name.opensAt === act.token + 1)
        this.add(name, 'who');
      else if (
        this.near(name, 40) &&
        /^(say|visit|publish|decide)$/.test(act.class) &&
        isTold(name, act, this.tokens, this.has('who'))
      ) {
        this.add(name, 'whom');
      }
      return;
    }
    if (preposition === 'امام' || preposition === 'ضد') {
      if (act.class === 'play') this.add(name, 'with');
      else if (act.class === 'win' && act.form !== 'noun' && this.near(name, 8)) this.add(name, 'whom');
      if (/^(play|win)$/.test(act.class)) return;
    }
    if (preposition === 'علي' || preposition === 'ضد') {
      if (!isPlace && /^(win|attack|arrest|kill)$/.test(act.class)) this.add(name, 'whom');
      else if (isPlace && /^(attack|play|open|protest)$/.test(act.class)) this.place ??= name;
      return;
    }
    if (preposition === 'يد' || preposition === 'ايدي' || preposition === 'برئاسه') {
      this.add(name, 'who');
      return;
    }
    if (preposition === 'عن' && act.lemma === 'نقل' && entity.type === 'person') {
      this.add(name, 'who');
      return;
    }
    if (preposition !== '') return;
    this.bare(name, afterNoun, isPlace);
  }

  /** A name that no preposition governs: the subject, then the object. */
  private bare(name: NameIn, afterNoun: boolean, isPlace: boolean): void {
    const { act } = this;
    const from = this.last ? this.last.name.until : act.from === act.token || afterNoun ? act.token + 1 : act.from + 1;
    const gap = name.listed ? 0 : name.opensAt - from;
    if (afterNoun && act.owned && gap <= 1) {
      if (isPlace && GOING.has(act.class)) this.place ??= name;
      else if (TRANSITIVE.has(act.class)) this.add(name, other(act.class));
      return;
    }
    // تحتضن مدينة كذا مهرجانا
    if (isPlace && gap <= 2 && act.lemma === 'استضافة') {
      this.place ??= name;
      return;
    }
    if (isPlace && gap <= 2 && (/^(disaster|accident)$/.test(act.class) || this.isWitness())) {
      this.place ??= name;
      return;
    }
    if (isPlace && !(TEAMS.test(name.head) && name.opensAt - act.token <= 3)) {
      if (act.class === 'visit' && this.has('who')) this.place ??= name;
      else if (GOING.has(act.class) && !afterNoun && gap === 0 && this.has('who')) this.place ??= name;
      else if (gap > 0) return;
      else if (afterNoun && HELD.has(act.class) && !this.has('who')) this.place ??= name;
      else if (!this.has('who') && !(act.class === 'visit' && afterNoun))
        this.add(name, afterNoun && DONE_TO.has(act.class) ? 'whom' : 'who');
      else if (act.class === 'visit') this.place ??= name;
      else if (this.last || (act.class === 'say' && gap === 0 && name.head === '')) this.add(name, other(act.class));
      return;
    }
    if (act.class === 'accident' || act.class === 'disaster') return; // nobody does it
    if (POSTS.test(name.head) || this.crosses(name, CLAUSE)) return;
    if (afterNoun) {
      if (gap > 5 || this.marksBetween(act.token + 1, name.opensAt)) return;
      if (this.parts.length > 0 && act.from === act.token) return;
      this.add(
        name,
        DONE_TO.has(act.class) || /^(إقالة|بيع|شراء|إفراج|تكريم)$/.test(act.lemma)
          ? 'whom'
          : this.has('who')
            ? other(act.class)
            : 'who',
      );
      return;
    }
    // قررت اعتبار كذا منظمة, دعت هذه الجماعات فلانا إلى
    if (act.class === 'decide' && /^(اعتبار|تصنيف|ادراج|حظر)$/.test(name.head)) {
      this.add(name, 'whom');
      return;
    }
    const hasNoun = /^(هذه|هذا|هولاء|تلك)$/.test(this.tokens[act.token + 1]?.key ?? '');
    if (/^(دعوة|اتهام|ترحيب|انتقاد)$/.test(act.lemma) && !this.has('who') && hasNoun && gap === 2) {
      this.add(name, 'whom');
      return;
    }
    // أدانت الصحف تصريحات فلان: what he said is no subject.
    const of = act.class === 'say' && gap > 0 ? eventWord(name.head)?.act : undefined;
    if (of && !of.verb && !of.owned) return;
    // في بيان توصلت به هسبريس: the subject of another verb.
    if (gap > 2 && /^(عليه|عليها|به|بها|منه|منها)$/.test(this.tokens[name.opensAt - 1]?.key ?? '')) return;
    if (!this.has('who')) {
      // أفرج عن المعتقل فلان
      if (act.lemma === 'إفراج' && name.entity.type === 'person') this.add(name, 'whom');
      else if (act.passive && !this.hasLaterSubject(name)) this.add(name, 'whom');
      else if (MOSTLY_DONE_TO.has(act.class) && gap > 0 && name.entity.type === 'person') this.add(name, 'whom');
      else if (gap <= 25) this.add(name, 'who');
      return;
    }
    if (act.class === 'say') {
      if (gap === 0) this.add(name, 'whom');
      return;
    }
    if (TRANSITIVE.has(act.class) && !this.has(other(act.class)) && name.head === '') this.add(name, other(act.class));
  }

  /** شهدت المدينة تظاهرة: who sees it takes no part. */
  private isWitness(): boolean {
    const { from, token } = this.act;
    return from < token && /^(و|ف)?(شهد|يشهد|تشهد|هز|يهز|ضرب|يضرب|سجل|يسجل|تسجل|عرف|عاش)/.test(this.tokens[from]!.key);
  }

  /** قتل الجيش فلانا: an organisation or a state right after the verb did it. */
  private hasLaterSubject(name: NameIn): boolean {
    return name.entity.type !== 'person' && name.from === this.act.token + 1;
  }

  private near(name: NameIn, most: number): boolean {
    return name.from - this.act.token <= most;
  }

  private listed(last: NameIn, name: NameIn): boolean {
    return name.opensAt - last.until === 1 && /^[،,]$/.test(this.tokens[last.until]!.key);
  }

  private crosses(name: NameIn, words: RegExp): boolean {
    for (let i = this.act.token + 1; i < name.from; i++) {
      const { key } = this.tokens[i]!;
      // المحادثات التي جرت بين: what describes the act itself.
      if (words.test(key) && !(i < this.act.token + 4 && this.isDescribed(i))) return true;
    }
    return false;
  }

  private isDescribed(at: number): boolean {
    const { key } = this.tokens[at]!;
    if (this.act.form !== 'noun' || !/^(الذي|التي)$/.test(key)) return false;
    return /^(عقد|انعقد|جر[يت]|اجر|تم|جمع|اقيم|دار|س[يت]عقد|س[يت]جري)/.test(this.tokens[at + 1]?.key ?? '');
  }

  private marksBetween(from: number, to: number): boolean {
    for (let i = from; i < to; i++)
      if (this.tokens[i]!.kind === 'mark' && !/^["«“]$/.test(this.tokens[i]!.key)) return true;
    return false;
  }

  /** وفي مخيم جنين، اغتالت: the place before the act, when none follows. */
  placeBefore(before: readonly NameIn[]): void {
    if (this.place) return;
    for (const name of before) {
      if (name.entity.type === 'place' && IN.test(name.preposition) && !name.inRole && this.act.from - name.to <= 3)
        this.place = name;
    }
  }
}
