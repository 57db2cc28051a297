import { performance } from 'node:perf_hooks';
import bytes from '../../build/lexicon.bin';
import model from '../../server/model/names.bin';
import { identifyEntities, loadLexicon, loadTagger, readNames, settle } from '../../server/src/core/entities/index.ts';
import { makeBlock } from '../../server/src/core/text/block.ts';
import { splitParagraphs } from '../../server/src/core/text/paragraphs.ts';
import { median, type Row } from './row.ts';
import { articles, read } from './texts.ts';

/** The whole pass over names: tables, rules, both stages of the tagger, who is who. Texts are split into words beforehand. */
export function namesBench(): Row[] {
  global.gc?.();
  const memory = process.memoryUsage();
  const started = performance.now();
  const tagger = loadTagger(model);
  const loading = performance.now() - started;
  const after = process.memoryUsage();
  const lexicon = loadLexicon(bytes, () => tagger);
  const { files } = articles();
  const texts = files.map((file) =>
    splitParagraphs(read(file)).map(({ start, end }) => makeBlock(read(file).slice(start, end))),
  );
  const words = texts.flat().reduce((sum, { tokens }) => sum + tokens.filter(({ kind }) => kind === 'word').length, 0);
  const speeds: number[] = [];
  for (let round = 0; round < 40; round++) {
    const start = performance.now();
    for (const blocks of texts) {
      const settled = settle(
        blocks.map((block) => readNames(block, lexicon)),
        0,
      );
      const identified = identifyEntities(settled.blocks, lexicon);
      for (let i = 0; i < blocks.length; i++) identified.of(i);
    }
    if (round >= 10) speeds.push(words / ((performance.now() - start) / 1000));
  }
  const grown = (after.heapUsed + after.arrayBuffers - memory.heapUsed - memory.arrayBuffers) / 1024 / 1024;
  return [
    {
      measure: 'names, both stages and identity, words a second',
      value: Math.round(median(speeds)).toLocaleString('en'),
      unit: '',
      goal: '≥ 150,000',
    },
    { measure: 'loading the model of names', value: loading.toFixed(0), unit: 'ms', goal: '≤ 80 ms' },
    { measure: 'memory of the model of names', value: grown.toFixed(1), unit: 'MB', goal: '≤ 60 MB' },
  ];
}
