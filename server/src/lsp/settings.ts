import type { Language } from '../messages.ts';
import {
  BOLDNESS,
  DEFAULT_SETTINGS,
  DIAGNOSTIC_SCOPES,
  DIGIT_STYLES,
  type FilesSettings,
  MONTH_STYLES,
  type Settings,
  type SeveritySetting,
} from '../protocol.ts';
import { type Sources, sourcesOf } from '../workspace/sources.ts';
import type { Session } from './session.ts';

const SEVERITIES: ReadonlySet<unknown> = new Set<SeveritySetting>(['error', 'warning', 'information', 'hint', 'off']);

/** Reads the section `khabar` as a client gives it; what is missing or of another kind has its default. */
export function readSettings(value: unknown): Settings {
  const section = record(value);
  const rules: Record<string, SeveritySetting> = {};
  for (const [code, severity] of Object.entries(record(section.rules))) {
    if (SEVERITIES.has(severity)) rules[code] = severity as SeveritySetting;
  }
  const language = section.language;
  const { houseStyle, hover, inlayHints, completion, codeLens, names, wikipediaLinks, diagnostics } = DEFAULT_SETTINGS;
  const { scope } = record(section.diagnostics);
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
    codeLens: {
      copies: flag(record(section.codeLens).copies, codeLens.copies),
      events: flag(record(section.codeLens).events, codeLens.events),
    },
    names: { boldness: BOLDNESS.find((name) => name === record(section.names).boldness) ?? names.boldness },
    wikipediaLinks: flag(section.wikipediaLinks, wikipediaLinks),
    files: readFiles(section.files),
    diagnostics: { scope: DIAGNOSTIC_SCOPES.find((name) => name === scope) ?? diagnostics.scope },
  };
}

/** Kilobytes beyond which nothing is an article. */
const LARGEST = 64 * 1024;

function readFiles(value: unknown): FilesSettings {
  const { include, exclude, maxSize } = DEFAULT_SETTINGS.files;
  const given = record(value);
  const size = given.maxSize;
  return {
    include: texts(given.include) ?? include,
    exclude: texts(given.exclude) ?? exclude,
    maxSize: typeof size === 'number' && size > 0 ? Math.min(size, LARGEST) : maxSize,
  };
}

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;

/** The language of messages; `locale` is the client's, as in `initialize`. */
export function languageOf({ language }: Settings, locale: string | undefined): Language {
  if (language !== 'auto') return language;
  return locale !== undefined && /^ar\b/i.test(locale) ? 'ar' : 'en';
}

const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Which files of each folder are articles, by its URI: the settings of the folder, and VS Code's own `files.exclude`. */
export async function readFolderSettings(
  { connection, client, settings }: Session,
  folders: readonly string[],
): Promise<ReadonlyMap<string, Sources>> {
  const same = (): ReadonlyMap<string, Sources> => new Map(folders.map((uri) => [uri, sourcesOf(settings.files)]));
  if (!client.givesConfiguration || folders.length === 0) return same();
  const wish = folders.flatMap((scopeUri) => [
    { scopeUri, section: 'khabar' },
    { scopeUri, section: 'files' },
  ]);
  try {
    const given: unknown[] = await connection.workspace.getConfiguration(wish);
    return new Map(
      folders.map((uri, i) => [
        uri,
        sourcesOf(readFiles(record(given[2 * i]).files), record(given[2 * i + 1]).exclude),
      ]),
    );
  } catch (cause) {
    connection.console.warn(`khabar: the client gave no settings of folders (${String(cause)}); those of all hold.`);
    return same();
  }
}
