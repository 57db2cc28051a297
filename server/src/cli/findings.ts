import type { Finding } from '../core/types.ts';
import { ThreadReader } from '../node/thread-reader.ts';
import type { Decided } from './decisions.ts';
import type { Source } from './files.ts';
import type { Session } from './session.ts';

/** Fewer articles are quicker here than threads are started. */
const WORTH_THREADS = 24;
/** Articles that wait for a thread, for each of them: the next one is always there. */
const AHEAD = 4;

export interface Found {
  readonly source: Source;
  readonly decided: Decided;
  readonly findings: readonly Finding[];
}

/**
 * The findings of the articles that the arguments name, in their order; many articles are analysed in threads.
 * @param onFile see `Session.sources`
 */
export async function* findingsOf(
  session: Session,
  names: readonly string[],
  onFile: (at: number, of: number) => void,
): AsyncGenerator<Found> {
  const reader = new ThreadReader(new URL('./worker.js', import.meta.url));
  const waiting: Promise<Found>[] = [];
  let count = 0;
  try {
    for await (const source of session.sources(names, onFile)) {
      const decided = await session.decisions.of(source);
      if (++count <= WORTH_THREADS) {
        yield { source, decided, findings: await here(session, source, decided) };
        continue;
      }
      const knowledge = await session.knowledge.sourceOf(source);
      const date = session.dateOf(source, decided.decisions.publicationDate.get(decided.file ?? ''));
      const found = reader
        .find({ text: source.text, date, fileName: source.fileName, knowledge })
        // A thread that ended took nothing with it.
        .catch(() => here(session, source, decided))
        .then((findings): Found => ({ source, decided, findings }));
      waiting.push(found);
      if (waiting.length >= reader.lanes * AHEAD) yield waiting.shift()!;
    }
    while (waiting.length > 0) yield waiting.shift()!;
  } finally {
    await reader.dispose();
  }
}

async function here(session: Session, source: Source, { decisions, file }: Decided): Promise<readonly Finding[]> {
  const knowledge = await session.knowledge.of(source);
  return session.analyse(source, knowledge, decisions.publicationDate.get(file ?? '')).findings;
}
