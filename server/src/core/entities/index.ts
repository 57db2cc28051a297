export { type Identified, identifyEntities, type PlacedEntities } from './identity.ts';
export { entityId, type Lexicon, loadLexicon } from './lexicon.ts';
export type { LocalEntities } from './local.ts';
export {
  type Likeness,
  type VariantContext,
  type VariantReason,
  type Verdict,
  variants,
} from './names/variants.ts';
export { recogniseEntities } from './recognise.ts';
