import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const NEWS = path.resolve('../shared/data/news');

interface Item {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
  readonly published?: string;
}

/** Whether the corpus of news is here. */
export const hasNews = (): boolean => existsSync(NEWS);

/**
 * Writes articles of the corpus as files of a folder, two hundred a folder below it, with their day in the name.
 * @param share every n-th article
 */
export function newsFolder(share: number): { folder: string; articles: number; bytes: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'khabar-news-'));
  let at = 0;
  let articles = 0;
  let bytes = 0;
  for (const name of readdirSync(NEWS)
    .filter((file) => file.endsWith('.jsonl.gz'))
    .sort()) {
    for (const line of gunzipSync(readFileSync(path.join(NEWS, name)))
      .toString('utf8')
      .split('\n')) {
      if (line === '' || at++ % share !== 0) continue;
      const { title, text, published } = JSON.parse(line) as Item;
      const inside = path.join(folder, String(Math.floor(articles / 200)));
      if (articles % 200 === 0) mkdirSync(inside);
      const file = path.join(inside, `${published?.slice(0, 10) ?? 'undated'} ${articles}.txt`);
      const content = title ? `${title}\n\n${text}\n` : `${text}\n`;
      writeFileSync(file, content);
      utimesSync(file, 1.6e9 + articles, 1.6e9 + articles);
      articles++;
      bytes += Buffer.byteLength(content);
    }
  }
  return { folder, articles, bytes };
}
