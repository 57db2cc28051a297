import type { Analysis } from '../core/article.ts';
import { furnitureKey, furnitureKeyOf } from '../core/boilerplate/index.ts';
import type { Finding } from '../core/types.ts';
import type { Decisions } from './decisions.ts';
import { lineHash } from './index/facts.ts';
import { type LearntLines, NOTHING_LEARNT } from './index/learnt-lines.ts';

/** What the articles of the workspace have taught about page furniture, laid beside what the patterns find. */
export class Furniture {
  #learnt: LearntLines = NOTHING_LEARNT;
  readonly #kept = new WeakMap<readonly string[], ReadonlySet<string>>();
  /** Goes up when the same text may have other findings. */
  generation = 0;

  /**
   * Takes over what was learnt anew.
   * @returns whether other lines are furniture now; not where the evidence alone has grown
   */
  learn(learnt: LearntLines): boolean {
    const before = this.#learnt;
    if (before.detail === learnt.detail) return false;
    this.#learnt = learnt;
    this.generation++;
    return before.mark !== learnt.mark;
  }

  /**
   * The findings of an article with those of lines that were learnt, in document order.
   * @param notFurniture lines that the team has decided on
   */
  findings(uri: string, analysis: Analysis, { notFurniture }: Pick<Decisions, 'notFurniture'>): readonly Finding[] {
    const { findings, units } = analysis;
    if (this.#learnt.size === 0) return findings;
    const outlet = analysis.frontMatter?.values.source ?? '';
    let more: Finding[] | undefined;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      const hash = lineHash(unit, i);
      const evidence = hash && this.#learnt.of(hash, outlet, uri);
      if (!evidence || this.#keys(notFurniture).has(furnitureKeyOf(unit.block) ?? '')) continue;
      const { start, block } = unit;
      more ??= [];
      more.push({
        start,
        end: start + block.text.length,
        code: 'boilerplate',
        severity: 'hint',
        related: [],
        data: { kind: 'learnt', files: evidence.files, of: evidence.of },
      });
    }
    return more ? [...findings, ...more].sort((a, b) => a.start - b.start || a.end - b.end) : findings;
  }

  #keys(lines: readonly string[]): ReadonlySet<string> {
    let keys = this.#kept.get(lines);
    if (!keys) {
      keys = new Set(lines.flatMap((line) => furnitureKey(line) ?? []));
      this.#kept.set(lines, keys);
    }
    return keys;
  }
}
