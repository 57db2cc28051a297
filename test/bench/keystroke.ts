import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TestClient } from '../protocol/client.ts';
import { median, percentile, type Row } from './row.ts';
import { articles, read } from './texts.ts';

const BYTES = 1_000_000;
const DUPLICATES = 50;
const EDITS = 500;

/**
 * Keystroke to diagnostics over the protocol: a real server, one megabyte of UTF-8 with planted copies, an edit and a pull
 * one after the other; one edit in five is a line break. What is typed and where follows a fixed random sequence.
 */
export async function keystroke(): Promise<Row[]> {
  const random = generator(20_240_510);
  const { what, paragraphs } = material();
  const text = compose(paragraphs, random);
  const client = await TestClient.start();
  const uri = 'file:///bench/megabyte.ar.txt';
  await client.open(uri, text);
  const started = performance.now();
  const planted = (await client.diagnostics(uri)).filter(({ code }) => code === 'duplicate-paragraph').length;
  const first = performance.now() - started;
  if (planted < DUPLICATES * 0.9) throw new Error(`${planted} of ${DUPLICATES} planted copies were found`);

  const times: number[] = [];
  let previous: string | undefined;
  for (let i = 0; i < EDITS; i++) {
    const document = client.text(uri);
    const position = document.positionAt(Math.floor(random() * document.getText().length));
    const typed = i % 5 === 4 ? '\n' : LETTERS[Math.floor(random() * LETTERS.length)]!;
    const change = client.prepare(uri, { start: position, end: position }, typed); // before the clock starts
    const start = performance.now();
    await client.connection.sendNotification('textDocument/didChange', change);
    const report = await client.pull(uri, previous);
    times.push(performance.now() - start);
    previous = report.resultId;
  }
  await client.stop();
  const size = `1 MB of ${what}`;
  return [
    { measure: `first diagnostics, ${size}`, value: first.toFixed(0), unit: 'ms', goal: '—' },
    { measure: `keystroke → diagnostics, ${size}, median`, value: median(times).toFixed(1), unit: 'ms', goal: '—' },
    {
      measure: `keystroke → diagnostics, ${size}, p99`,
      value: percentile(times, 0.99).toFixed(1),
      unit: 'ms',
      goal: '< 25 ms',
    },
    {
      measure: `keystroke → diagnostics, ${size}, longest`,
      value: Math.max(...times).toFixed(1),
      unit: 'ms',
      goal: '—',
    },
  ];
}

const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي '];

/** Paragraphs of at least 6 words; each once. */
function material(): { what: string; paragraphs: string[] } {
  const news = path.resolve('../shared/data/news/saudi-2015.jsonl.gz');
  const present = existsSync(news);
  const texts = present
    ? gunzipSync(readFileSync(news))
        .subarray(0, 8 * BYTES)
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as { text: string }).text)
    : articles().files.map(read);
  const paragraphs = texts.flatMap((text) => text.split('\n').map((line) => line.trim()));
  const distinct = [...new Set(paragraphs)].filter((line) => line.split(' ').length >= 6);
  // Without the data the articles at hand are numbered on: their paragraphs differ in one word, as copies do not.
  for (let i = 0; !present && distinct.length * 400 < BYTES; i++) distinct.push(`${distinct[i]} ${i}`);
  return { what: present ? 'saudi-2015' : 'numbered paragraphs (news data absent)', paragraphs: distinct };
}

function compose(paragraphs: readonly string[], random: () => number): string {
  const chosen: string[] = [];
  let bytes = 0;
  for (let i = 0; bytes < BYTES; i++) {
    const paragraph = paragraphs[i % paragraphs.length]!;
    chosen.push(paragraph);
    bytes += Buffer.byteLength(paragraph) + 2;
  }
  for (let i = 0; i < DUPLICATES; i++) {
    const copy = chosen[Math.floor(random() * chosen.length)]!;
    chosen.splice(Math.floor(random() * chosen.length), 0, copy);
  }
  return chosen.join('\n\n');
}

/** Mulberry32: the same sequence on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
