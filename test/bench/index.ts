import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Location } from 'vscode-languageserver-protocol/node';
import { processorOf, waitedFor } from '../fixtures/loop.ts';
import { TestClient } from '../protocol/client.ts';
import { askedOfEvents, type Tell } from './index-events.ts';
import { hasNews, newsFolder } from './index-folder.ts';
import { installPeers, PEERS } from './peers.ts';
import { percentile, type Row } from './row.ts';

/** The frequent name of the goals. */
const NAME = 'الولايات المتحدة';
const HERE = `لقاء\n\nوصل أرارات ميرزويان إلى ${NAME} يوم 3 مايو 2018 لعقد اجتماع مع نظيره جيهون بايراموف في برلين.\n`;
const ROUNDS = 200;
/** Only every n-th article, for a quick look. */
const SHARE = Number(process.env.KHABAR_BENCH_SHARE ?? 1);

interface Read {
  readonly seconds: number;
  readonly peak: number;
  /** Seconds that all threads had a processor; a busy machine makes the other ones more. */
  readonly processor: number;
  readonly settled: number;
  /** Of a small request, every 10 ms while articles were read, in milliseconds. */
  readonly delays: readonly number[];
  /** The same, without the time for which this process and the server were ready and others had the processors. */
  readonly own: readonly number[];
  /** Milliseconds of processor that the server's main thread took meanwhile: what it did at one go is no more than that. */
  readonly held: readonly number[];
}

/** The index of a workspace over the corpus of news: cold, warm, and what is asked of it. One server, over the protocol. */
export async function indexBench(): Promise<Row[]> {
  if (!hasNews()) return [{ measure: 'index of a workspace', value: 'absent: no corpus of news', unit: '', goal: '' }];
  const rows: Row[] = [];
  const row = (measure: string, value: string, unit: string, goal: string): void => {
    rows.push({ measure: `index, ${measure}`, value, unit, goal });
  };
  const tenth = newsFolder(10 * SHARE);
  const peer = await peerOf(tenth.folder);
  const ours = await cold(tenth.folder);
  await ours.client.stop();
  for (const used of [tenth.folder, ours.storage]) rmSync(used, { recursive: true, force: true });
  const [what, count] = ['Markdown language service of VS Code 0.5.0', tenth.articles];
  row(`${what}, ${count} of the articles: first answer on all`, peer.seconds.toFixed(1), 's', '—');
  row(`${what}: answer after a change of one`, peer.again.toFixed(0), 'ms', '—');
  row(`${what}: memory`, peer.memory.toFixed(0), 'MB', '—');
  row(`same ${count} articles: all read`, ours.read.seconds.toFixed(1), 's', '—');
  row(`same ${count} articles: memory after`, (ours.read.settled / 1024).toFixed(0), 'MB', '—');
  const half = newsFolder(2 * SHARE);
  const before = await cold(half.folder);
  await before.client.stop();
  rmSync(half.folder, { recursive: true, force: true });
  rmSync(before.storage, { recursive: true, force: true });
  const { folder, articles, bytes } = newsFolder(SHARE);
  const { client, storage, read } = await cold(folder);
  row(
    `cold, ${articles} articles (${(bytes / 1e6).toFixed(0)} MB), 2 threads`,
    read.seconds.toFixed(1),
    's',
    '≤ 120 s',
  );
  row('cold: processor time of all threads', read.processor.toFixed(0), 's', '—');
  row('cold: peak memory of the server, threads included', (read.peak / 1024).toFixed(0), 'MB', '≤ 1024 MB');
  row('memory after', (read.settled / 1024).toFixed(0), 'MB', '≤ 600 MB');
  row(
    'twice the articles: processor time',
    `${(((read.processor / before.read.processor) * half.articles * 2) / articles).toFixed(2)}`,
    '×',
    '2.0 ± 0.2',
  );
  row('while reading: answer to a small request, median', percentile(read.delays, 0.5).toFixed(1), 'ms', '—');
  row('while reading: answer to a small request, p99', percentile(read.delays, 0.99).toFixed(1), 'ms', '—');
  row('while reading: answer to a small request, longest', longest(read.delays), 'ms', '—');
  row('the same, without the waiting for a processor, longest', longest(read.own), 'ms', '—');
  row('the same, processor time of the main loop, longest', longest(read.held), 'ms', '≤ 20 ms');
  await client.stop();
  const kept = readdirSync(storage, { recursive: true, encoding: 'utf8' }).reduce(
    (total, name) => total + (name.endsWith('.seg') ? statSync(path.join(storage, name)).size : 0),
    0,
  );
  row('store, as against the text', (kept / bytes).toFixed(2), '×', '≤ 2 ×');
  const warm = await start(folder, storage);
  const { hover } = warm;
  row('warm start to the first correct hover across files', hover.toFixed(0), 'ms', '≤ 1500 ms');
  await warm.client.read();
  await asked(warm.client, folder, row);
  await askedOfEvents(warm.client, folder, row);
  await warm.client.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(storage, { recursive: true, force: true });
  return rows;
}

const longest = (times: readonly number[]): string => times.reduce((a, b) => Math.max(a, b), 0).toFixed(1);

/** The peer in a process of its own. It knows headings and links; names and days it does not look for. */
async function peerOf(folder: string): Promise<{ seconds: number; again: number; memory: number }> {
  installPeers();
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(PEERS, 'markdown.mjs'), folder]);
  return JSON.parse(stdout) as { seconds: number; again: number; memory: number };
}

/** Starts a server, opens an article of the folder and asks for a hover until it tells of others. */
async function start(folder: string, storage: string): Promise<{ client: TestClient; hover: number }> {
  const started = performance.now();
  const client = await TestClient.start({ folders: [pathToFileURL(folder).href], storage });
  await client.open(hereOf(folder), HERE);
  while (!/\b[1-9]\d{2,}\b/.test((await client.hover(hereOf(folder), NAME)).split('\n')[0]!)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { client, hover: performance.now() - started };
}

const hereOf = (folder: string): string => pathToFileURL(path.join(folder, 'هنا.txt')).href;

async function cold(folder: string): Promise<{ client: TestClient; storage: string; read: Read }> {
  const storage = mkdtempSync(path.join(tmpdir(), 'khabar-store-'));
  const started = performance.now();
  const client = await TestClient.start({ folders: [pathToFileURL(folder).href], storage });
  const here = hereOf(folder);
  await client.open(here, HERE);
  // Its first answer waits for the tables and the model, whatever the folder.
  await client.hover(here, 'برلين');
  const delays: number[] = [];
  const own: number[] = [];
  const held: number[] = [];
  let done = false;
  const reading = waitForEnd(client).then(() => {
    done = true;
  });
  while (!done) {
    const { pid } = client.process;
    const [before, waited, had] = [performance.now(), waitedFor(pid) + waitedFor(), processorOf(pid)];
    await client.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: here } });
    const took = performance.now() - before;
    delays.push(took);
    held.push(processorOf(pid) - had);
    own.push(Math.max(0, took - (waitedFor(pid) + waitedFor() - waited)));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await reading;
  const seconds = (performance.now() - started) / 1000;
  const processor = allThreadsOf(client.process.pid!);
  // Threads go when they have been idle for five seconds.
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const { VmHWM: peak, VmRSS: settled } = memoryOf(client.process.pid!);
  return { client, storage, read: { own, held, seconds, processor, peak: peak!, settled: settled!, delays } };
}

/** Seconds that all threads of a process had a processor (Linux: ticks of a hundredth). */
function allThreadsOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function waitForEnd(client: TestClient): Promise<void> {
  while (!client.progress.some(({ value }) => value.kind === 'end')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Kilobytes, by the names of the system (Linux). */
function memoryOf(pid: number): Record<string, number> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').matchAll(/^(\w+):\s+(\d+) kB$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name!, Number(value)]));
}

export async function asked(client: TestClient, folder: string, row: Tell): Promise<void> {
  const here = hereOf(folder);
  const measure = async (rounds: number, work: (i: number) => Promise<unknown>): Promise<number[]> => {
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const before = performance.now();
      await work(i);
      times.push(performance.now() - before);
    }
    return times;
  };
  const hovers = await measure(ROUNDS, () => client.hover(here, NAME));
  row(`hover of ${NAME}, median`, percentile(hovers, 0.5).toFixed(1), 'ms', '—');
  row(`hover of ${NAME}, p99`, percentile(hovers, 0.99).toFixed(1), 'ms', '≤ 8 ms');
  let places = 0;
  const firsts: number[] = [];
  await measure(30, async (i) => {
    const before = performance.now();
    const token = `teil-${i}`;
    let first: number | undefined;
    places = 0;
    const mine = () => client.progress.filter((part) => part.token === token);
    const page = client
      .until('a page comes', () => mine().length > 0)
      .then(() => {
        first = performance.now() - before;
      });
    await client.connection.sendRequest('textDocument/references', {
      textDocument: { uri: here },
      position: client.at(here, NAME),
      context: { includeDeclaration: true },
      partialResultToken: token,
    });
    await page;
    places = mine().flatMap(({ value }) => value as unknown as Location[]).length;
    firsts.push(first ?? Number.NaN);
  });
  row(
    `first page of references of ${NAME} (${places} places), p99`,
    percentile(firsts, 0.99).toFixed(1),
    'ms',
    '≤ 50 ms',
  );
  const keys = await measure(ROUNDS, async () => {
    await client.insert(here, { line: 2, character: 0 }, 'و');
    await client.pull(here);
  });
  row('keystroke → diagnostics, all indexed, median', percentile(keys, 0.5).toFixed(1), 'ms', '≤ 3 ms');
  row('keystroke → diagnostics, all indexed, p99', percentile(keys, 0.99).toFixed(1), 'ms', '≤ 15 ms');
  const symbols = await measure(20, () => client.connection.sendRequest('workspace/symbol', { query: 'ترمب' }));
  row('workspace symbols, median', percentile(symbols, 0.5).toFixed(0), 'ms', '—');
}
