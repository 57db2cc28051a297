import picomatch from 'picomatch';
import { DEFAULT_SETTINGS, type FilesSettings } from '../protocol.ts';

/** What a file holds: one article, or a news item on each line (JSON Lines). */
export type SourceKind = 'text' | 'news';

/** Which files of one folder are articles. Paths are relative to the folder, decoded, with slashes. */
export interface Sources {
  /** What a file holds; undefined when it is no source of articles. */
  kindOf(path: string): SourceKind | undefined;
  /** Whether a folder may hold sources. The folder itself is the empty path. */
  enters(path: string): boolean;
  /** Bytes of the longest article: a larger text file, or line of a news file, is passed over. */
  readonly maxSize: number;
  /** The globs of the files that are looked at. */
  readonly include: readonly string[];
  /** Equal for settings that choose the same files. */
  readonly key: string;
}

/** Bytes of the largest news file: it is held in memory while it is read. */
export const LARGEST_NEWS = 256 * 1024 * 1024;

/** As VS Code's own globs: dots are letters like others, no extended globs; and a file's ending may be in capitals. */
const OPTIONS = { dot: true, nocase: true, nonegate: true, noextglob: true, windows: false } as const;

/** Longer than any pattern that somebody writes. */
const LONGEST_PATTERN = 1000;

/**
 * The one place that decides whether a path is a source of articles: a file that `include` names, and of which neither the path
 * nor a folder above it is named by `exclude`. `.gitignore` has no say: what is not committed is often what is worked on.
 * @param settings patterns that are no globs are left out
 * @param hidden VS Code's `files.exclude` (`{ glob: true }`); conditions on sibling files (`when`) are not read
 */
export function sourcesOf(settings: FilesSettings, hidden: unknown = {}): Sources {
  const include = globs(settings.include);
  const exclude = [...globs(settings.exclude), ...globs(hiddenGlobs(hidden))];
  const isIncluded = matcher(include);
  const isExcluded = matcher(exclude);
  const known = new Map<string, boolean>();
  const enters = (path: string): boolean => {
    if (path === '') return true;
    let entered = known.get(path);
    if (entered === undefined) {
      entered = enters(parentOf(path)) && !isExcluded(path);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(path, entered);
    }
    return entered;
  };
  return {
    kindOf(path) {
      if (!isIncluded(path) || isExcluded(path) || !enters(parentOf(path))) return undefined;
      return isNewsPath(path) ? 'news' : 'text';
    },
    enters,
    include,
    maxSize: settings.maxSize * 1024,
    key: JSON.stringify([include, exclude, settings.maxSize]),
  };
}

/** Folders whose answer is remembered. */
const MOST_KNOWN = 10_000;

/** The sources of a folder without settings: `*.txt`, not hidden, not in node_modules. */
export const DEFAULT_SOURCES: Sources = sourcesOf(DEFAULT_SETTINGS.files);

/** Whether a file holds a news item on each line, by its name. */
export const isNewsPath = (path: string): boolean => /\.(jsonl|ndjson)(\.gz)?$/i.test(path);

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The patterns that can be used, without what makes a path relative or absolute. */
function globs(patterns: readonly unknown[]): string[] {
  const usable: string[] = [];
  for (const pattern of patterns) {
    if (typeof pattern !== 'string' || pattern.length > LONGEST_PATTERN) continue;
    // `drafts/` and `drafts` are the folder.
    const glob = pattern
      .trim()
      .replace(/^(\.?\/)+/, '')
      .replace(/\/+$/, '')
      .replace(/(\*\*\/)+/g, '**/');
    if (glob !== '' && isQuick(glob)) usable.push(glob);
  }
  return usable;
}

/**
 * Each wildcard multiplies the ways in which a path may be tried: with more of them a name that nearly fits could keep the server
 * busy for minutes, and the settings of a folder are not always our user's own.
 */
function isQuick(glob: string): boolean {
  const parts = glob.split('/');
  const deep = parts.filter((part) => part === '**').length;
  return deep <= 5 && parts.every((part) => part === '**' || (part.match(/\*+/g)?.length ?? 0) <= 4);
}

/** A part of a path: `drafts/**` names what is in the folder, the folder itself need not be entered either. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.flatMap((pattern) => {
    try {
      return [picomatch(pattern, OPTIONS)];
    } catch {
      return []; // no glob
    }
  });
  return (path) => tests.some((test) => test(path));
}

function hiddenGlobs(hidden: unknown): string[] {
  if (hidden === null || typeof hidden !== 'object') return [];
  return Object.entries(hidden).flatMap(([glob, on]) => (on === true ? [glob] : []));
}
