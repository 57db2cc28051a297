import type { DuplicateGroup, Span } from '../types.ts';
import type { Duplicates, Link } from './groups.ts';

/** Neighbouring copies that repeat neighbours elsewhere, said and removed as one. */
export interface Run extends Span {
  readonly unit: DuplicateGroup['unit'];
  readonly kind: DuplicateGroup['kind'];
  /** From the first to the last of the passages that are repeated here. */
  readonly other: Span;
  readonly removable: boolean;
  /** How many paragraphs or sentences it covers. */
  readonly count: number;
  /** The least similar pair's. */
  readonly similarity: number;
}

/** Where the paragraphs and sentences of an article stand among their kind. */
export interface Places {
  /** The number of the paragraph or sentence that starts at an offset, or -1. */
  indexOf(unit: DuplicateGroup['unit'], start: number): number;
}

/**
 * Merges copies that follow each other directly and repeat passages that follow each other directly too, in the same order
 * (i..j and i'..j'), or that repeat one and the same passage several times in a row.
 *
 * @param places the place of every paragraph and sentence among its kind: what "directly" means. A line in between that is
 *   no copy keeps two runs apart.
 * @returns in document order
 */
export function mergeRuns(duplicates: Pick<Duplicates, 'groups' | 'links'>, places: Places): Run[] {
  const steps: Step[] = [];
  duplicates.groups.forEach((group, i) => {
    for (const link of duplicates.links[i]!) steps.push(stepOf(group, link, places));
  });
  steps.sort((a, b) => a.copy.start - b.copy.start || a.copy.end - b.copy.end || a.other.start - b.other.start);

  // Open runs by the step that would continue them: the next copy, against the next passage or the same one.
  const open = new Map<string, Open>();
  const runs: Open[] = [];
  for (const step of steps) {
    const keys = [key(step, step.copyAt, step.otherAt, false), key(step, step.copyAt, step.otherAt, true)];
    const run = step.copyAt < 0 || step.otherAt < 0 ? undefined : (open.get(keys[0]!) ?? open.get(keys[1]!));
    if (run) {
      const same = open.get(keys[0]!) !== run;
      for (const old of run.keys) open.delete(old);
      run.last = step;
      run.count++;
      run.similarity = Math.min(run.similarity, step.link.similarity);
      run.keys = [key(step, step.copyAt + 1, same ? step.otherAt : step.otherAt + 1, same)];
      open.set(run.keys[0]!, run);
    } else {
      const started: Open = { first: step, last: step, count: 1, similarity: step.link.similarity, keys: [] };
      if (step.copyAt >= 0 && step.otherAt >= 0) {
        started.keys = [
          key(step, step.copyAt + 1, step.otherAt + 1, false),
          key(step, step.copyAt + 1, step.otherAt, true),
        ];
      }
      for (const next of started.keys) open.set(next, started);
      runs.push(started);
    }
  }
  return runs.map(({ first, last, count, similarity }) => ({
    start: first.copy.start,
    end: last.copy.end,
    unit: first.unit,
    kind: first.kind,
    other: { start: first.other.start, end: Math.max(first.other.end, last.other.end) },
    removable: first.link.removable,
    count,
    similarity,
  }));
}

interface Step {
  readonly unit: DuplicateGroup['unit'];
  readonly kind: DuplicateGroup['kind'];
  readonly link: Link;
  readonly copy: Span;
  readonly other: Span;
  readonly copyAt: number;
  readonly otherAt: number;
}

interface Open {
  readonly first: Step;
  last: Step;
  count: number;
  similarity: number;
  keys: string[];
}

function stepOf(group: DuplicateGroup, link: Link, places: Places): Step {
  const copy = group.members[link.copy]!;
  const other = group.members[link.other]!;
  return {
    unit: group.unit,
    kind: group.kind,
    link,
    copy,
    other,
    copyAt: places.indexOf(group.unit, copy.start),
    otherAt: places.indexOf(group.unit, other.start),
  };
}

const key = (step: Step, copyAt: number, otherAt: number, same: boolean): string =>
  `${step.unit} ${step.kind} ${step.link.removable} ${copyAt} ${otherAt} ${same}`;

/** The last of the sorted spans that starts at an offset or before it; the first when none does. */
export function lastAtOrBefore(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
