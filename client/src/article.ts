import type * as vscode from 'vscode';

/** The identifier of the language. */
export const LANGUAGE = 'arabic-news';

/** Whether a document is an Arabic article, by the language that it has in the editor. */
export function isArticle(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE;
}
