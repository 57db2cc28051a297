import { open } from 'node:fs/promises';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { analyse } from '../core/article.ts';
import type { Lexicon } from '../core/entities/index.ts';
import type { AnalysisOptions } from '../core/types.ts';
import { Dropped } from '../workspace/index/lasting.ts';
import { mergeSegments } from '../workspace/index/merge.ts';
import {
  KnowledgeCache,
  listFiles,
  type MergePart,
  readFiles,
  type StoredSegment,
} from '../workspace/index/reading.ts';
import { Segment } from '../workspace/index/segment.ts';
import { nodeHost } from './node-host.ts';
import { readColumns, readText, writeSegment } from './segment-file.ts';
import type { Order, Reply } from './thread-messages.ts';

/** Bytes from which on a merged segment is kept at once: it is not likely to change soon. */
const WORTH_KEEPING = 512 * 1024;

/** Serves orders one after another until the thread is ended. */
export function serveThread(load: () => Lexicon): void {
  const port = parentPort!;
  let lexicon: Lexicon | undefined;
  let stopped = false;
  const known = new KnowledgeCache();
  const dropped = new Dropped();
  const analyseText = (text: string, options: AnalysisOptions) => {
    lexicon ??= load();
    return analyse(text, options, lexicon);
  };
  // Nobody else is served here: the turn of the loop is only for the order to stop.
  let turns = 0;
  const host = { ...nodeHost, pause: () => (++turns % 64 === 0 ? nodeHost.pause() : Promise.resolve()) };

  // The bytes of segments are shared (`lastingBytes`): none is copied.
  const say = (reply: Reply): void => port.postMessage(reply);
  const give = (segment: StoredSegment, problem?: string): void =>
    say({ kind: 'segment', segment, ...(problem !== undefined && { problem }) });

  const serve = async (order: Order): Promise<Reply> => {
    switch (order.kind) {
      case 'list': {
        stopped = false;
        const take = (files: Extract<Reply, { kind: 'listed' }>['files']) => say({ kind: 'listed', files });
        const failed = (uri: string, message: string) => say({ kind: 'failed', uri, message });
        await listFiles(host, order.folders, take, failed, () => stopped);
        return { kind: 'done' };
      }
      case 'read': {
        const files = await readFiles(host, analyseText, order.job, ({ columns, text }) =>
          give({ columns, text, file: undefined }),
        );
        return { kind: 'done', files };
      }
      case 'merge': {
        const { columns, text } = await merged(order.parts, order.folder);
        for (const part of order.parts) dropped.note(part.columns.byteLength + (part.text?.byteLength ?? 0));
        const isLarge = columns.byteLength + text.byteLength > WORTH_KEEPING;
        if (order.folder === undefined || !order.store || !isLarge) give({ columns, text, file: undefined });
        else {
          try {
            give({ columns, text: undefined, file: await writeSegment(order.folder, columns, text) });
          } catch (cause) {
            give({ columns, text, file: undefined }, cause instanceof Error ? cause.message : String(cause));
          }
        }
        return { kind: 'done' };
      }
      case 'find': {
        const { text, date, fileName, knowledge } = order.wish;
        const { findings } = analyseText(text, { date, fileName, knowledge: known.of(knowledge) });
        return { kind: 'done', findings };
      }
      default:
        return { kind: 'error', message: `no such order: ${order.kind}` };
    }
  };
  port.on('message', (order: Order) => {
    if (order.kind === 'stop') {
      stopped = true;
      return;
    }
    serve(order).then(say, (cause) =>
      say({ kind: 'error', message: cause instanceof Error ? cause.message : String(cause) }),
    );
  });
}

/** Merges segments that are in memory or in files of a folder. */
async function merged(parts: readonly MergePart[], folder: string | undefined) {
  const opened = await Promise.all(
    parts.map(async ({ columns, text, file, gone }) => {
      if (file === undefined || folder === undefined) {
        return { segment: new Segment(columns, (from, to) => text!.subarray(from, to)), gone, handle: undefined };
      }
      const handle = await open(path.join(folder, file), 'r');
      const read = await readColumns(handle);
      // All texts will be asked for: one reading is quicker than thousands.
      const segment: Segment = new Segment(read, (from, to) => whole.then((bytes) => bytes.subarray(from, to)));
      const whole: Promise<Uint8Array> = readText(handle, 0, segment.textLength);
      return { segment, gone, handle };
    }),
  );
  try {
    return await mergeSegments(opened);
  } finally {
    for (const { handle } of opened) await handle?.close();
  }
}
