import { type DocumentSymbol, type SymbolInformation, SymbolInformation as Symbols } from 'vscode-languageserver/node';
import { applyEdits } from '../core/duplicates/index.ts';
import { cleaningEdits } from '../features/clean-pasted.ts';
import { type ActionAbilities, codeActions, wantsKind } from '../features/code-actions.ts';
import { deducedActions } from '../features/deduced-actions.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { eventActions } from '../features/event-actions.ts';
import { deducedData, eventData } from '../features/event-data.ts';
import { folding } from '../features/folding.ts';
import { highlights } from '../features/highlights.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import {
  CLEAN_TEXT,
  type CleanTextParams,
  type CleanTextResult,
  DECIDE,
  DEDUCED_DATES,
  type DeducedDatesParams,
  EVENTS,
  type EventsParams,
} from '../protocol.ts';
import { newsPlace } from '../workspace/news-lines.ts';
import type { Session } from './session.ts';

/** The requests about one document that are answered by one feature each. */
export function handleRequests(session: Session): void {
  const { connection, articles, client } = session;

  connection.onHover(({ textDocument: { uri }, position }, token) =>
    session.answerLater(uri, token, null, (snapshot) =>
      hover(session.wideView(snapshot), position, client.hoverFormat, token),
    ),
  );

  connection.onRequest(EVENTS, (params: EventsParams, token) =>
    session.answerLater(params.uri, token, { events: [], related: [], partial: false }, (snapshot) =>
      eventData(session.wideView(snapshot), params, token),
    ),
  );

  connection.onRequest(DEDUCED_DATES, ({ uri }: DeducedDatesParams, token) =>
    session.answerLater(uri, token, { published: null, dates: [], sources: [] }, (snapshot) =>
      deducedData(session.wideView(snapshot), token),
    ),
  );

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    session.answerLater(uri, token, [], async (snapshot) => {
      if (newsPlace(uri)) return []; // read-only
      const abilities: ActionAbilities = {
        versionedEdits: client.versionedEdits,
        clientCommands: client.commands ?? new Set(),
        showDocument: client.showsDocuments,
        keepsDecisions: articles.decisions.keeps(uri),
        asksBefore: client.asksBeforeEdits,
      };
      const actions = codeActions(session.view(snapshot), range, context.only, abilities);
      if (!wantsKind(DECIDE, context.only)) return actions;
      const view = session.wideView(snapshot);
      const deduced = await deducedActions(view, range, abilities, token);
      return [...actions, ...deduced, ...(await eventActions(view, range, abilities, token))];
    }),
  );

  connection.onRequest(CLEAN_TEXT, async ({ text }: CleanTextParams): Promise<CleanTextResult> => {
    await session.ready;
    const again = (piece: string) => articles.analyseText(piece).findings;
    return { text: applyEdits(text, cleaningEdits(text, 0, again(text), again)) };
  });

  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    session.answer<DocumentSymbol[] | SymbolInformation[]>(uri, token, [], (snapshot) => {
      const symbols = documentSymbols(session.view(snapshot));
      return client.nestedSymbols ? symbols : flat(uri, symbols);
    }),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    session.answer(uri, token, [], (snapshot) => folding(session.view(snapshot))),
  );

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    session.answer(uri, token, [], (snapshot) => inlayHints(session.view(snapshot), range)),
  );

  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, token, [], (snapshot) => highlights(snapshot, position)),
  );
}

/** For clients that know no nested outline. */
function flat(uri: string, symbols: readonly DocumentSymbol[], container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    Symbols.create(name, kind, range, uri, container),
    ...flat(uri, children ?? [], name),
  ]);
}
