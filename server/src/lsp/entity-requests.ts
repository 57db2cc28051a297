import {
  type CancellationToken,
  type CompletionList,
  type CompletionParams,
  type Location,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type ResultProgressReporter,
  SymbolInformation,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { references } from '../features/references.ts';
import { prepareRename, type Refusal, type RenameAbilities, rename } from '../features/rename.ts';
import { type SymbolData, symbolLocation, workspaceSymbols } from '../features/workspace-symbols.ts';
import { RENAME, SERVER } from '../messages.ts';
import type { Session } from './session.ts';

/** Milliseconds without a completion before what was typed is taken into the index of names. */
const QUIET = 300;
/** Milliseconds that references wait for the folder to be read. */
const PATIENCE = 5000;

/** The requests about entities that look beyond one document. */
export function handleEntityRequests(session: Session): void {
  const { connection, articles, client } = session;
  const { entities } = articles;

  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    session.answerLater(uri, token, null, (snapshot) =>
      definition(session.view(snapshot), entities, articles.knowledge, position, token),
    ),
  );

  // Half of the references is worse than a moment's wait; a long one is worse than half, and the user is told.
  connection.onReferences(async ({ textDocument: { uri }, position, context }, token, _progress, partial) => {
    await Promise.race([allRead(session, token), new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
    if (entities.partial) session.tell(MessageType.Info, SERVER.stillReading[session.language]());
    const take = partial && ((places: Location[]) => report(partial, places));
    return session.answerLater(uri, token, [], (snapshot) =>
      references(session.view(snapshot), entities, position, context.includeDeclaration, token, take),
    );
  });

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, token, null, (snapshot) => orThrow(prepareRename(session.view(snapshot), position))),
  );

  // A name that is new in half of the articles would be worse than any wait.
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
    await allRead(session, token);
    const abilities: RenameAbilities = {
      versionedEdits: client.versionedEdits,
      asksBefore: client.versionedEdits && client.asksBeforeEdits,
    };
    const edit = await session.answerLater(uri, token, null, async (snapshot) =>
      orThrow(await rename(session.view(snapshot), entities, { position, newName }, abilities, token)),
    );
    if (entities.truncated) session.tell(MessageType.Warning, RENAME.partly[session.language]());
    return edit;
  });

  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await session.ready;
    const symbols = await workspaceSymbols(entities, query, session.language);
    if (client.resolvesSymbols) return symbols;
    const found: SymbolInformation[] = [];
    for (const { name, kind, location, containerName, data } of symbols) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      const place = await symbolLocation(entities, data, location.uri, token);
      if (place) found.push(SymbolInformation.create(name, kind, place.range, place.uri, containerName ?? ''));
    }
    return found;
  });

  connection.onWorkspaceSymbolResolve(async (symbol: WorkspaceSymbol, token) => {
    const data = symbol.data as Partial<SymbolData> | undefined;
    if (typeof data?.id !== 'string') return symbol;
    const place = await symbolLocation(entities, { id: data.id }, symbol.location.uri, token);
    return place ? { ...symbol, location: place } : symbol;
  });
}

/** Gives the completion of names in articles. */
export function articleCompletion(
  session: Session,
): (params: CompletionParams, token: CancellationToken) => Promise<CompletionList | null> {
  const { entities } = session.articles;
  let quiet: NodeJS.Timeout | undefined;
  return ({ textDocument: { uri }, position }, token) =>
    session.answerLater(uri, token, null, async (snapshot) => {
      if (!session.settings.completion.enabled) return null;
      clearTimeout(quiet);
      quiet = setTimeout(() => session.background(async () => entities.refresh()), QUIET);
      quiet.unref();
      return completion(snapshot, entities, session.language, position);
    });
}

/** Sends a page and lets it go out: what is written waits for a turn of the event loop. */
async function report(partial: ResultProgressReporter<Location[]>, places: Location[]): Promise<void> {
  partial.report(places);
  await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when the folder was read, or nobody waits any more. */
async function allRead(session: Session, token: CancellationToken): Promise<void> {
  await session.ready;
  if (!session.articles.entities.partial) return;
  let stop = { dispose: (): void => {} };
  const cancelled = new Promise<void>((resolve) => {
    stop = token.onCancellationRequested(() => resolve());
  });
  await Promise.race([session.articles.entities.settled(), cancelled]);
  stop.dispose();
}

function orThrow<T extends object>(answer: T | Refusal): T {
  if ('refusal' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refusal);
  return answer;
}
