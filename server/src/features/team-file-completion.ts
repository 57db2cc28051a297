import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position } from 'vscode-languageserver-types';
import decisions from '../../../schemas/decisions.schema.json';
import entities from '../../../schemas/entities.schema.json';
import type { Language } from '../messages.ts';
import { DECISIONS_FILE, ENTITIES_FILE } from '../protocol.ts';

/** As much of JSON Schema as the schemas of the team's files use. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

const SCHEMAS: ReadonlyMap<string, Schema> = new Map([
  [ENTITIES_FILE as string, entities as unknown as Schema],
  [DECISIONS_FILE, decisions as unknown as Schema],
]);

/**
 * The keys that may stand at a place in one of the team's files, without those that the entry has, and the values of a key that
 * has a few. Read from the lines above, because a file that is being written parses only now and then.
 * @param file `ENTITIES_FILE` or `DECISIONS_FILE`
 */
export function completeTeamFile(file: string, text: string, position: Position, language: Language): CompletionItem[] {
  const lines = text.split(/\r\n|\r|\n/);
  const line = (lines[position.line] ?? '').slice(0, position.character);
  if (line.includes('#')) return [];
  const found = /^(\s*(?:-\s+)?)(?:([\p{L}\w]+)\s*:\s+)?["']?([\p{L}\w]*)$/u.exec(line);
  const root = SCHEMAS.get(file);
  if (!found || !root) return [];
  const [, indent = '', key] = found;
  const isItem = indent.includes('-');
  const { path, siblings } = above(lines, position.line, indent.length, isItem);
  const schema = path.reduce<Schema | undefined>((at, step) => child(at, step), root);
  if (key !== undefined) return values(child(schema, key), language);
  const place = schema?.properties ? schema : itemOf(schema);
  // Right under the key of a list the dash of its first item is still to be written.
  const dash = !isItem && siblings.size === 0 && place !== schema ? '- ' : '';
  return Object.entries(place?.properties ?? {})
    .filter(([name]) => !siblings.has(name))
    .map(([name, property], order) => ({
      label: name,
      kind: CompletionItemKind.Property,
      sortText: String(order).padStart(2, '0'),
      documentation: inLanguage(property.description, language),
      insertTextFormat: InsertTextFormat.PlainText,
      insertText: `${dash}${name}:${isScalar(property) ? ' ' : ''}`,
    }));
}

/** The keys that lead to a place, by what stands less far in above it, and the keys beside it in the same entry. */
function above(
  lines: readonly string[],
  at: number,
  indent: number,
  opensItem: boolean,
): { path: string[]; siblings: Set<string> } {
  const path: string[] = [];
  const siblings = new Set<string>();
  const keyOf = (text: string): { column: number; key: string; dash: boolean } | undefined => {
    const found = /^(\s*)(-\s+)?["']?([\p{L}\w./-]+)["']?\s*:(?:\s|$)/u.exec(text);
    if (!found) return undefined;
    return { column: found[1]!.length + (found[2]?.length ?? 0), key: found[3]!, dash: found[2] !== undefined };
  };
  let limit = indent;
  let closed = opensItem;
  for (let i = at - 1; i >= 0; i--) {
    const here = keyOf(lines[i]!);
    if (!here) continue;
    if (!closed && here.column === indent) {
      siblings.add(here.key);
      closed = here.dash;
      if (here.dash) limit = indent;
    } else if (here.column < limit) {
      path.unshift(here.key);
      limit = here.column;
      closed = true;
    }
  }
  for (let i = at + 1; i < lines.length; i++) {
    const here = keyOf(lines[i]!);
    if (!here && lines[i]!.trim() === '') continue;
    if (!here || here.column !== indent || here.dash) break;
    siblings.add(here.key);
  }
  return { path, siblings };
}

/** What a key leads to: under a list, in each of its items. */
function child(schema: Schema | undefined, key: string): Schema | undefined {
  const own = schema?.properties;
  if (own && Object.hasOwn(own, key)) return own[key];
  const item = itemOf(schema)?.properties;
  return item && Object.hasOwn(item, key) ? item[key] : undefined;
}

const itemOf = (schema: Schema | undefined): Schema | undefined =>
  schema?.items?.anyOf?.find(({ properties }) => properties) ?? schema?.items;

const isScalar = ({ type }: Schema): boolean => type === undefined || !/object|array/.test(String(type));

const values = (schema: Schema | undefined, language: Language): CompletionItem[] =>
  (schema?.enum ?? []).map((label, i) => {
    const documentation = schema?.enumDescriptions?.[i];
    return {
      label,
      kind: CompletionItemKind.EnumMember,
      sortText: String(i),
      ...(documentation !== undefined && { detail: documentation.split(' · ')[language === 'ar' ? 0 : 1] ?? '' }),
    };
  });

/** A description of the schemas is Arabic, an empty line, English. */
const inLanguage = (description: string | undefined, language: Language): string =>
  (description ?? '').split('\n\n')[language === 'ar' ? 0 : 1] ?? '';
