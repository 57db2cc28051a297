export { type Identified, identifyEntities } from './identity.ts';
export type { BlockEntities } from './identity-table.ts';
export { hasWords, Knowledge, type KnowledgeSource, type KnownEntity, type Refusal, wordsOf } from './knowledge.ts';
export { withKnowledge } from './known-lexicon.ts';
export { entityId, type Lexicon, loadLexicon } from './lexicon.ts';
export type { LocalEntities } from './local.ts';
export { findNameFindings, type NamedArticle, type NameFindings } from './name-findings.ts';
export {
  type Likeness,
  type VariantContext,
  type VariantReason,
  type Verdict,
  variants,
} from './names/variants.ts';
export { type ArticleReferent, referentsOf } from './referents.ts';
export { type NameReading, namesOf, readNames, type Settled, settle } from './settle.ts';
export { loadTagger } from './tagger/load.ts';
