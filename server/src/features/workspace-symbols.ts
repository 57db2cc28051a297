import type { Location, WorkspaceSymbol } from 'vscode-languageserver-types';
import { LABELS, type Language, TYPE_NAMES } from '../messages.ts';
import type { Cancel, EntityIndex, NameFound } from '../workspace/entity-index.ts';
import { introduction } from './definition.ts';
import { KINDS } from './document-symbols.ts';

const MOST = 200;

/** What a symbol keeps until its range is asked for. */
export interface SymbolData {
  readonly id: string;
}

/** The names of all articles that answer to a query, without their ranges. */
export async function workspaceSymbols(
  index: EntityIndex,
  query: string,
  language: Language,
): Promise<(WorkspaceSymbol & { data: SymbolData })[]> {
  const { names } = await index.names({ typed: [query], by: 'letters', limit: MOST });
  return names.map((found) => ({
    name: shownFor(found, query.trim()),
    kind: KINDS[found.type],
    location: { uri: found.uri },
    containerName: `${TYPE_NAMES[found.type][language]} · ${LABELS.mentionsIn[language](found.count, found.files)}`,
    data: { id: found.id },
  }));
}

/** Where a symbol's name is introduced, or null when no article names it any more. */
export function symbolLocation(
  index: EntityIndex,
  { id }: SymbolData,
  uri: string,
  cancel: Cancel,
): Promise<Location | null> {
  return introduction(index, id, uri, cancel);
}

/**
 * Clients show only symbols whose name holds the letters of the query. What was found in another spelling (أردوغان for
 * اردوغان) therefore carries the query.
 */
function shownFor({ name, spellings }: NameFound, query: string): string {
  if (holds(name, query)) return name;
  const spelling = spellings.find(({ text }) => holds(text, query))?.text ?? query;
  return `${name} (${spelling})`;
}

function holds(name: string, query: string): boolean {
  const wanted = query.replace(/\s+/g, '');
  let at = 0;
  for (let i = 0; i < name.length && at < wanted.length; i++) if (name[i] === wanted[at]) at++;
  return at === wanted.length;
}
