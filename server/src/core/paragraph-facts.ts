import { inspectFurniture, type LocalFurniture } from './boilerplate/index.ts';
import { type LocalDates, recogniseDates } from './dates/index.ts';
import { type Fingerprint, fingerprint } from './duplicates/index.ts';
import { type Lexicon, type NameReading, readNames } from './entities/index.ts';
import { type LocalEvents, readEvents } from './events/index.ts';
import { inspectStyle } from './style/index.ts';
import { type Block, makeBlock } from './text/block.ts';
import type { Finding } from './types.ts';

/** What depends on one paragraph's text alone; made once and shared by every later version that keeps the paragraph. */
export interface Facts {
  readonly block: Block;
  readonly names: NameReading;
  readonly dates: LocalDates;
  readonly furniture: LocalFurniture;
  readonly print: Fingerprint;
  readonly style: readonly Finding[];
  readonly events: LocalEvents;
}

/** Reads one paragraph: all that its own text says. Total; linear in it. */
export function readParagraph(paragraph: string, lexicon: Lexicon): Facts {
  const block = makeBlock(paragraph);
  return {
    block,
    names: readNames(block, lexicon),
    dates: recogniseDates(block),
    furniture: inspectFurniture(block),
    print: fingerprint(block),
    style: inspectStyle(block),
    events: readEvents(block),
  };
}
