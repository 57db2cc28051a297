import type { Analysis } from '../../core/article.ts';
import { Knowledge, type KnowledgeSource } from '../../core/entities/index.ts';
import { isMostlyArabic } from '../../core/text/script.ts';
import type { AnalysisOptions } from '../../core/types.ts';
import type { Host } from '../host.ts';
import type { BrokenLine } from '../news-lines.ts';
import { fileNameOf, readSourceFile } from '../source-files.ts';
import { SourceFolders } from '../source-folders.ts';
import { type SourceKind, type Sources, sourcesOf } from '../sources.ts';
import { joinUri, relativePath, uriKey } from '../uri.ts';
import { makeFacts, optionsKey, type Stamp } from './facts.ts';
import { hash32, hash64 } from './hash.ts';
import { type PackedSegment, SegmentBuilder } from './segment-builder.ts';

/** A file to read: plain data, so that it can be sent to another thread. */
export interface FileJob {
  readonly uri: string;
  readonly kind: SourceKind;
  /** Bytes of the longest article. */
  readonly maxSize: number;
  /** The publication date that the team decided; of items by their `uriKey`. */
  readonly date?: string | undefined;
  readonly itemDates?: Readonly<Record<string, string>>;
  /** How readily a word is taken for a name. */
  readonly boldness: number;
  /** Which of the job's knowledge holds for it. */
  readonly knowledge: number;
  /** Of a news file only every n-th line, from this one on. */
  readonly part?: { readonly at: number; readonly of: number };
  /** A text that is known is not analysed again. */
  readonly known?: { readonly lo: number; readonly hi: number; readonly options: number };
}

export interface ReadJob {
  readonly files: readonly FileJob[];
  /** Sources of knowledge as JSON; '' for none. */
  readonly knowledge: readonly string[];
}

/** What became of a file. */
export interface FileRead {
  readonly uri: string;
  readonly stamp: Stamp;
  /** `same`: the text that is known. `none`: it holds no article (any more). */
  readonly outcome: 'read' | 'same' | 'none' | 'failed';
  /** Why it could not be read. */
  readonly message?: string;
  readonly broken?: readonly BrokenLine[];
}

export interface ListedFile {
  readonly uri: string;
  readonly kind: SourceKind;
  readonly mtime: number;
  readonly size: number;
}

/** Reads, analyses and packs articles: in this thread, or in others. */
export interface Reader {
  /** Jobs that it works on at one time. */
  readonly lanes: number;
  /** Lists the sources of folders. Rejects when cancelled. */
  list(
    folders: readonly FolderSources[],
    take: (files: readonly ListedFile[]) => void,
    failed: (uri: string, message: string) => void,
  ): Promise<void>;
  /** Resolves when every file was read. Never rejects on account of a file. */
  read(job: ReadJob): Promise<ReadResult>;
  merge(parts: readonly MergePart[]): Promise<StoredSegment>;
  /** Ends what it does. */
  stop(): void;
}

/** A folder and what `sourcesOf` made its sources from, as JSON. */
export interface FolderSources {
  readonly uri: string;
  readonly key: string;
}

/** A segment; its texts in memory, or in a file of the store. */
export interface StoredSegment {
  readonly columns: Uint8Array;
  readonly text: Uint8Array | undefined;
  readonly file: string | undefined;
}

export interface ReadResult {
  /** None when there was no article. */
  readonly segments: readonly StoredSegment[];
  readonly files: readonly FileRead[];
}

/** A segment to be merged, without the articles that are gone. */
export interface MergePart extends StoredSegment {
  readonly gone: Uint8Array;
}

/** Articles of a segment at most: a news file has many. */
const LARGEST_SEGMENT = 512;
const MOST_BROKEN = 20;

type AnalyseText = (text: string, options: AnalysisOptions) => Analysis;

/** Compiled knowledge by its source, the last few. */
export class KnowledgeCache {
  readonly #made = new Map<string, Knowledge>();

  of(source: string): Knowledge | undefined {
    if (source === '') return undefined;
    let made = this.#made.get(source);
    if (!made) {
      made = new Knowledge(JSON.parse(source) as KnowledgeSource);
      if (this.#made.size >= 8) this.#made.clear();
      this.#made.set(source, made);
    }
    return made;
  }
}

const knowledgeCache = new KnowledgeCache();

/**
 * Reads the files of a job. Never rejects on account of a file.
 * @param emit is given each finished segment
 */
export async function readFiles(
  host: Host,
  analyse: AnalyseText,
  { files, knowledge }: ReadJob,
  emit: (segment: PackedSegment) => void,
): Promise<FileRead[]> {
  const results: FileRead[] = [];
  const hashes = knowledge.map((source) => hash32(source));
  let builder = new SegmentBuilder();
  const flush = (): void => {
    if (builder.size === 0) return;
    emit(builder.finish());
    builder = new SegmentBuilder();
  };
  for (const file of files) {
    let stamp: Stamp = { mtime: 0, size: 0 };
    const broken: BrokenLine[] = [];
    try {
      // Before it is read: what is written meanwhile makes the stamp differ, and the file is read again.
      stamp = await host.stat(file.uri);
      let outcome: FileRead['outcome'] = 'none';
      const { at, of } = file.part ?? { at: 0, of: 1 };
      let line = 0;
      const articles = await readSourceFile(host, file.uri, file.kind, file, (_, one) => {
        if (broken.length < MOST_BROKEN) broken.push(one);
      });
      for (const { uri, text, date } of articles ?? []) {
        if (line++ % of !== at || !isMostlyArabic(text)) continue;
        const decided = file.kind === 'news' ? file.itemDates?.[uriKey(uri)] : file.date;
        const fileName = fileNameOf(uri);
        const { boldness } = file;
        const options = optionsKey({
          date: decided,
          knowledge: hashes[file.knowledge]!,
          fileName: fileName ?? '',
          boldness,
        });
        const content = hash64(date === undefined ? text : `${date}\n${text}`);
        const { known } = file;
        if (known && known.lo === content.lo && known.hi === content.hi && known.options === options) {
          outcome = 'same';
          continue;
        }
        const analysis = analyse(text, {
          date: decided ?? date,
          fileName,
          knowledge: knowledgeCache.of(knowledge[file.knowledge]!),
          ...(boldness !== 0 && { boldness }),
        });
        builder.add(makeFacts(uri, null, analysis, { file: file.uri, stamp, content, options }));
        outcome = 'read';
        if (builder.size >= LARGEST_SEGMENT) flush();
        if (file.kind === 'news') await host.pause();
      }
      results.push({ uri: file.uri, stamp, outcome, ...(broken.length > 0 && { broken }) });
    } catch (cause) {
      const gone = (cause as { code?: string }).code === 'ENOENT';
      const message = cause instanceof Error ? cause.message : String(cause);
      results.push({ uri: file.uri, stamp, outcome: gone ? 'none' : 'failed', ...(!gone && { message }) });
    }
    await host.pause();
  }
  flush();
  return results;
}

/** Files that are told of at one time: looking them up takes the one who is told six milliseconds. */
const LIST_STEP = 250;
/** Entries of folders that are looked at: beyond any newsroom, short of a disk's whole tree that was opened by mistake. */
const MOST_ENTRIES = 2_000_000;

/**
 * Lists the sources of folders; links are not followed, they may form a loop.
 * @param below only what lies in this folder inside them
 */
export async function listFiles(
  host: Host,
  folders: readonly FolderSources[],
  take: (files: readonly ListedFile[]) => void,
  failed: (uri: string, message: string) => void,
  isCancelled: () => boolean,
  below?: string,
): Promise<void> {
  const all = new SourceFolders();
  const uris = folders.map(({ uri }) => uri);
  all.set(uris, new Map(folders.map(({ uri, key }) => [uri, sourcesFrom(key)])));
  let found: ListedFile[] = [];
  let seen = 0;
  for (const folder of uris) {
    const queue = [below ?? folder];
    for (let directory = queue.shift(); directory !== undefined; directory = queue.shift()) {
      if (isCancelled() || seen > MOST_ENTRIES) return;
      try {
        const entries = await host.readDirectory(directory);
        seen += entries.length;
        for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
          const uri = joinUri(directory, name);
          // What lies in another folder of the workspace, inside this one, is read with that folder.
          if (all.folderOf(uri) !== folder) continue;
          if (kind === 'directory') {
            if (all.of(uri)?.enters(relativePath(folder, uri) ?? name)) queue.push(uri);
            continue;
          }
          const source = kind === 'file' ? all.kindOf(uri) : undefined;
          if (!source) continue;
          try {
            found.push({ uri, kind: source, ...(await host.stat(uri)) });
          } catch {
            continue; // gone meanwhile
          }
          if (found.length >= LIST_STEP) {
            take(found);
            found = [];
          }
        }
      } catch (cause) {
        failed(directory, cause instanceof Error ? cause.message : String(cause));
      }
      await host.pause();
    }
  }
  take(found);
}

/** The sources of `FolderSources.key`. */
function sourcesFrom(key: string): Sources {
  const [include, exclude, maxSize] = JSON.parse(key) as [string[], string[], number];
  return sourcesOf({ include, exclude, maxSize });
}
