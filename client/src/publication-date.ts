import * as vscode from 'vscode';
import { type AnalysedParams, COMMANDS, type PublicationDateArguments } from '../../server/src/protocol.ts';
import type { Server } from './client.ts';
import { parseDay } from './day.ts';
import { language, message } from './messages.ts';

/**
 * Asks on which day an article was published and keeps the answer with the team's decisions. Where the text narrows it to a few
 * days, they are there to choose from. Escape changes nothing.
 */
export async function askPublicationDate(
  server: Server,
  uri: string,
  known: AnalysedParams['reference'] | undefined,
): Promise<void> {
  const candidates = known?.date ? [] : (known?.candidates ?? []);
  const chosen = candidates.length > 0 ? await pick(candidates) : OTHER;
  const date = chosen === OTHER ? await type(known?.date ?? candidates[0] ?? '') : chosen;
  if (date === undefined) return;
  const decision: PublicationDateArguments = { uri, date: date === NONE ? null : date };
  await server.execute(COMMANDS.setPublicationDate, decision);
}

/** The answer "another day", and the answer "let Khabar find it": no days. */
const OTHER = 'other';
const NONE = '';

async function pick(candidates: readonly string[]): Promise<string | undefined> {
  const items = candidates.map((day) => ({ label: written(day), description: day, day }));
  const other = { label: message('date.other'), description: '', day: OTHER };
  const answer = await vscode.window.showQuickPick([...items, other], {
    title: message('status.setDate'),
    placeHolder: message('date.candidates'),
    matchOnDescription: true,
  });
  return answer?.day;
}

async function type(value: string): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: message('status.setDate'),
    prompt: message('date.prompt'),
    placeHolder: '2024-05-10',
    value,
    validateInput: (text) => (text.trim() === '' || parseDay(text) ? undefined : message('date.invalid')),
  });
  return answer === undefined ? undefined : (parseDay(answer) ?? NONE);
}

/** `الأربعاء 8 مايو 2024`, `Wednesday 8 May 2024`. */
function written(day: string): string {
  const locale = language() === 'ar' ? 'ar-EG-u-nu-latn-ca-gregory' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return format.format(Date.parse(day)).replace(/[،,]/g, '');
}
