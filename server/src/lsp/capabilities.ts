import {
  CodeActionKind,
  FileOperationPatternKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { CLEAN_BOILERPLATE, CLEAN_PASTED, COMMANDS, DECIDE, FIX_ALL, REWRITE, TOKEN_TYPES } from '../protocol.ts';

/** Of files the watchers tell. */
const FOLDERS = { filters: [{ scheme: 'file', pattern: { glob: '**', matches: FileOperationPatternKind.folder } }] };

/** What the server offers. */
export const CAPABILITIES: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  diagnosticProvider: { identifier: 'khabar', interFileDependencies: false, workspaceDiagnostics: true },
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
    full: { delta: true },
    range: true,
  },
  hoverProvider: true,
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: false },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, REWRITE, DECIDE, FIX_ALL, CLEAN_BOILERPLATE, CLEAN_PASTED],
  },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentHighlightProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: { resolveProvider: true },
  executeCommandProvider: { commands: Object.values(COMMANDS) },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { didRename: FOLDERS, didCreate: FOLDERS, didDelete: FOLDERS },
  },
};
