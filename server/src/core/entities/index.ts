export { type Identified, identifyEntities, type PlacedEntities } from './identity.ts';
export { hasWords, Knowledge, type KnowledgeSource, type KnownEntity, type Refusal, wordsOf } from './knowledge.ts';
export { withKnowledge } from './known-lexicon.ts';
export { entityId, type Lexicon, loadLexicon } from './lexicon.ts';
export type { LocalEntities } from './local.ts';
export { recogniseEntities } from './recognise.ts';
