import type { Candidate } from './candidates.ts';
import { ANY_NAME, Flag } from './lexicon.ts';
import { titleAt } from './titles.ts';
import type { View } from './view.ts';

export type Tables = ReadonlyMap<number, Candidate>;

/** The token after a run of definite adjectives and nouns that starts at `i`. */
export function chain(view: View, i: number, tables: Tables): number {
  let to = i;
  while (to < view.size && to - i < 4 && view.isWord(to) && view.definite(to) && view.clitics(to) === '') {
    if (to > i) {
      const person = tables.get(to);
      if (person?.type === 'person' || titled(view, to)) break;
      if (!isAdjective(view, to) && !view.has(to, Flag.Nationality)) break;
    }
    to++;
  }
  return to;
}

export const isAdjective = (view: View, i: number): boolean => {
  const key = view.key(i);
  if (PARTICIPLES.test(key)) return false;
  return (
    view.has(i, Flag.Nationality) ||
    /(ي|يه)$/.test(key) ||
    /^ال(عام|عامه|اعلي|عليا|مشترك|مشتركه|مركزي|مسلحه|مسلح|متحده|متحد|مستقل|مستقله|جديد|جديده|حر|حره|كبري|خاص|خاصه|خيري|خيريه|شامله|موحد|موحده|ثلاثيه|دائمه|مقدسه|مكرمه|منوره)$/.test(
      key,
    )
  );
};

/** Participles that open a clause after a name: مجموعة الاتصال المعنية بـ… */
const PARTICIPLES =
  /^ال(معني|معنيه|رامي|راميه|ساعي|ساعيه|داعي|داعيه|مبني|مبنيه|جاري|جاريه|ماضي|ماضيه|حالي|حاليه|تالي|تاليه|ثاني|ثانيه|منتهي|منتهيه|مدعي|مدعيه|ارهابي|ارهابيه|محتل|محتله|سابق|سابقه|محظور|محظوره|متطرف|متطرفه|انقلابي|انقلابيه)$/;

/** A word that starts a post, so that no organisation goes on over it. */
export const titled = (view: View, i: number): boolean => {
  const title = view.has(i, ANY_NAME) ? undefined : titleAt(view, i);
  return title !== undefined && !title.title.weak;
};

export function hasNationality(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.has(i, Flag.Nationality)) return true;
  return false;
}

/** The closing mark of a quotation that opens at `open` and holds at most six tokens, or 0. */
export function closing(view: View, open: number): number {
  for (let i = open + 1; i <= open + 7 && i < view.size; i++) {
    if (view.isMark(i, '"»”')) return i > open + 1 ? i : 0;
    if (view.isMark(i, '.،:؟')) return 0;
  }
  return 0;
}

/** في جبهة صرواح, بجبهة صرواح: a front is a stretch of land, not a movement. */
export const atFront = (view: View, i: number): boolean =>
  view.clitics(i).endsWith('ب') || /^(في|من|الي|علي)$/.test(view.key(i - 1));
