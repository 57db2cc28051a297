import type { Location, Range } from 'vscode-languageserver-types';
import type { EntityMention } from '../workspace/entity-index.ts';

/** The range of a mention, for the protocol. */
export const mentionRange = ({ line, character, length }: EntityMention): Range => ({
  start: { line, character },
  end: { line, character: character + length },
});

export const mentionLocation = (uri: string, mention: EntityMention): Location => ({
  uri,
  range: mentionRange(mention),
});
