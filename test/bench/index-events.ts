import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol/node';
import { analyse } from '../../server/src/core/article.ts';
import {
  ENTITIES,
  type EntitiesResult,
  EVENT_MONTHS,
  EVENTS,
  type EventMonthsResult,
  MONTH_EVENTS,
  type MonthEventsParams,
  type MonthEventsResult,
  PARTICIPANT_EVENTS,
} from '../../server/src/protocol.ts';
import { lexicon } from '../fixtures/lexicon.ts';
import { waitedFor } from '../fixtures/loop.ts';
import type { TestClient } from '../protocol/client.ts';
import { percentile } from './row.ts';

/** Articles of the folder that are opened, from all of it; the first of them are not measured: V8 compiles what it runs often. */
const ARTICLES = 48;
const UNMEASURED = 8;
/** Hovers of one kind in one article. */
const HOVERS = 6;
/** Entities whose events are listed. */
const PARTICIPANTS = 10;
const PAGE = 100;

export type Tell = (measure: string, value: string, unit: string, goal: string) => void;

/** An article with the places that somebody may ask about. */
interface Asked {
  readonly uri: string;
  readonly acts: readonly Position[];
  readonly entities: readonly Position[];
  readonly dates: readonly Position[];
}

/**
 * What an index of a folder is asked about events: linking an article that was changed, hovers in articles with and without a publication date,
 * the branches of the side bar. Each time is that of a whole request over the protocol, as a client waits for it.
 */
export async function askedOfEvents(client: TestClient, folder: string, row: Tell): Promise<void> {
  const files = filesOf(folder);
  const step = Math.max(1, Math.floor(files.length / ARTICLES));
  const some = files.filter((_, i) => i % step === 0).slice(0, ARTICLES);
  await linking(client, some, row);
  for (const kind of ['dated', 'undated'] as const) await hovers(client, some, kind, row);
  await branches(client, row);
}

/** An article is changed, and all that it tells is linked with the others anew. */
async function linking(client: TestClient, files: readonly string[], row: Tell): Promise<void> {
  const whole: number[] = [];
  const single: number[] = [];
  for (const [i, file] of files.entries()) {
    const { uri, acts } = await open(client, file, path.basename(file));
    if (acts.length > 0) {
      await client.insert(uri, { line: 0, character: 0 }, ' ');
      await client.pull(uri); // its analysis is measured elsewhere
      let sum = 0;
      for (const { line, character } of acts) {
        const position = { line, character: line === 0 ? character + 1 : character };
        const took = await timed(() => client.connection.sendRequest(EVENTS, { uri, of: { position } }));
        if (i >= UNMEASURED) single.push(took);
        sum += took;
      }
      if (i >= UNMEASURED) whole.push(sum);
    }
    await client.close(uri);
  }
  const mentions = (single.length / whole.length).toFixed(1);
  row(`linking one changed article (${mentions} mentions), median`, ...ms(whole, 0.5), '≤ 10 ms');
  row(`linking one changed article (${mentions} mentions), p99`, ...ms(whole, 0.99), '—');
  row('linking one mention of it, p99', ...ms(single, 0.99), '—');
}

async function hovers(
  client: TestClient,
  files: readonly string[],
  kind: 'dated' | 'undated',
  row: Tell,
): Promise<void> {
  const times = { acts: [] as number[], entities: [] as number[], dates: [] as number[] };
  for (const [i, file] of files.entries()) {
    const asked = await open(client, file, kind === 'dated' ? path.basename(file) : `بلا تاريخ ${i}.txt`);
    await client.pull(asked.uri);
    for (const what of ['acts', 'entities', 'dates'] as const) {
      for (const position of asked[what].slice(0, HOVERS)) {
        const params = { textDocument: { uri: asked.uri }, position };
        const took = await timed(() => client.connection.sendRequest('textDocument/hover', params));
        if (i >= UNMEASURED) times[what].push(took);
      }
    }
    await client.close(asked.uri);
  }
  const names = { acts: 'an event', entities: 'a name', dates: 'a date' };
  for (const what of ['acts', 'entities', 'dates'] as const) {
    const measure = `hover of ${names[what]} in ${kind === 'dated' ? 'a dated' : 'an undated'} article`;
    row(`${measure}, median`, ...ms(times[what], 0.5), '—');
    row(`${measure}, p99`, ...ms(times[what], 0.99), '≤ 10 ms');
  }
}

/** The side bar is unfolded for the first time since something changed. */
async function branches(client: TestClient, row: Tell): Promise<void> {
  const held: number[] = [];
  const tell = async <T>(measure: string, work: () => Promise<T>): Promise<T> => {
    const watch = watched(client);
    let result!: T;
    const took = await timed(async () => {
      result = await work();
    });
    held.push(await watch());
    row(measure, took.toFixed(0), 'ms', '—');
    return result;
  };
  const page = { offset: 0, limit: PAGE };
  const { connection } = client;
  const months = (): Promise<EventMonthsResult> => connection.sendRequest(EVENT_MONTHS, page);
  const { months: found, undated } = await tell('events view, its months', months);
  await tell('events view, its months once more', months);
  const ask = (params: MonthEventsParams): Promise<MonthEventsResult> => connection.sendRequest(MONTH_EVENTS, params);
  // One that was not counted yet has the most mentions: its first days are grouped for the page.
  const full = found.find(({ whole }) => !whole) ?? [...found].sort((a, b) => b.events - a.events)[0];
  if (full) await tell('events view, the first page of a month of many', () => ask({ ...page, month: full.month }));
  if (undated) await tell('events view, a page without a day', () => ask({ ...page, month: undated.month }));
  const who: EntitiesResult = await connection.sendRequest(ENTITIES, { type: 'person', filter: '', ...page });
  const times: number[] = [];
  const watch = watched(client);
  for (const { id } of who.entities.slice(0, PARTICIPANTS)) {
    times.push(await timed(() => connection.sendRequest(PARTICIPANT_EVENTS, { entity: id })));
  }
  held.push(await watch());
  row('events view, a participant, longest', ...ms(times, 1), '—');
  row('events view, longest hold of the main loop', ...ms(held, 1), '≤ 20 ms');
}

/** Asks for a small thing again and again; gives the longest wait, without the time in which others had the processor. */
function watched(client: TestClient): () => Promise<number> {
  let done = false;
  let longest = 0;
  const watching = (async () => {
    while (!done) {
      const [before, waited] = [performance.now(), bothWaited(client)];
      await client.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: 'file:///none' } });
      longest = Math.max(longest, performance.now() - before - (bothWaited(client) - waited));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  return async () => {
    done = true;
    await watching;
    return longest;
  };
}

/** Milliseconds for which the server or this client was ready to run and did not. */
const bothWaited = (client: TestClient): number => waitedFor(client.process.pid) + waitedFor();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

const ms = (times: readonly number[], share: number): [string, string] => [percentile(times, share).toFixed(1), 'ms'];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => path.join(folder, name))
    .sort();
}

/** Opens an article, under its own name or another one beside it. */
async function open(client: TestClient, file: string, name: string): Promise<Asked> {
  const text = readFileSync(file, 'utf8');
  const uri = pathToFileURL(path.join(path.dirname(file), name)).href;
  await client.open(uri, text);
  const { events, entities, dates } = analyse(text, {}, lexicon());
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = (offset: number): Position => {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line, character: offset - lineStarts[line]! };
  };
  return {
    uri,
    acts: events.map(({ act }) => at(act.start)),
    entities: entities.map(({ start }) => at(start)),
    dates: dates.map(({ start }) => at(start)),
  };
}
