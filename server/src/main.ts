import { startServer } from './lsp/server.ts';
import { lexiconBytes } from './packed-lexicon.ts';

startServer(lexiconBytes());
