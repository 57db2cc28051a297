export { type Identified, identifyEntities, type PlacedEntities } from './identity.ts';
export { hasWords, Knowledge, type KnowledgeSource, type KnownEntity, type Refusal, wordsOf } from './knowledge.ts';
export { withKnowledge } from './known-lexicon.ts';
export { entityId, type Lexicon, loadLexicon } from './lexicon.ts';
export type { LocalEntities } from './local.ts';
export { type NameReading, namesOf, readNames, type Settled, settle } from './settle.ts';
export { loadTagger } from './tagger/load.ts';
