import { type CodeAction, Command, type Range } from 'vscode-languageserver-types';
import { wordsOf } from '../core/entities/index.ts';
import type { Entity } from '../core/types.ts';
import { ACTIONS } from '../messages.ts';
import {
  COMMANDS,
  DECIDE,
  type EntityArguments,
  type NameDecision,
  type NameDecisionArguments,
  type NewEntity,
} from '../protocol.ts';
import type { ActionAbilities, FixContext } from './code-actions.ts';
import { at, type View } from './view.ts';

/**
 * What can be decided of the name at a place: that the team knows it, with the spellings of this article, or that it is no name.
 * Nothing where there is no file to keep it in.
 */
export function knowledgeActions(view: View, range: Range, { keepsDecisions }: ActionAbilities): CodeAction[] {
  const { snapshot, language } = view;
  const { analysis, lines, options, uri } = snapshot;
  const entity = at(analysis.entities, lines.offsetAt(range.start));
  if (!entity || !keepsDecisions) return [];
  const actions: CodeAction[] = [];
  const wish = newEntity(view, entity);
  const known = options.knowledge?.entity(entity.id);
  if (!known || wish.aliases.length > 0) {
    const title = known ? ACTIONS.addSpellings[language](wish.name) : ACTIONS.addEntity[language](wish.name);
    const argument: EntityArguments = { uri, entity: wish };
    actions.push({ title, kind: DECIDE, command: Command.create(title, COMMANDS.addEntity, argument) });
  }
  const text = written(snapshot.text, entity);
  for (const scope of ['file', 'workspace'] as const) {
    const title = (scope === 'file' ? ACTIONS.notEntityFile : ACTIONS.notEntityFolder)[language](text);
    actions.push(decide(uri, title, { kind: 'notEntity', text, scope }));
  }
  return actions.map((action) => ({ kind: DECIDE, ...action }));
}

/**
 * For a finding that two names look alike (`data.names`: the names): that they are not the same.
 */
export function notSameActions({ view, finding, abilities }: FixContext): CodeAction[] {
  const { names } = finding.data;
  if (finding.code !== 'name-variants' || !abilities.keepsDecisions || !Array.isArray(names)) return [];
  const two = (names as readonly string[]).filter((name) => wordsOf(name) !== '');
  if (two.length < 2) return [];
  const title = ACTIONS.notSame[view.language](two);
  return [decide(view.snapshot.uri, title, { kind: 'notSame', names: two })];
}

function decide(uri: string, title: string, decision: NameDecision): CodeAction {
  const argument: NameDecisionArguments = { uri, decision };
  return { title, command: Command.create(title, COMMANDS.decideName, argument) };
}

/** The entry for an entity: its name, its type, and the spellings of this article that the name does not cover. */
function newEntity({ snapshot: { analysis, text, options } }: View, entity: Entity): NewEntity {
  const known = options.knowledge?.entity(entity.id);
  const name = known?.name ?? (entity.name || entity.text);
  const own = [name, ...(known?.aliases ?? [])];
  const listed = new Set(own.map(wordsOf));
  // A family name alone is found after the full name; as an alias it would claim everybody who bears it.
  if (entity.type === 'person') for (const full of own) listed.add(wordsOf(full).split(' ').at(-1)!);
  const aliases: string[] = [];
  const spellings = analysis.entities.filter(({ id }) => id === entity.id).map((one) => written(text, one));
  // Full names first, so that the family names in them are known.
  for (const spelling of [...new Set(spellings)].sort((a, b) => b.length - a.length)) {
    const words = wordsOf(spelling);
    if (words === '' || listed.has(words)) continue;
    listed.add(words);
    if (entity.type === 'person' && words.includes(' ')) listed.add(words.split(' ').at(-1)!);
    aliases.push(spelling);
  }
  return { name, type: entity.type, aliases };
}

/** A name as it is written by itself: after لل the article has lost its alif. Line ends and double spaces are no part of it. */
function written(text: string, { start, end }: Entity): string {
  const name = text.slice(start, end).replace(/\s+/g, ' ');
  return name.startsWith('ل') && text[start - 1] === 'ل' ? `ا${name}` : name;
}
