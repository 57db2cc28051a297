import path from 'node:path';
import { analyse } from '../../../server/src/core/article.ts';
import { type Disk, DiskStore } from '../../../server/src/node/disk-store.ts';
import { nodeHost } from '../../../server/src/node/node-host.ts';
import { ThreadReader } from '../../../server/src/node/thread-reader.ts';
import { versionOf } from '../../../server/src/node/version.ts';
import { Articles } from '../../../server/src/workspace/articles.ts';
import type { Progress } from '../../../server/src/workspace/index/indexer.ts';
import { lexicon } from '../../fixtures/lexicon.ts';
import { Folder } from '../folder.ts';

export const SCRIPT = path.resolve('dist/worker.js');
export const NEVER = { isCancellationRequested: false };
export const QUIET: Progress = { report: () => {}, cancelled: false };

const NAMES = ['أرارات ميرزويان', 'جيهون بايراموف', 'أنطونيو غوتيريش', 'أنالينا بيربوك', 'سيرغي لافروف'];
const PLACES = ['برلين', 'جنيف', 'باكو', 'يريفان', 'موسكو'];

/** A short article of our own, another one for each number; every one names برلين. */
export const story = (n: number): string =>
  [
    `لقاء رقم ${n} في ${PLACES[n % 5]!}`,
    `وصل وزير الخارجية ${NAMES[n % 5]!} إلى برلين لعقد اجتماع مع نظيره ${NAMES[(n + 1) % 5]!} يوم ${(n % 28) + 1} مايو 2024.`,
    `وقال ${NAMES[n % 5]!} إن الجولة ${n} من المحادثات ستعقد في ${PLACES[(n + 2) % 5]!}، وإن الوفد متفائل بنتائجها.`,
  ].join('\n\n');

export const stories = (count: number, from = 0): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${(from + i) % 7}/${from + i}.txt`, story(from + i)]));

/** A folder on disk, threads that read it, and a store. */
export class Threaded {
  readonly reports: string[] = [];
  readonly reader: ThreadReader;
  readonly articles: Articles;
  store: DiskStore | undefined;

  constructor(
    readonly folder: Folder,
    { base, disk, version = versionOf(SCRIPT) }: { base?: string; disk?: Disk; version?: string } = {},
  ) {
    const unkept = (message: string): void => {
      this.reports.push(`unkept: ${message}`);
    };
    this.reader = new ThreadReader(SCRIPT, () => this.store?.folder, unkept);
    this.articles = new Articles(nodeHost, (text, options, previous) => analyse(text, options, lexicon(), previous), {
      reader: this.reader,
      report: (uri, cause) => this.reports.push(`${decodeURIComponent(uri).split('/').at(-1)}: ${String(cause)}`),
      ...(base !== undefined && {
        storeOf: (folders: readonly string[]) => {
          this.store = new DiskStore(base, folders, version, unkept, disk);
          return this.store;
        },
      }),
    });
  }

  read(progress = QUIET): Promise<boolean> {
    return this.articles.setFolders([this.folder.uri], progress);
  }

  /** In how many articles a name stands. */
  async articlesOf(name: string): Promise<number> {
    const { names } = await this.articles.entities.names({ typed: [name], by: 'words', limit: 1 });
    return names[0]?.files ?? 0;
  }

  /** Everything that is known, as text that can be compared. */
  async all(): Promise<string> {
    const { entities } = this.articles;
    const { names } = await entities.names({ typed: [], by: 'words', limit: 1000 });
    const lines: string[] = [];
    for (const { id, count, files, spellings } of names) {
      lines.push(`${id} ${count} ${files} ${JSON.stringify(spellings)}`);
      for (const { uri, date, title, mentions } of await entities.mentions(id, NEVER)) {
        lines.push(`  ${decodeURIComponent(uri)} ${date} ${title} ${JSON.stringify(mentions)}`);
      }
      const related = await entities.forTime(['2024-05-03', '2024-05-04'], '', 50);
      lines.push(JSON.stringify(related));
    }
    return lines.join('\n');
  }

  async end(): Promise<void> {
    await this.articles.close();
    await this.reader.dispose();
  }
}

export const newFolder = (files: Record<string, string> = {}): Folder => new Folder(files);
