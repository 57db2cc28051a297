import { loadModel } from './model-file.ts';
import { Tagger } from './tagger.ts';

/** The tagger of a model file's bytes. Throws as `loadModel` does. */
export const loadTagger = (bytes: Uint8Array): Tagger => new Tagger(loadModel(bytes));
