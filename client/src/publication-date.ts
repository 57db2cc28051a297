import * as vscode from 'vscode';
import {
  type AnalysedParams,
  COMMANDS,
  DEDUCED_DATES,
  type DeducedDatesParams,
  type DeducedDatesResult,
  type PublicationDateArguments,
} from '../../server/src/protocol.ts';
import type { Server } from './client.ts';
import { parseDay } from './day.ts';
import { language, message } from './messages.ts';

/**
 * Asks on which day an article was published and keeps the answer with the team's decisions. Where the text narrows it to a few
 * days, or other articles do, they are there to choose from. Escape changes nothing.
 */
export async function askPublicationDate(
  server: Server,
  uri: string,
  known: AnalysedParams['reference'] | undefined,
): Promise<void> {
  const deduced = known?.date ? undefined : await deducedFor(server, uri);
  const candidates = known?.date ? [] : (deduced?.days ?? known?.candidates ?? []);
  const chosen = candidates.length > 0 ? await pick(candidates, deduced?.file) : OTHER;
  const date = chosen === OTHER ? await type(known?.date ?? candidates[0] ?? '') : chosen;
  if (date === undefined) return;
  const decision: PublicationDateArguments = { uri, date: date === NONE ? null : date };
  await server.execute(COMMANDS.setPublicationDate, decision);
}

/** The answer "another day", and the answer "let Khabar find it": no days. */
const OTHER = 'other';
const NONE = '';

/** The days that other articles leave, and the first of their files; undefined where they tell nothing, or cannot be asked. */
async function deducedFor(
  server: Server,
  uri: string,
): Promise<{ readonly days: readonly string[]; readonly file: string } | undefined> {
  const wish: DeducedDatesParams = { uri };
  const told = await server.request<DeducedDatesResult>(DEDUCED_DATES, wish).catch(() => undefined);
  const [source] = told?.sources ?? [];
  const days = told?.published?.days ?? [];
  return source && days.length > 0 ? { days, file: vscode.Uri.parse(source.uri).path.split('/').at(-1)! } : undefined;
}

/** @param file the article that the days were deduced from, where another one tells them */
async function pick(candidates: readonly string[], file: string | undefined): Promise<string | undefined> {
  const from = file === undefined ? '' : ` · ${message('date.deduced', `\u2068${file}\u2069`)}`;
  // A day is a left-to-right isolate: among Arabic words its parts would stand the other way round.
  const items = candidates.map((day) => ({ label: written(day), description: `\u2066${day}\u2069${from}`, day }));
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
