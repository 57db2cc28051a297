export { type Identified, identifyEntities, type PlacedEntities } from './identity.ts';
export { entityId, type Lexicon, loadLexicon } from './lexicon.ts';
export type { LocalEntities } from './local.ts';
export { recogniseEntities } from './recognise.ts';
