import { serveThread } from './node/thread.ts';
import { lexiconBytes } from './packed-lexicon.ts';

// A thread that reads, analyses and packs articles for the server or the command line.
serveThread(lexiconBytes);
