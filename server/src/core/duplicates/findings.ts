import type { DiagnosticCode, Finding } from '../types.ts';
import type { Unit } from './corpus.ts';
import { type Differences, differences } from './differences.ts';
import type { Duplicates } from './groups.ts';
import { lastAtOrBefore, mergeRuns, type Places, type Run } from './runs.ts';
import { type NamesOf, noNames, withoutParallel } from './shown.ts';

/** Near copies longer than this are reported without naming what differs. */
const LONGEST_COMPARED = 20_000;

/**
 * The findings on an article's duplicates, one for each run of neighbours, on the copy that an editor would remove:
 * of exact copies the later one, of a contained pair the smaller one, of near copies the later one, which has no preferred
 * removal. `related` holds the other copy.
 *
 * `data`: `unit`, `kind`, `count` (units merged), `similarity`, `removable`; where copies differ also `negation` and, as lists of
 * equal length, `figures`/`otherFigures`, `counted`/`otherCounted` (figures with their noun), `dates`/`otherDates`,
 * `others`/`otherOthers` (names and other words), `words`/`otherWords` (all; here / in the other copy). Of a contained passage only
 * what it says and the larger one does not. A passage with a figure, date or denial of its own is not removable.
 *
 * Near copies that are parallel wording (`parallel.ts`) are groups of the article and no finding.
 *
 * @param namesOf the names of each paragraph; without them those of parallel wording are not told apart
 */
export function findDuplicateFindings(
  text: string,
  units: readonly Unit[],
  duplicates: Duplicates,
  namesOf: NamesOf = noNames,
): Finding[] {
  const findings: Finding[] = [];
  if (duplicates.groups.length === 0) return findings;
  const seen = new Map<string, number>();
  for (const run of runsOf(units, withoutParallel(text, units, duplicates, namesOf))) {
    // A headline is never the copy that should go, so there is nothing to tell.
    if (run.kind === 'contained' && !run.removable) continue;
    const code = codeOf(run);
    const differing = differenceData(text, run);
    const losesFact = run.kind === 'contained' && holdsFact(differing);
    const name = `${code} ${run.start} ${run.end}`;
    const known = seen.get(name);
    if (known !== undefined) {
      const finding = findings[known]!;
      findings[known] = { ...finding, related: [...finding.related, run.other] };
      continue;
    }
    seen.set(name, findings.length);
    findings.push({
      start: run.start,
      end: run.end,
      code,
      severity: run.kind === 'exact' && run.removable ? 'warning' : 'information',
      related: [run.other],
      data: {
        unit: run.unit,
        kind: run.kind,
        count: run.count,
        similarity: run.similarity,
        removable: run.removable && !losesFact,
        ...differing,
      },
    });
  }
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The duplicates of an article, neighbours as one, in document order. */
export const runsOf = (units: readonly Unit[], duplicates: Pick<Duplicates, 'groups' | 'links'>): Run[] =>
  mergeRuns(duplicates, placesOf(units));

function codeOf({ kind, unit }: Run): DiagnosticCode {
  if (kind === 'near') return 'near-duplicate';
  if (kind === 'contained') return 'contained';
  return unit === 'paragraph' ? 'duplicate-paragraph' : 'duplicate-sentence';
}

/** Whether a passage has a figure, a date or a denial that the other one lacks. */
const holdsFact = ({ figures = [], dates = [], negation }: Finding['data']): boolean =>
  negation === true || (figures as readonly string[]).length > 0 || (dates as readonly string[]).length > 0;

function differenceData(text: string, run: Run): Finding['data'] {
  if (run.kind === 'exact') return {};
  if (run.end - run.start > LONGEST_COMPARED || run.other.end - run.other.start > LONGEST_COMPARED) return {};
  const found = differencesOnce(text.slice(run.start, run.end), text.slice(run.other.start, run.other.end));
  // What the larger passage has beside the smaller one is why it stays.
  const isTold = run.kind === 'near' ? () => true : ([here]: Differences['words'][number]) => here !== '';
  const side = (list: Differences['words'], at: 0 | 1): string[] => list.filter(isTold).map((change) => change[at]);
  return {
    negation: found.negation && (run.kind === 'near' || side(found.words, 0).length > 0),
    figures: side(found.figures, 0),
    otherFigures: side(found.figures, 1),
    counted: side(found.counted, 0),
    otherCounted: side(found.counted, 1),
    dates: side(found.dates, 0),
    otherDates: side(found.dates, 1),
    others: side(found.others, 0),
    otherOthers: side(found.others, 1),
    words: side(found.words, 0),
    otherWords: side(found.words, 1),
  };
}

/** The last comparisons: a keystroke elsewhere asks for the same ones again. */
const remembered = new Map<string, Differences>();
const MOST_REMEMBERED = 200;

function differencesOnce(a: string, b: string): Differences {
  const name = `${a}\n${b}`;
  let known = remembered.get(name);
  if (!known) {
    known = differences(a, b);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(name, known);
  }
  return known;
}

/** Looked up where a copy stands, and not listed: an article has thousands of sentences and few copies. */
function placesOf(units: readonly Unit[]): Places {
  const before = new Uint32Array(units.length);
  for (let i = 1; i < units.length; i++) before[i] = before[i - 1]! + units[i - 1]!.block.sentences.length;
  return {
    indexOf(unit, start) {
      const at = lastAtOrBefore(units, start);
      const found = units[at];
      if (!found) return -1;
      if (unit === 'paragraph') return found.start === start ? at : -1;
      const { sentences } = found.block;
      const inside = lastAtOrBefore(sentences, start - found.start);
      return sentences[inside]?.start === start - found.start ? before[at]! + inside : -1;
    },
  };
}
