import type { InitializeParams } from 'vscode-languageserver/node';
import type { CardFormat } from '../features/card.ts';
import { isFile } from '../workspace/uri.ts';

/** What the client said of itself in `initialize`, as far as the server needs it. */
export interface Client {
  readonly locale: string | undefined;
  readonly folders: readonly string[];
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesTokens: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly registersCompletion: boolean;
  readonly givesConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** Watchers may be those of one folder. */
  readonly watchesRelative: boolean;
  readonly changesFolders: boolean;
  readonly showsProgress: boolean;
  readonly showsDocuments: boolean;
  readonly versionedEdits: boolean;
  /** The client asks its user before it makes edits that are annotated so. */
  readonly asksBeforeEdits: boolean;
  /** The client asks for the range of a workspace symbol when somebody goes there. */
  readonly resolvesSymbols: boolean;
  readonly nestedSymbols: boolean;
  readonly hoverFormat: CardFormat;
  /** Undefined for a client that does not know Khabar: it gets no notification beyond the protocol. */
  readonly commands: ReadonlySet<string> | undefined;
  /** Where what was read may be kept between starts. */
  readonly storage: string | undefined;
}

export function readClient({
  capabilities,
  initializationOptions,
  locale,
  rootUri,
  workspaceFolders,
}: InitializeParams): Client {
  const { workspace, textDocument, window, general } = capabilities;
  const options: unknown = initializationOptions;
  const given = options !== null && typeof options === 'object' ? (options as Record<string, unknown>) : {};
  const { clientCommands: commands, storage } = given;
  const formats = textDocument?.hover?.contentFormat ?? ['plaintext'];
  const tags = general?.markdown?.allowedTags ?? [];
  return {
    locale,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri && isFile(rootUri) ? [rootUri] : []),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    registersCompletion: textDocument?.completion?.dynamicRegistration === true,
    givesConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesRelative: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    asksBeforeEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    resolvesSymbols: workspace?.symbol?.resolveSupport?.properties.includes('location.range') === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    hoverFormat: !formats.includes('markdown')
      ? 'plaintext'
      : tags.includes('div') && tags.includes('br')
        ? 'html'
        : 'markdown',
    storage: typeof storage === 'string' && storage !== '' ? storage : undefined,
    commands: Array.isArray(commands) ? new Set(commands.filter((name) => typeof name === 'string')) : undefined,
  };
}
