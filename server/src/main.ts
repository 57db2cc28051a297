import lexicon from '../../build/lexicon.bin';
import { startServer } from './lsp/server.ts';

startServer(lexicon);
