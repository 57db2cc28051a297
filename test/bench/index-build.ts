import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import bytes from '../../build/lexicon.bin';
import { analyse } from '../../server/src/core/article.ts';
import { loadLexicon } from '../../server/src/core/entities/index.ts';
import { DiskStore } from '../../server/src/node/disk-store.ts';
import { nodeHost } from '../../server/src/node/node-host.ts';
import { ThreadReader } from '../../server/src/node/thread-reader.ts';
import { versionOf } from '../../server/src/node/version.ts';
import { Articles } from '../../server/src/workspace/articles.ts';
import { newsFolder } from './index-folder.ts';
import { percentile } from './row.ts';

// usage: node scripts/run-ts.mjs test/bench/index-build.ts SHARE: a quick look at the index over every n-th article.
const share = Number(process.argv[2] ?? 31);
const SCRIPT = path.resolve('dist/worker.js');
const NEVER = { isCancellationRequested: false };

async function main(): Promise<void> {
  const { folder, articles: count, bytes: size } = newsFolder(share);
  const base = mkdtempSync(path.join(tmpdir(), 'khabar-store-'));
  console.log(`${count} articles, ${(size / 1e6).toFixed(1)} MB`);
  try {
    for (const round of ['cold', 'warm']) {
      const lexicon = loadLexicon(bytes);
      let store: DiskStore | undefined;
      const say = (message: unknown) => console.log('report:', String(message));
      const reader = new ThreadReader(SCRIPT, () => store?.folder, say);
      const articles = new Articles(nodeHost, (text, options, previous) => analyse(text, options, lexicon, previous), {
        reader,
        report: (uri, cause) => say(`${uri} ${cause}`),
        storeOf: (folders) => {
          store = new DiskStore(base, folders, versionOf(SCRIPT), say);
          return store;
        },
      });
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const started = performance.now();
      let peak = 0;
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().rss);
      }, 50);
      const read = articles.setFolders([pathToFileURL(folder).href], { report: () => {}, cancelled: false });
      if (round === 'warm') {
        for (;;) {
          const { names } = await articles.entities.names({ typed: ['الولايات المتحدة'], by: 'words', limit: 1 });
          if (names.length > 0) break;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        console.log(`first name known after ${(performance.now() - started).toFixed(0)} ms`);
      }
      await read;
      const took = performance.now() - started;
      delay.disable();
      clearInterval(watch);
      const { table } = articles.entities;
      console.log(
        `${round}: ${(took / 1000).toFixed(2)} s, ${table.size} articles, ${table.parts.length} segments, ${table.entityNumbers} entities, ` +
          `peak ${(peak / 1e6).toFixed(0)} MB, longest block ${(delay.max / 1e6).toFixed(1)} ms, p99.9 ${(delay.percentile(99.9) / 1e6).toFixed(1)} ms`,
      );
      const { names } = await articles.entities.names({ typed: ['الولايات المتحدة'], by: 'words', limit: 1 });
      const { id, files, count: mentions } = names[0]!;
      const times = new Map<string, number[]>();
      const time = async (what: string, work: () => Promise<unknown>) => {
        const before = performance.now();
        await work();
        const list = times.get(what) ?? [];
        times.set(what, list);
        list.push(performance.now() - before);
      };
      const { names: others } = await articles.entities.names({ typed: [], by: 'words', limit: 40 });
      for (let i = 0; i < 40; i++) {
        await time('summary', () => articles.entities.summary(id, NEVER));
        const topic = { entities: [others[i]?.id ?? id], days: [] };
        await time('related', () => articles.entities.forEntity(id, topic, '', 3));
        await time('first page', () => articles.entities.mentions(id, NEVER, { from: 0, limit: 50 }));
        await time('completion', () => articles.entities.names({ typed: ['مح'], by: 'words', limit: 40, asIs: true }));
        if (i < 5) await time('symbols', () => articles.entities.names({ typed: ['ترمب'], by: 'letters', limit: 200 }));
        if (i < 5) await time('all mentions', () => articles.entities.mentions(id, NEVER));
        if (i < 5)
          await time('list', () => {
            articles.entities.noteChange();
            return articles.entities.list({ type: 'person', typed: '', offset: 0, limit: 50 });
          });
      }
      console.log(`${id}: ${mentions} mentions in ${files} articles`);
      for (const [what, list] of times)
        console.log(
          `  ${what}: median ${percentile(list, 0.5).toFixed(1)} ms, p99 ${percentile(list, 0.99).toFixed(1)} ms`,
        );
      await articles.close();
      const [inside] = readdirSync(base);
      const kept = readdirSync(path.join(base, inside!)).map((name) => statSync(path.join(base, inside!, name)).size);
      console.log(`store: ${kept.length} files, ${(kept.reduce((a, b) => a + b, 0) / size).toFixed(2)} × the text`);
      await reader.dispose();
      global.gc?.();
      console.log(`rss after: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(base, { recursive: true, force: true });
  }
}

await main();
