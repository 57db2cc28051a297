import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Analysis, analyse } from '../core/article.ts';
import type { Knowledge, Lexicon } from '../core/entities/index.ts';
import type { Language } from '../messages.ts';
import type { Sources } from '../workspace/sources.ts';
import { TeamDecisions } from './decisions.ts';
import { asFileError, FileError, readArticles, readSources, type Source } from './files.ts';
import { TeamKnowledge } from './knowledge.ts';
import { fileErrorMessage } from './messages.ts';

/** One run of a command: what it works with and how it ends. */
export class Session {
  /** 2 once anything failed. */
  exitCode: 0 | 1 | 2 = 0;

  constructor(
    readonly lexicon: Lexicon,
    readonly language: Language,
    readonly date: string | undefined,
    /** Which files of a folder are articles. */
    readonly files: Sources,
  ) {
    this.knowledge = new TeamKnowledge(this.decisions, language, this.report);
  }

  /**
   * Says on standard error what went wrong with one file, once under whatever name (`--across` reads files that are checked too);
   * the command goes on with the others.
   */
  readonly report = (cause: unknown): void => {
    if (!(cause instanceof FileError)) throw cause;
    const key = `${cause.code} ${path.resolve(cause.file)} ${cause.detail}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.fail(fileErrorMessage(cause, this.language));
  };

  fail(message: string): void {
    process.stderr.write(`${message}\n`);
    this.exitCode = 2;
  }

  readonly #reported = new Set<string>();
  readonly decisions = new TeamDecisions(this.report);
  readonly knowledge: TeamKnowledge;

  /**
   * @param knowledge what the team knows (`knowledge.of`)
   * @param decided the publication date that the team set for the file; `--date` wins over it.
   */
  analyse(source: Source, knowledge: Knowledge | undefined, decided?: string): Analysis {
    const options = { date: this.dateOf(source, decided), fileName: source.fileName, knowledge };
    return analyse(source.text, options, this.lexicon);
  }

  /** The publication date that holds for a source beside what its text says. */
  dateOf(source: Source, decided: string | undefined): string | undefined {
    return this.date ?? source.date ?? decided;
  }

  /**
   * The sources that the arguments name: files as they are, each folder's articles. Errors are reported and passed over.
   * @param onFile called before each file of a folder is read, with its number and how many there are
   */
  async *sources(
    names: readonly string[],
    onFile: (at: number, of: number) => void = () => {},
  ): AsyncGenerator<Source> {
    for (const name of names) {
      try {
        if (name !== '-' && (await stat(name)).isDirectory())
          yield* readArticles(name, this.files, this.report, onFile);
        else yield* readSources(name, this.report);
      } catch (cause) {
        this.report(asFileError(name, cause));
      }
    }
  }
}

/** Writes to standard output and waits when the reader is slower; a closed pipe (`| head`) ends the process quietly. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
}
