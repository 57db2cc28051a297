import type { Analysis } from '../core/article.ts';
import { LineIndex } from '../core/text/lines.ts';
import type { AnalysisOptions } from '../core/types.ts';

/** How a text becomes an analysis; the server gives the core's `analyse` with the lexicon in it. */
export type Analyse = (text: string, options: AnalysisOptions, previous?: Analysis) => Analysis;

/**
 * One version of one article: immutable. A request works on one snapshot to its end. The lines and the analysis are made when
 * they are first asked for and kept, the analysis from that of an earlier version where there is one.
 */
export class Snapshot {
  #lines: LineIndex | undefined;
  #analysis: Analysis | undefined;
  #make: (() => Analysis) | undefined;
  #earlier: Analysis | undefined;
  readonly #analyse: Analyse;

  constructor(
    readonly uri: string,
    readonly version: number,
    readonly text: string,
    readonly options: AnalysisOptions,
    analyse: Analyse,
    previous?: Snapshot,
  ) {
    this.#analyse = analyse;
    // Only the nearest analysis that was really made is held, so that versions nobody asked about are let go.
    const earlier = previous?.nearestAnalysis;
    this.#earlier = earlier;
    this.#make = () => analyse(text, options, earlier);
  }

  /** This version's analysis if it was made, otherwise the latest one before it. */
  get nearestAnalysis(): Analysis | undefined {
    return this.#analysis ?? this.#earlier;
  }

  get analysis(): Analysis {
    if (!this.#analysis) {
      this.#analysis = this.#make!();
      this.#make = undefined;
      this.#earlier = undefined;
    }
    return this.#analysis;
  }

  /** The analysis of another text in this one's place: what a fix would leave. It is not kept. */
  analyseInstead(text: string): Analysis {
    return this.#analyse(text, this.options, this.analysis);
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }
}
