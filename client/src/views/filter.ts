import * as vscode from 'vscode';
import { message } from '../messages.ts';

/** Milliseconds without a letter before the list follows. */
const QUIET = 150;

/** Asks for a filter; what is typed holds at once, and Escape brings back what was there before. */
export function askFilter(before: string, show: (filter: string) => void): Promise<void> {
  return new Promise((resolve) => {
    const input = vscode.window.createInputBox();
    input.title = message('view.filter');
    input.prompt = message('view.filterDetail');
    input.value = before;
    let timer: NodeJS.Timeout | undefined;
    let accepted = false;
    input.onDidChangeValue((value) => {
      clearTimeout(timer);
      timer = setTimeout(() => show(value.trim()), QUIET);
    });
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      clearTimeout(timer);
      show(accepted ? input.value.trim() : before);
      input.dispose();
      resolve();
    });
    input.show();
  });
}
