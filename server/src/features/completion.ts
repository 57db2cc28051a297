import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Position,
} from 'vscode-languageserver-types';
import { isArabicLetter } from '../core/text/characters.ts';
import { afterLam, plainSpelling } from '../core/text/definite.ts';
import { readFrontMatter } from '../core/text/front-matter.ts';
import { fold, hamzaOnSeat, originalOffset } from '../core/text/normalise.ts';
import { proclitics } from '../core/text/tokens.ts';
import type { EntityType } from '../core/types.ts';
import { LABELS, type Language, TYPE_NAMES } from '../messages.ts';
import { nameKey } from '../workspace/article-names.ts';
import type { Counted, EntityIndex, NameFound } from '../workspace/entity-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

const KINDS: Record<EntityType, CompletionItemKind> = {
  person: CompletionItemKind.Class,
  place: CompletionItemKind.Field,
  organization: CompletionItemKind.Module,
  event: CompletionItemKind.Event,
};

/** Letters of a name that must be typed before it is proposed. */
const FEWEST_LETTERS = 2;
const MOST_NAMES = 40;
/** Spellings of one name that are proposed, the most frequent first. */
const MOST_SPELLINGS = 3;
/** Characters before the cursor that are looked at: longer than any name. */
const REACH = 120;

const NOTHING: CompletionList = { isIncomplete: true, items: [] };

/** One way to read what is typed: clitics, then the beginning of a name. */
interface Reading {
  /** Where the name begins in the word. */
  readonly cut: number;
  readonly key: string;
}

/**
 * The names of the workspace that begin, or have a word that begins, with the word before the cursor, its clitics kept. Answers
 * from what the index holds already, so that no keystroke waits for an analysis.
 */
export async function completion(
  { uri, text, lines }: Snapshot,
  index: EntityIndex,
  language: Language,
  position: Position,
): Promise<CompletionList | null> {
  const offset = lines.offsetAt(position);
  if (offset < (readFrontMatter(text)?.end ?? 0)) return null;
  const lineStart = lines.lineStart(position.line);
  const before = text.slice(Math.max(lineStart, offset - REACH), offset);
  const typed = /[\p{L}\p{M}\u0640\u200c\u200d]*$/u.exec(before)![0];
  const readings = readingsOf(typed);
  if (readings.length === 0) return isArabicLetter(typed.charCodeAt(0)) ? NOTHING : null;
  const answer = await index.names({
    typed: readings.map(({ key }) => key),
    by: 'words',
    from: uri,
    limit: MOST_NAMES,
    asIs: true,
  });
  const items: CompletionItem[] = [];
  const seen = new Set<string>();
  let isIncomplete = answer.incomplete;
  for (const found of answer.names) {
    const proposals = found.spellings.flatMap((spelling) => {
      const proposal = propose(spelling.text, readings, typed, before);
      return proposal ? [{ spelling, proposal }] : [];
    });
    // What begins so before what only has a word that does; they come with the most frequent first.
    proposals.sort((a, b) => Number(a.proposal.isInner) - Number(b.proposal.isInner));
    for (const { spelling, proposal } of proposals.slice(0, MOST_SPELLINGS)) {
      const after = before.slice(0, before.length - proposal.replaces) + proposal.newText;
      if (seen.has(after)) continue;
      seen.add(after);
      // What is typed on in other letters (فاطمه for فاطمة) must be asked for again: the client compares letter by letter.
      if (hamzaOnSeat(fold(proposal.rest)) !== proposal.rest) isIncomplete = true;
      items.push(itemOf(found, spelling, proposal, items.length, position, language));
    }
  }
  return { isIncomplete, items };
}

/** Every way to read the typed word that leaves enough letters of a name. */
function readingsOf(typed: string): Reading[] {
  if (!isArabicLetter(typed.charCodeAt(0))) return [];
  return proclitics(hamzaOnSeat(fold(typed)))
    .filter(({ rest }) => rest.length >= FEWEST_LETTERS)
    .map(({ length, rest }) => ({ cut: length === 0 ? 0 : originalOffset(typed, length), key: rest }));
}

interface Proposal {
  readonly newText: string;
  /** How many code units before the cursor are replaced. */
  readonly replaces: number;
  readonly filterText: string;
  /** What would still have to be typed. */
  readonly rest: string;
  /** The typed word begins a later word of the name. */
  readonly isInner: boolean;
}

function propose(spelling: string, readings: readonly Reading[], typed: string, before: string): Proposal | undefined {
  const words = spelling.split(' ');
  const keys = words.map(nameKey);
  for (const { cut, key } of readings) {
    for (let k = 0; k < words.length; k++) {
      if (!keys[k]!.startsWith(key)) continue;
      const ahead =
        k > 0 && cut === 0 ? wordsAhead(before.slice(0, before.length - typed.length), keys.slice(0, k)) : '';
      const kept = ahead === '' ? typed.slice(0, cut) : '';
      const replaced = ahead + typed;
      // The words before stand already as somebody wrote them, with clitics if any: the name goes on from there.
      const newText =
        ahead === ''
          ? kept + (plainSpelling(kept).endsWith('ل') ? afterLam(spelling) : spelling)
          : ahead + words.slice(k).join(' ');
      if (newText === replaced) continue;
      const rest = [words[k]!.slice(key.length), ...words.slice(k + 1)].join(' ').trimEnd();
      return { newText, replaces: replaced.length, filterText: replaced + rest, rest, isInner: k > 0 && ahead === '' };
    }
  }
  return undefined;
}

/** The text right before the cursor's word that holds the words of a name before it (`وجيهون ` of وجيهون باير), or ''. */
function wordsAhead(before: string, keys: readonly string[]): string {
  const match = new RegExp(`(?:[^\\s]+\\s){${keys.length}}$`, 'u').exec(before);
  if (!match) return '';
  const words = match[0].trimEnd().split(/\s/);
  const fits = words.every((word, i) => {
    const key = nameKey(word);
    return key === keys[i] || (i === 0 && proclitics(key).some(({ rest }) => rest === keys[0]));
  });
  return fits ? match[0] : '';
}

function itemOf(
  { type, name }: NameFound,
  { text, count }: Counted,
  { newText, replaces, filterText }: Proposal,
  rank: number,
  position: Position,
  language: Language,
): CompletionItem {
  const start = { line: position.line, character: position.character - replaces };
  const who = name === text ? '' : ` · ${name}`;
  return {
    label: text,
    kind: KINDS[type],
    detail: `${TYPE_NAMES[type][language]}${who} · ${LABELS.times[language](count)}`,
    filterText,
    sortText: String(rank).padStart(4, '0'),
    textEdit: { range: { start, end: position }, newText },
  };
}
