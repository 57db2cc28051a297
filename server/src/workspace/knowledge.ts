import { Knowledge, type KnowledgeSource, type KnownEntity } from '../core/entities/index.ts';
import type { Decisions, DecisionsProblem } from './decisions.ts';
import { fitsPattern } from './name-decisions.ts';

/** What the team's two files say of names, as far as it is for one article. */
export function knowledgeSource(
  entities: readonly KnownEntity[],
  { merges, notSame, notEntities }: Pick<Decisions, 'merges' | 'notSame' | 'notEntities'>,
  file: string | undefined,
): KnowledgeSource {
  return {
    entities,
    merges,
    notSame: notSame.flatMap((names) =>
      names.flatMap((a, i) => names.slice(i + 1).map((b): readonly [string, string] => [a, b])),
    ),
    notEntities: notEntities
      .filter((one) => one.file === undefined || (file !== undefined && fitsPattern(file, one.file)))
      .map(({ text, type }) => ({ text, ...(type && { type }) })),
  };
}

/** The knowledge of a source, or undefined where it says nothing: an analysis without knowledge is the cheaper one. */
export function compileKnowledge(source: KnowledgeSource): Knowledge | undefined {
  const { entities, merges, notSame, notEntities } = source;
  return entities.length + merges.length + notSame.length + notEntities.length === 0
    ? undefined
    : new Knowledge(source);
}

/** The merges of a decisions file that the entities or the rest of the file contradict, said where they stand. */
export function mergeProblems(
  knowledge: Knowledge | undefined,
  { merges, mergePlaces }: Pick<Decisions, 'merges' | 'mergePlaces'>,
): DecisionsProblem[] {
  return (knowledge?.refusedMerges ?? []).map((i) => {
    const names = merges[i]!.map((name) => `«${name}»`);
    return {
      ...mergePlaces[i]!,
      message:
        `${names.join(', ')}: declared not the same elsewhere, or each an entry of its own in entities.yaml; they are not merged · ` +
        `${names.join('، ')}: مصرّح في موضع آخر بأنها ليست واحدا، أو لكل منها مدخل في entities.yaml؛ فلم تُدمج`,
    };
  });
}
