/** What the team knows of an entity, as far as hovers and definitions show it. */
export interface Knowledge {
  readonly id: string;
  readonly name: string;
  readonly role?: string | undefined;
  readonly notes?: string | undefined;
  readonly links: {
    /** A Wikidata id (`Q8646`). */
    readonly wikidata?: string | undefined;
    /** Addresses of pages; others than http and https are not shown. */
    readonly pages: readonly string[];
  };
  /** Where the entry stands. */
  readonly uri: string;
  readonly line: number;
}

/** Says what the team knows of an entity. */
export interface KnowledgeSource {
  /**
   * @param id an entity id, `type/name`
   * @param uri the article that asks: the knowledge is that of its folder
   */
  entry(id: string, uri: string): Knowledge | undefined;
}

export const NO_KNOWLEDGE: KnowledgeSource = { entry: () => undefined };
