import { loadLexicon } from './core/entities/index.ts';
import { serveThread } from './node/thread.ts';
import { lexiconBytes } from './packed-lexicon.ts';
import { packedTagger } from './packed-model.ts';

// A thread that reads, analyses and packs articles for the server or the command line.
serveThread(() => loadLexicon(lexiconBytes(), packedTagger));
