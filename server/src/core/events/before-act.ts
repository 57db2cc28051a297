import type { Token } from '../text/tokens.ts';
import type { LocalAct } from './local.ts';
import type { NameIn } from './names-in.ts';
import type { Part } from './types.ts';

/** الحركة تقتل نائبا: who stands before such a verb did it where its object follows; فلان قتل في: it was done to him. */
export function partBeforePassive(name: NameIn, act: LocalAct, tokens: readonly Token[]): Part | undefined {
  if (act.from - name.until > 2) return undefined;
  const { key, text, kind } = tokens[act.token + 1] ?? { key: '', text: '', kind: 'mark' as const };
  if (kind === 'mark' || /^(في|علي|من|بعد|قبل|خلال|اثر|جراء|مع|امس|اليوم|ب.{3,})$/.test(key)) return 'whom';
  const isActive = act.form === 'present' && name.entity.type !== 'person';
  return /ا$|اً$/.test(text) || isActive ? 'who' : undefined;
}

/** حسب ما ذكرت صحيفة كذا فإن الشرطة اعتقلت: what stands before إن is not its subject. */
export function isAttributed(name: NameIn, act: LocalAct, tokens: readonly Token[]): boolean {
  for (let i = name.until; i < act.from; i++)
    if (/^(فان|ان|بان|انه|انها|فانه|فانها)$/.test(tokens[i]!.key)) return true;
  return false;
}

/** دبي، الإمارات (CNN) – أعلنت: where the news comes from. */
export function isDateline(name: NameIn, act: LocalAct, tokens: readonly Token[]): boolean {
  if (name.until > 14) return false;
  // أنقرة/ الأناضول بحث: an agency after a city.
  if (
    name.entity.type === 'organization' &&
    name.from > 0 &&
    name.from < 5 &&
    /^[/–—-]$/.test(tokens[name.from - 1]!.key)
  ) {
    return name.until === act.from;
  }
  for (let i = name.until; i < act.from && i < name.until + 8; i++) {
    if (/^[–—:)/]$/.test(tokens[i]!.key)) return true;
    if (tokens[i]!.key === '-') return tokens[i]!.start > (tokens[i - 1]?.end ?? 0);
  }
  return false;
}
