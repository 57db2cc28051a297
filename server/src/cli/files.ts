import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMostlyArabic } from '../core/text/script.ts';
import { nodeHost } from '../node/node-host.ts';
import { type Decoded, decodeText } from '../workspace/encoding.ts';
import { isBroken, newsLines, newsUri } from '../workspace/news-lines.ts';
import { isNewsPath, type Sources } from '../workspace/sources.ts';

/** One text to analyse, with the encoding of its file, which writing must keep. */
export interface Source extends Decoded {
  /** `file:` URI, `khabar-news:` for a line of a news file, or `stdin:`. */
  readonly uri: string;
  /** As the user wrote it, for messages; with the line, of a news file. */
  readonly name: string;
  /** The base name, which may hold a date; undefined for standard input and items. */
  readonly fileName: string | undefined;
  /** Publication date YYYY-MM-DD that a news file gives its item. */
  readonly date: string | undefined;
}

/** A file that could not be read or written; the command goes on with the others and exits with 2. */
export class FileError extends Error {
  constructor(
    readonly file: string,
    readonly code:
      | 'missing'
      | 'denied'
      | 'directory'
      | 'encoding'
      | 'large'
      | 'decisions'
      | 'entities'
      | 'news'
      | 'other',
    readonly detail: string,
  ) {
    super(`${file}: ${detail}`);
  }
}

/** Larger than any article; a file above it is a mistake, and a string of more than 2^29 characters cannot be made. */
const LARGEST = 256 * 1024 * 1024;

/** Reads one file, or standard input for `-`. Throws FileError. */
export async function readSource(name: string): Promise<Source> {
  if (name === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return { uri: 'stdin:', name: '-', fileName: undefined, date: undefined, ...decode('-', Buffer.concat(chunks)) };
  }
  const uri = pathToFileURL(path.resolve(name)).href;
  return { uri, name, fileName: path.basename(name), date: undefined, ...decode(name, await readBytes(name)) };
}

/**
 * The articles of one file: the file itself, or of a news file each line, whose broken lines go to `onError`. Throws FileError
 * for the file.
 */
export async function* readSources(name: string, onError: (error: FileError) => void): AsyncGenerator<Source> {
  if (name === '-' || !isNewsPath(name)) {
    yield await readSource(name);
    return;
  }
  const file = pathToFileURL(path.resolve(name)).href;
  const { text, encoding, bom } = decode(name, await readBytes(name));
  for (const item of newsLines(text)) {
    const at = `${name}:${item.line}`;
    if (isBroken(item)) onError(new FileError(at, 'news', item.problem));
    else {
      const uri = newsUri(file, item.line);
      yield { uri, name: at, fileName: undefined, date: item.date, text: item.text, encoding, bom };
    }
  }
}

/** The bytes of a file, of a gzip file those inside it. */
async function readBytes(name: string): Promise<Uint8Array> {
  let bytes: Uint8Array | undefined;
  try {
    bytes = await nodeHost.readFile(pathToFileURL(path.resolve(name)).href, LARGEST);
  } catch (cause) {
    throw asFileError(name, cause);
  }
  if (!bytes) throw new FileError(name, 'large', `larger than ${LARGEST / 1024 / 1024} MB`);
  return bytes;
}

export function asFileError(name: string, cause: unknown): FileError {
  if (cause instanceof FileError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  const kind =
    code === 'ENOENT'
      ? 'missing'
      : code === 'EACCES' || code === 'EPERM'
        ? 'denied'
        : code === 'EISDIR'
          ? 'directory'
          : 'other';
  return new FileError(name, kind, message);
}

function decode(name: string, bytes: Uint8Array): Decoded {
  const decoded = decodeText(bytes);
  if (!decoded) throw new FileError(name, 'encoding', 'no text in a known encoding');
  return decoded;
}

/**
 * Every article under a folder: what `sources` names (by default `*.txt`, hidden folders and node_modules left out) whose
 * letters are mostly Arabic; links to folders not followed (they may form a loop); in code-unit order of the paths. Files that
 * cannot be read go to `onError`; `onFile` is called before each is read. Throws FileError when the folder itself cannot be read.
 */
export async function* readArticles(
  folder: string,
  sources: Sources,
  onError: (error: FileError) => void,
  onFile: (at: number, of: number) => void = () => {},
): AsyncGenerator<Source> {
  const files = await articleFiles(folder, sources, onError);
  for (const [i, file] of files.entries()) {
    onFile(i, files.length);
    try {
      for await (const source of readSources(file, onError)) if (isMostlyArabic(source.text)) yield source;
    } catch (cause) {
      onError(asFileError(file, cause));
    }
  }
}

/** The paths of the sources under a folder, in code-unit order. Throws FileError for the folder itself. */
export async function articleFiles(
  folder: string,
  sources: Sources,
  onError: (error: FileError) => void,
): Promise<string[]> {
  const found: string[] = [];
  const queue = [''];
  for (let inside = queue.pop(); inside !== undefined; inside = queue.pop()) {
    const directory = path.join(folder, inside);
    try {
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        const below = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (entry.isDirectory()) {
          if (sources.enters(below)) queue.push(below);
        } else if (sources.kindOf(below) && (entry.isFile() || entry.isSymbolicLink())) {
          found.push(path.join(folder, below));
        }
      }
    } catch (cause) {
      const error = asFileError(directory, cause);
      if (inside === '') throw error;
      onError(error);
    }
  }
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
