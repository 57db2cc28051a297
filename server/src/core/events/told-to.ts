import type { Token } from '../text/tokens.ts';
import type { LocalAct } from './local.ts';
import type { NameIn } from './names-in.ts';
import { THANKS } from './participant-words.ts';

const MEDIA = /^ل(مراسل|مراسله|صحيفه|قناه|وكاله|موقع|اذاعه|جريده|مجله)$/;

/** في تصريح لفلان, قال لفلان; not الأمين العام للحزب, which is part of a post. */
export function isTold(name: NameIn, act: LocalAct, tokens: readonly Token[], hasWho: boolean): boolean {
  const at = name.opensAt;
  if (at > act.token && at - act.token <= 1) return true;
  // لمراسل كذا, لصحيفة كذا; شكرهم لفلان
  if ([1, 2].some((step) => MEDIA.test(tokens[at - step]?.key ?? ''))) return true;
  for (let i = at - 1; i > at - 8 && i > act.token; i--) if (THANKS.test(tokens[i]!.key)) return true;
  if (name.from - act.token > 22)
    return [1, 2].some((step) => /^(تصريح|تصريحات|حديث|حوار|مقابله)$/.test(tokens[at - step]?.key ?? ''));
  const before = tokens[at - 1];
  const word = before?.kind === 'mark' ? tokens[at - 2] : before;
  if (!before || !word) return false;
  if (/^(تصريح|تصريحات|حديث|حديثه|حوار|مقابله|بيان|رساله|كلمه|اتصال|ل|له|لها)$/.test(word.key)) return true;
  return hasWho && (before.kind === 'mark' || !/^(ال.*|رئيس.*)$/.test(word.key));
}

/** في مقابلة مع قناة كذا, في مداخلة له على إذاعة كذا */
export function isInterview(name: NameIn, act: LocalAct, tokens: readonly Token[]): boolean {
  for (let i = name.opensAt - 1; i > act.token && i >= name.opensAt - 5; i--) {
    if (/^(حديث|حديثه|حوار|مقابله|مقابلته|لقاء|اتصال|تصريح|تصريحات|مداخله|برنامج)$/.test(tokens[i]!.key)) return true;
  }
  return false;
}

/** بيان صادر عن كذا, بلاغ لكذا, right after the verb. */
export function isDocumentOf(name: NameIn, act: LocalAct, tokens: readonly Token[]): boolean {
  if (!/^(بيان|بلاغ|تقرير|بلاغا|مصدر)$/.test(tokens[act.token + 1]?.key ?? '')) return false;
  const at = name.opensAt;
  if (name.preposition === 'عن') {
    for (let i = at - 1; i > act.token && i >= at - 3; i--) if (/^(صادر|صدر)$/.test(tokens[i]!.key)) return true;
    return false;
  }
  return name.preposition === 'ل' && at <= act.token + 3;
}
