import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { asFileError } from './files.ts';

/** What was read of a file of the team's, and the folder that it stands for. */
export interface Found<T> {
  readonly folder: string;
  readonly value: T;
}

/** The files of one name above the files of one run, each read once: the nearest one counts. */
export class Nearest<T> {
  readonly #read = new Map<string, Promise<T | undefined>>();

  /**
   * @param name the path of the file inside a folder
   * @param parse makes a value of the text of the file at a path
   */
  constructor(
    readonly name: string,
    readonly parse: (text: string, file: string) => T,
    readonly report: (cause: unknown) => void,
  ) {}

  /** The nearest one above a file. */
  async above(file: string): Promise<Found<T> | undefined> {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const found = await this.in(folder);
      if (found || folder === path.dirname(folder)) return found;
    }
  }

  /** The one of a folder. */
  async in(folder: string): Promise<Found<T> | undefined> {
    let read = this.#read.get(folder);
    if (!read) {
      read = this.#load(path.join(folder, this.name));
      this.#read.set(folder, read);
    }
    const value = await read;
    return value === undefined ? undefined : { folder, value };
  }

  async #load(file: string): Promise<T | undefined> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      const error = asFileError(file, cause);
      if (error.code !== 'missing' && (cause as { code?: string }).code !== 'ENOTDIR') this.report(error);
      return undefined;
    }
    return this.parse(text.replace(/^\ufeff/, ''), file);
  }
}

/** The path of a file inside a folder, with slashes. */
export const pathInside = (folder: string, file: string): string =>
  path.relative(folder, file).split(path.sep).join('/');
