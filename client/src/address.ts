import * as vscode from 'vscode';

/** Read-only documents that show one item of a news file. */
export const NEWS_SCHEME = 'khabar-news';

/*
 * The server, the command line and their links call an item `khabar-news:///archive/2024.jsonl?line=12`. VS Code names a tab, and
 * chooses a language, by the end of the path alone: there it is `khabar-news:/archive/2024.jsonl:12.ar.txt`.
 */

/** The address of a document in VS Code, of what the server calls it. */
export function shownUri(uri: string): vscode.Uri {
  const parsed = vscode.Uri.parse(uri);
  const line = parsed.scheme === NEWS_SCHEME ? /^line=(\d+)$/.exec(parsed.query)?.[1] : undefined;
  return line === undefined ? parsed : parsed.with({ path: `${parsed.path}:${line}.ar.txt`, query: '' });
}

/** What the server calls a document of VS Code. */
export function toldUri(uri: vscode.Uri): string {
  const [, path, line] = (uri.scheme === NEWS_SCHEME && /^(.+):(\d+)\.ar\.txt$/s.exec(uri.path)) || [];
  return (path === undefined ? uri : uri.with({ path, query: `line=${line}` })).toString();
}

/** The file that an item is read from; undefined for any other document. */
export function newsFileOf(uri: vscode.Uri): vscode.Uri | undefined {
  const path = uri.scheme === NEWS_SCHEME ? /^(.+):\d+\.ar\.txt$/s.exec(uri.path)?.[1] : undefined;
  return path === undefined ? undefined : uri.with({ scheme: 'file', path });
}
