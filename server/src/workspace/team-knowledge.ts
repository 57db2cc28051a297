/** What the team knows of an entity, as far as hovers and definitions show it. */
export interface TeamEntry {
  readonly id: string;
  readonly name: string;
  readonly role?: string | undefined;
  readonly notes?: string | undefined;
  /** A Wikidata id (`Q8646`). */
  readonly wikidata?: string | undefined;
  /** URIs of pages on the web or in the folder; others are not shown. */
  readonly pages: readonly string[];
  /** Where the entry stands. */
  readonly uri: string;
  readonly line: number;
}

/** Says what the team knows of an entity. */
export interface TeamKnowledge {
  /**
   * @param id an entity id, `type/name`
   * @param uri the article that asks: the knowledge is that of its folder
   */
  entry(id: string, uri: string): Promise<TeamEntry | undefined>;
}

export const NO_KNOWLEDGE: TeamKnowledge = { entry: () => Promise.resolve(undefined) };
