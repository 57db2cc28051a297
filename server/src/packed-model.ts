import { readFileSync } from 'node:fs';
import { loadTagger } from './core/entities/index.ts';

/**
 * The tagger of the model file that lies beside the bundle. Read when a text first asks for names; it throws when the file is
 * missing, because an installation without it is broken.
 */
export const packedTagger = () => loadTagger(readFileSync(new URL('./names.bin', import.meta.url)));
