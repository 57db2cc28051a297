export { AcrossArticles, type AcrossPair, type Least } from './across.ts';
export { applyEdits, composeEdits, type TextChange } from './changes.ts';
export type { Unit } from './corpus.ts';
export { type Change, type Differences, differences } from './differences.ts';
export { findDuplicateFindings } from './findings.ts';
export { type Fingerprint, fingerprint } from './fingerprint.ts';
export { type Duplicates, findDuplicates, type Link } from './groups.ts';
export { removalEdits } from './removal.ts';
export { mergeRuns, type Run } from './runs.ts';
