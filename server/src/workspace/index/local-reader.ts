import type { Analysis } from '../../core/article.ts';
import type { AnalysisOptions } from '../../core/types.ts';
import type { Host } from '../host.ts';
import { mergeSegments } from './merge.ts';
import {
  type FolderSources,
  type ListedFile,
  listFiles,
  type MergePart,
  type Reader,
  type ReadJob,
  type ReadResult,
  readFiles,
  type StoredSegment,
} from './reading.ts';
import { Segment } from './segment.ts';
import type { PackedSegment } from './segment-builder.ts';

const inMemory = ({ columns, text }: PackedSegment): StoredSegment => ({ columns, text, file: undefined });

/** Reads in this thread, giving way after each file: for hosts without threads, and inside a thread. */
export class LocalReader implements Reader {
  readonly lanes = 1;
  readonly #host: Host;
  readonly #analyse: (text: string, options: AnalysisOptions) => Analysis;
  /** Stopped work ends at its next look. */
  #round = 0;

  constructor(host: Host, analyse: (text: string, options: AnalysisOptions) => Analysis) {
    this.#host = host;
    this.#analyse = analyse;
  }

  list(
    folders: readonly FolderSources[],
    take: (files: readonly ListedFile[]) => void,
    failed: (uri: string, message: string) => void,
  ): Promise<void> {
    const round = this.#round;
    return listFiles(this.#host, folders, take, failed, () => round !== this.#round);
  }

  async read(job: ReadJob): Promise<ReadResult> {
    const segments: StoredSegment[] = [];
    const files = await readFiles(this.#host, this.#analyse, job, (packed) => segments.push(inMemory(packed)));
    return { segments, files };
  }

  async merge(parts: readonly MergePart[]): Promise<StoredSegment> {
    return inMemory(await mergeSegments(parts.map(({ gone, ...part }) => ({ segment: segmentFrom(part), gone }))));
  }

  stop(): void {
    this.#round++;
  }
}

/** A segment whose texts are in memory. */
export function segmentFrom({ columns, text }: StoredSegment): Segment {
  return new Segment(columns, (from, to) => text!.subarray(from, to));
}
