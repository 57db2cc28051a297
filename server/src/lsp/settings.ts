import type { Language } from '../messages.ts';
import {
  BOLDNESS,
  DEFAULT_SETTINGS,
  DIGIT_STYLES,
  MONTH_STYLES,
  type Settings,
  type SeveritySetting,
} from '../protocol.ts';

const SEVERITIES: ReadonlySet<unknown> = new Set<SeveritySetting>(['error', 'warning', 'information', 'hint', 'off']);

/** Reads the section `khabar` as a client gives it; what is missing or of another kind has its default. */
export function readSettings(value: unknown): Settings {
  const section = record(value);
  const rules: Record<string, SeveritySetting> = {};
  for (const [code, severity] of Object.entries(record(section.rules))) {
    if (SEVERITIES.has(severity)) rules[code] = severity as SeveritySetting;
  }
  const language = section.language;
  const { houseStyle, hover, inlayHints, completion, names, wikipediaLinks } = DEFAULT_SETTINGS;
  const style = record(section.houseStyle);
  return {
    rules,
    hover: { relatedArticles: flag(record(section.hover).relatedArticles, hover.relatedArticles) },
    language: language === 'ar' || language === 'en' ? language : 'auto',
    houseStyle: {
      months: MONTH_STYLES.find((name) => name === style.months) ?? houseStyle.months,
      digits: DIGIT_STYLES.find((name) => name === style.digits) ?? houseStyle.digits,
    },
    inlayHints: { dates: flag(record(section.inlayHints).dates, inlayHints.dates) },
    completion: { enabled: flag(record(section.completion).enabled, completion.enabled) },
    names: { boldness: BOLDNESS.find((name) => name === record(section.names).boldness) ?? names.boldness },
    wikipediaLinks: flag(section.wikipediaLinks, wikipediaLinks),
  };
}

/** The language of messages; `locale` is the client's, as in `initialize`. */
export function languageOf({ language }: Settings, locale: string | undefined): Language {
  if (language !== 'auto') return language;
  return locale !== undefined && /^ar\b/i.test(locale) ? 'ar' : 'en';
}

const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
