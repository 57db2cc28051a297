import type { Language } from '../messages.ts';
import { DEFAULT_SETTINGS, type Settings, type SeveritySetting } from '../protocol.ts';

const SEVERITIES: ReadonlySet<unknown> = new Set<SeveritySetting>(['error', 'warning', 'information', 'hint', 'off']);

/** Reads the section `khabar` as a client gives it; what is missing or of another kind has its default. */
export function readSettings(value: unknown): Settings {
  const section = record(value);
  const rules: Record<string, SeveritySetting> = {};
  for (const [code, severity] of Object.entries(record(section.rules))) {
    if (SEVERITIES.has(severity)) rules[code] = severity as SeveritySetting;
  }
  const related = record(section.hover).relatedArticles;
  const language = section.language;
  return {
    rules,
    hover: { relatedArticles: typeof related === 'boolean' ? related : DEFAULT_SETTINGS.hover.relatedArticles },
    language: language === 'ar' || language === 'en' ? language : 'auto',
  };
}

/** The language of messages; `locale` is the client's, as in `initialize`. */
export function languageOf({ language }: Settings, locale: string | undefined): Language {
  if (language !== 'auto') return language;
  return locale !== undefined && /^ar\b/i.test(locale) ? 'ar' : 'en';
}

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
