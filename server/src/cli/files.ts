import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMostlyArabic } from '../core/text/script.ts';

/** One text to analyse. */
export interface Source {
  /** `file:` URI, or `stdin:`. */
  readonly uri: string;
  /** As the user wrote it, for messages. */
  readonly name: string;
  /** The base name, which may hold a date; undefined for standard input. */
  readonly fileName: string | undefined;
  readonly text: string;
  /** The file began with a byte order mark, which offsets leave out and writing must keep. */
  readonly bom: boolean;
}

/** A file that could not be read or written; the command goes on with the others and exits with 2. */
export class FileError extends Error {
  constructor(
    readonly file: string,
    readonly code: 'missing' | 'denied' | 'directory' | 'encoding' | 'large' | 'decisions' | 'entities' | 'other',
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
    return { uri: 'stdin:', name: '-', fileName: undefined, ...decode('-', Buffer.concat(chunks)) };
  }
  let bytes: Buffer;
  try {
    const { size } = await stat(name);
    if (size > LARGEST) throw new FileError(name, 'large', `larger than ${LARGEST / 1024 / 1024} MB`);
    bytes = await readFile(name);
  } catch (cause) {
    throw asFileError(name, cause);
  }
  const uri = pathToFileURL(path.resolve(name)).href;
  return { uri, name, fileName: path.basename(name), ...decode(name, bytes) };
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

function decode(name: string, bytes: Buffer): { text: string; bom: boolean } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  try {
    const text = new TextDecoder(utf16 || 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\ufeff') ? { text: text.slice(1), bom: true } : { text, bom: false };
  } catch {
    throw new FileError(name, 'encoding', 'not UTF-8 text');
  }
}

/**
 * Every article under a folder: `*.txt` files whose letters are mostly Arabic, hidden folders and node_modules left out,
 * links to folders not followed (they may form a loop); in code-unit order of the paths. Files that cannot be read go to
 * `onError`. Throws FileError when the folder itself cannot be read.
 */
export async function* readArticles(folder: string, onError: (error: FileError) => void): AsyncGenerator<Source> {
  for (const file of await articleFiles(folder, onError)) {
    try {
      const source = await readSource(file);
      if (isMostlyArabic(source.text)) yield source;
    } catch (cause) {
      onError(asFileError(file, cause));
    }
  }
}

/** The paths of the `*.txt` files under a folder, in code-unit order. Throws FileError for the folder itself. */
export async function articleFiles(folder: string, onError: (error: FileError) => void): Promise<string[]> {
  const found: string[] = [];
  const queue = [folder];
  for (let directory = queue.pop(); directory !== undefined; directory = queue.pop()) {
    try {
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        const full = path.join(directory, entry.name);
        if (entry.isDirectory()) {
          if (!entry.name.startsWith('.') && entry.name !== 'node_modules') queue.push(full);
        } else if (entry.name.toLowerCase().endsWith('.txt') && (entry.isFile() || entry.isSymbolicLink())) {
          found.push(full);
        }
      }
    } catch (cause) {
      const error = asFileError(directory, cause);
      if (directory === folder) throw error;
      onError(error);
    }
  }
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
