export type { Unit } from './corpus.ts';
export { type Change, type Differences, differences } from './differences.ts';
export { findDuplicateFindings } from './findings.ts';
export { type Fingerprint, fingerprint } from './fingerprint.ts';
export { type Duplicates, findDuplicates, type Link } from './groups.ts';
export { applyEdits, removalEdits, type TextChange } from './removal.ts';
export { mergeRuns, type Run } from './runs.ts';
