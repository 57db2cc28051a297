import type {
  AnnotatedTextEdit,
  Position,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { afterLam, plainSpelling } from '../core/text/definite.ts';
import { fold } from '../core/text/normalise.ts';
import type { Entity } from '../core/types.ts';
import { type Language, RENAME } from '../messages.ts';
import { spellingOf } from '../workspace/article-names.ts';
import type { Cancel, EntityIndex, EntityMention, FileMentions } from '../workspace/entity-index.ts';
import { newsPlace } from '../workspace/news-lines.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { uriKey } from '../workspace/uri.ts';
import { respell } from './rename-words.ts';
import { at, rangeOf, type View } from './view.ts';

/** Why there is no rename, in the user's language. */
export interface Refusal {
  readonly refusal: string;
}

export interface RenameAbilities {
  /** The client reads versioned edits. */
  readonly versionedEdits: boolean;
  /** The client asks its user before it makes edits that are annotated so. */
  readonly asksBefore: boolean;
}

/** The annotation of edits in somebody's words. */
const QUOTATION = 'khabar.quotation';

/** The name at a position, as it is renamed. */
export function prepareRename(view: View, position: Position): { range: Range; placeholder: string } | Refusal {
  const { snapshot, language } = view;
  const entity = at(snapshot.analysis.entities, snapshot.lines.offsetAt(position));
  if (newsPlace(snapshot.uri)) return { refusal: RENAME.newsItem[language]() };
  if (!entity) return { refusal: RENAME.noName[language]() };
  return { range: rangeOf(snapshot, entity), placeholder: spellingOf(snapshot.text, entity) };
}

/**
 * Gives one spelling of a name a new form in every article (see `respell`), clitics kept. Names in somebody's words are
 * changed only after the client asked; where it cannot ask they are left alone.
 */
export async function rename(
  view: View,
  index: EntityIndex,
  { position, newName }: { readonly position: Position; readonly newName: string },
  abilities: RenameAbilities,
  cancel: Cancel,
): Promise<WorkspaceEdit | Refusal> {
  const { snapshot, language } = view;
  const entity = at(snapshot.analysis.entities, snapshot.lines.offsetAt(position));
  if (newsPlace(snapshot.uri)) return { refusal: RENAME.newsItem[language]() };
  if (!entity) return { refusal: RENAME.noName[language]() };
  const from = spellingOf(snapshot.text, entity);
  const to = cleaned(newName);
  const refusal = refusalOf(newName, from, to, language);
  if (refusal !== undefined) return { refusal };

  let files = await index.mentions(entity.id, cancel);
  await index.reread(
    files.map(({ uri }) => uri),
    cancel,
  );
  // News items are read-only: their file is another program's.
  files = (await index.mentions(entity.id, cancel)).filter(({ uri }) => !newsPlace(uri));
  const { edits, leftQuoted } = editsOf(files, snapshot, entity, from, to, abilities);
  if (edits.length === 0 && leftQuoted) return { refusal: RENAME.onlyQuoted[language]() };
  return workspaceEdit(edits, abilities, language);
}

/** A name as it is to be written: no control of direction, single spaces. */
const cleaned = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function refusalOf(typed: string, from: string, to: string, language: Language): string | undefined {
  if (/[\r\n\u2028\u2029]/.test(typed.trim())) return RENAME.lines[language]();
  if (!/[\p{L}\p{N}]/u.test(to)) return RENAME.empty[language]();
  return to === from ? RENAME.same[language](from) : undefined;
}

interface FileEdits {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: (TextEdit | AnnotatedTextEdit)[];
}

function editsOf(
  files: readonly FileMentions[],
  snapshot: Snapshot,
  { type, name }: Entity,
  from: string,
  to: string,
  { asksBefore }: RenameAbilities,
): { edits: FileEdits[]; leftQuoted: boolean } {
  const words = { from: plainSpelling(from).split(' '), to: to.split(' ') };
  const spellings = [name, ...files.flatMap(({ mentions }) => mentions.map(({ spelling }) => spelling))];
  const write = writer(spellings, words.to[0]!);
  const made: FileEdits[] = [];
  let leftQuoted = false;
  for (const { uri, version, mentions } of files) {
    const edits: (TextEdit | AnnotatedTextEdit)[] = [];
    for (const mention of mentions) {
      const changed = editsOfMention(mention, words, type === 'person', write);
      if (changed.length === 0) continue;
      if (!mention.quoted) edits.push(...changed);
      else if (asksBefore) edits.push(...changed.map((edit) => ({ ...edit, annotationId: QUOTATION })));
      else leftQuoted = true;
    }
    if (edits.length > 0) made.push({ uri, version, edits });
  }
  // The file that somebody looks at comes first.
  const own = uriKey(snapshot.uri);
  made.sort((a, b) => Number(uriKey(b.uri) === own) - Number(uriKey(a.uri) === own));
  return { edits: made, leftQuoted };
}

/** Writes a first word after an attached ل. */
type Write = (word: string, clitics: string) => string;

function writer(spellings: readonly string[], newFirst: string): Write {
  // الكسندر is ألكسندر without its hamza: there the ال is no article.
  const letters = fold(newFirst);
  const isArticle = !spellings.some((spelling) =>
    spelling.split(' ').some((word) => /^[أإآ]ل/.test(word) && fold(word) === letters),
  );
  return (word, clitics) => (clitics.endsWith('ل') && isArticle ? afterLam(word) : word);
}

function editsOfMention(
  { line, character, text, spelling, clitics }: EntityMention,
  { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] },
  isPerson: boolean,
  write: Write,
): TextEdit[] {
  const places = [...text.matchAll(/\S+/g)];
  const alone = spelling.split(' ');
  if (alone.length !== places.length) return [];
  return respell(alone, from, to, isPerson).map(({ at: first, count, text: newText }) => {
    const start = places[first]!.index;
    const last = places[first + count - 1]!;
    return {
      range: {
        start: { line, character: character + start },
        end: { line, character: character + last.index + last[0].length },
      },
      newText: first === 0 ? write(newText, clitics) : newText,
    };
  });
}

function workspaceEdit(files: readonly FileEdits[], abilities: RenameAbilities, language: Language): WorkspaceEdit {
  if (!abilities.versionedEdits) {
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
  }
  const documentChanges = files.map(
    ({ uri, version, edits }): TextDocumentEdit => ({ textDocument: { uri, version }, edits }),
  );
  const asks = files.some(({ edits }) => edits.some((edit) => 'annotationId' in edit));
  if (!asks) return { documentChanges };
  const annotation = {
    label: RENAME.quotation[language](),
    description: RENAME.quotationDetail[language](),
    needsConfirmation: true,
  };
  return { documentChanges, changeAnnotations: { [QUOTATION]: annotation } };
}
