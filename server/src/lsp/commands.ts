import { LSPErrorCodes, MessageType, ResponseError, type TextDocumentEdit } from 'vscode-languageserver/node';
import { LineIndex } from '../core/text/lines.ts';
import { fixFolder } from '../features/fix-folder.ts';
import { FIXES, SERVER } from '../messages.ts';
import {
  COMMANDS,
  type EntityArguments,
  type EventDecision,
  type EventDecisionArguments,
  type FixFolderArguments,
  type IgnoreArguments,
  type KeepLineArguments,
  type NameDecision,
  type NameDecisionArguments,
  type Place,
  type PublicationDateArguments,
  TOKEN_TYPES,
} from '../protocol.ts';
import { lineOfEntity } from '../workspace/entities-edit.ts';
import type { Outcome } from '../workspace/team-file.ts';
import { baseName } from '../workspace/uri.ts';
import type { Session } from './session.ts';

/**
 * The commands. Decisions are written by the server and not as an edit of the client: a client would leave the file open and
 * unsaved, where neither the command line nor a colleague sees the decision, and undoing an ignore is taking a line out of
 * a file that is made to be read. Only when that file is open in the editor does the client make the edit, so that nothing
 * unsaved is lost.
 */
export function handleCommands(
  session: Session,
  decided: () => void,
  readFolders: (goOn: boolean) => Promise<void>,
): void {
  const { connection, articles } = session;
  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }) => {
    await session.ready;
    switch (command) {
      case COMMANDS.ignore:
        await settle(session, await articles.decisions.ignore(check<IgnoreArguments>(argument, 'rule', 'scope')));
        return decided();
      case COMMANDS.setPublicationDate:
        await settle(session, await articles.decisions.setDate(check<PublicationDateArguments>(argument)));
        return decided();
      case COMMANDS.decideName: {
        const { uri, decision } = check<NameDecisionArguments>(argument);
        await settle(session, await articles.decisions.decide(uri, checkDecision(decision)));
        return decided();
      }
      case COMMANDS.decideEvent: {
        const { uri, decision } = check<EventDecisionArguments>(argument);
        await settle(session, await articles.decisions.decideEvent(uri, checkEvent(decision)));
        return decided();
      }
      case COMMANDS.keepLine:
        await settle(session, await articles.decisions.keepLine(check<KeepLineArguments>(argument, 'line')));
        return decided();
      case COMMANDS.addEntity: {
        const wish = checkEntity(check<EntityArguments>(argument));
        await settle(session, await articles.knowledge.add(wish));
        decided();
        return showEntity(session, wish);
      }
      case COMMANDS.fixFolder:
        return mendFolder(session, check<FixFolderArguments>(argument, 'rule'));
      case COMMANDS.clearIndex:
        await articles.forgetStore();
        return readFolders(false);
      case COMMANDS.readOn:
        return readFolders(true);
      case COMMANDS.show: {
        const { uri, range } = check<Place>(argument);
        await connection.window.showDocument({ uri, selection: range, takeFocus: true });
        return;
      }
      default:
        throw new ResponseError(LSPErrorCodes.RequestFailed, `khabar: no such command: ${command}`);
    }
  });
}

/** Hands the client the edits of one rule in every article: it shows them, and its user ticks what is to be made. */
async function mendFolder(session: Session, { rule }: FixFolderArguments): Promise<void> {
  const { connection, articles, language } = session;
  const edit = await fixFolder(rule, articles.everyArticle(), language);
  if (edit) await connection.workspace.applyEdit({ label: FIXES.everywhere[language](rule), edit });
  else session.tell(MessageType.Info, FIXES.nothingEverywhere[language]());
}

/** The argument of a command, which a client may have made up. */
function check<T extends { readonly uri: string }>(argument: unknown, ...strings: string[]): T {
  const given = (argument ?? {}) as Record<string, unknown>;
  for (const name of ['uri', ...strings]) {
    if (typeof given[name] !== 'string') {
      throw new ResponseError(LSPErrorCodes.RequestFailed, `khabar: the command's argument lacks the string ${name}`);
    }
  }
  return argument as T;
}

const refuse = (what: string): never => {
  throw new ResponseError(LSPErrorCodes.RequestFailed, `khabar: the command's argument has no usable ${what}`);
};

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one.trim() !== '');

function checkDecision(decision: NameDecision): NameDecision {
  const { kind } = decision ?? {};
  if (kind === 'notEntity') {
    const { text, type } = decision as NameDecision & { kind: 'notEntity' };
    if (typeof text !== 'string' || text.trim() === '') refuse('text');
    if (type !== undefined && !TOKEN_TYPES.includes(type)) refuse('type');
  } else if (kind === 'merge' || kind === 'notSame') {
    const { names } = decision as NameDecision & { kind: 'merge' | 'notSame' };
    if (!areTexts(names) || names.length < 2) refuse('names');
  } else refuse('decision');
  return decision;
}

function checkEvent(decision: EventDecision): EventDecision {
  const isTold = (one: unknown): boolean => {
    const { uri, text } = (one ?? {}) as Record<string, unknown>;
    return typeof uri === 'string' && typeof text === 'string' && text.trim() !== '';
  };
  const { kind, sentence, sentences, name } = (decision ?? {}) as unknown as Record<string, unknown>;
  if (kind === 'name') {
    if (!isTold(sentence)) refuse('sentence');
    if (typeof name !== 'string' || name.trim() === '') refuse('name');
  } else if (kind === 'same' || kind === 'notSame') {
    if (!Array.isArray(sentences) || sentences.length !== 2 || !sentences.every(isTold)) refuse('sentences');
  } else refuse('decision');
  return decision;
}

function checkEntity(wish: EntityArguments): EntityArguments {
  const { name, type, aliases } = wish.entity ?? {};
  if (typeof name !== 'string' || name.trim() === '') refuse('name');
  if (!TOKEN_TYPES.includes(type) || (type as string) === 'date') refuse('type');
  if (!areTexts(aliases)) refuse('aliases');
  return wish;
}

/** Opens the team's file at the entry, so that the rest can be written where it belongs. */
async function showEntity({ connection, client, articles }: Session, { uri, entity }: EntityArguments): Promise<void> {
  const folder = articles.knowledge.file.folderOf(uri);
  if (!client.showsDocuments || folder === undefined) return;
  const line = lineOfEntity(await articles.knowledge.file.text(folder), entity.name);
  const position = { line, character: 0 };
  await connection.window.showDocument({
    uri: articles.knowledge.file.uriIn(folder),
    selection: { start: position, end: position },
    takeFocus: true,
  });
}

/** Makes the edit that a decision needs, or says why there is no decision: the client shows a command's error to the user. */
async function settle({ connection, language, client }: Session, outcome: Outcome): Promise<void> {
  const fail = (message: string): never => {
    throw new ResponseError(LSPErrorCodes.RequestFailed, message);
  };
  switch (outcome.kind) {
    case 'broken':
      return fail(
        SERVER.decisionsBroken[language](
          outcome.file,
          outcome.line,
          typeof outcome.message === 'string' ? outcome.message : outcome.message[language],
        ),
      );
    case 'unwritable':
      return fail(SERVER.decisionsUnwritable[language](outcome.file, outcome.message));
    case 'edit': {
      const { uri, version, text, newText } = outcome;
      const edit: TextDocumentEdit = { textDocument: { uri, version }, edits: [smallest(text, newText)] };
      const { applied } = await connection.workspace.applyEdit(
        client.versionedEdits ? { documentChanges: [edit] } : { changes: { [uri]: [smallest(text, newText)] } },
      );
      if (!applied) fail(SERVER.decisionsUnwritable[language](baseName(uri), uri));
    }
  }
}

/** The part of a text that changed, as one edit. */
function smallest(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const lines = new LineIndex(before);
  const range = { start: lines.positionAt(head), end: lines.positionAt(before.length - tail) };
  return { range, newText: after.slice(head, after.length - tail) };
}
