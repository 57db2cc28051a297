import { fold } from '../text/normalise.ts';
import { tokenise } from '../text/tokens.ts';
import { indexLines } from './hashed-lines.ts';

/**
 * The packed form of the lexicon's readable tables, made at build time and read by `loadLexicon`.
 *
 * A JSON line `{section: byte length}`, then the sections, UTF-8:
 * - `names`: a line for each first word of each name, sorted: folded word, file, the file's own line, tab-separated
 * - `common`: the everyday words, sorted, one a line; the rare ones, by the order of their file, with a tab and `RARE`
 * - `names-index`, `common-index`: their hash indexes (`indexLines`), little-endian 32-bit numbers
 * - every other table as its data lines
 */

/** Tables whose lines are names or words: the column of the name, and of its aliases (between bars) where there are any. */
export const INDEXED: Readonly<Record<string, readonly [name: number, aliases?: number]>> = {
  'given-names.txt': [0],
  'family-names.txt': [0],
  'name-words.txt': [0],
  'not-names.txt': [0],
  'speech-verbs.txt': [0],
  'titles.tsv': [0],
  'countries.tsv': [1, 2],
  'capitals.tsv': [1, 2],
  'places.tsv': [0, 3],
  'people.tsv': [0, 1],
  'aliases.tsv': [1, 2],
  'organizations.tsv': [0, 2],
  'events.tsv': [0, 2],
  'cities.tsv': [0],
};

/** Tables that are read whole when the lexicon is loaded. */
export const WHOLE = ['organization-heads.tsv', 'place-heads.tsv', 'nationalities.tsv'] as const;

const COMMON = 'common-words.txt';

/** @param files file name to its data lines, comments and blank lines already dropped */
export function packLexicon(files: ReadonlyMap<string, readonly string[]>): Uint8Array {
  const names: string[] = [];
  for (const [file, [nameColumn, aliasColumn]] of Object.entries(INDEXED)) {
    for (const line of files.get(file) ?? []) {
      const cells = line.split('\t');
      const cell = cells[nameColumn] ?? '';
      const all = aliasColumn === undefined ? [cell] : [cell, ...(cells[aliasColumn] ?? '').split('|')];
      const firsts = new Set(all.map((name) => keysOf(withoutMark(name))[0]));
      for (const first of firsts) if (first) names.push(`${first}\t${file}\t${line.trimEnd()}`);
    }
  }
  const encoder = new TextEncoder();
  const sections: (readonly [string, Uint8Array])[] = [];
  for (const [name, all] of [
    ['names', names.sort(byCodeUnit)],
    ['common', [...new Set(files.get(COMMON) ?? [])].map(withRarity).sort(byCodeUnit)],
  ] as const) {
    const offsets: number[] = [];
    let offset = 0;
    for (const line of all) {
      offsets.push(offset);
      offset += encoder.encode(line).length + 1;
    }
    const slots = indexLines(
      all.map((line) => line.split('\t', 1)[0]!),
      offsets,
    );
    const index = new Uint8Array(slots.length * 4);
    const data = new DataView(index.buffer);
    slots.forEach((slot, k) => {
      data.setUint32(k * 4, slot, true);
    });
    sections.push([name, encoder.encode(lines(all))], [`${name}-index`, index]);
  }
  for (const file of WHOLE) sections.push([file, encoder.encode(lines(files.get(file) ?? []))]);
  const lengths = Object.fromEntries(sections.map(([name, bytes]) => [name, bytes.length]));
  const header = encoder.encode(`${JSON.stringify(lengths)}\n`);
  const out = new Uint8Array(sections.reduce((sum, [, bytes]) => sum + bytes.length, header.length));
  out.set(header);
  let at = header.length;
  for (const [, bytes] of sections) {
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}

/** The mark of an everyday word of low rank, and the rank from which words bear it. */
export const RARE = 'r';
const RARE_FROM = 9000;
const withRarity = (word: string, rank: number): string => (rank < RARE_FROM ? word : `${word}\t${RARE}`);

const lines = (all: readonly string[]): string => (all.length > 0 ? `${all.join('\n')}\n` : '');

/** The order of the bytes for everything in the basic plane, where all of Arabic is. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The keys of a name as `tokenise` splits it, hyphens left out: غينيا-بيساو and غينيا بيساو are one form. */
export function keysOf(name: string): string[] {
  if (PLAIN.test(name)) return fold(name).split(' ');
  return tokenise(name)
    .map((token) => token.key)
    .filter((key) => key !== '-');
}

const PLAIN = /^[ء-ي]+(?: [ء-ي]+)*$/;

/** A table's cell without the mark for "only with context". */
export function withoutMark(cell: string): string {
  return (cell.endsWith('?') ? cell.slice(0, -1) : cell).trim();
}
