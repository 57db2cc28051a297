import { analyse } from '../../server/src/core/article.ts';
import { lexicon as shipped } from '../fixtures/lexicon.ts';
import { median, percentile, type Row } from './row.ts';
import { articles, read } from './texts.ts';

/** A fresh analysis of each article, all lists made, in a warm process. */
export function warmAnalysis(): Row[] {
  const before = performance.now();
  const lexicon = shipped();
  const loading = performance.now() - before;
  const { what, files } = articles();
  const texts = files.map(read);
  const times: number[] = [];
  for (let round = 0; round < 60; round++) {
    for (const text of texts) {
      const start = performance.now();
      const analysis = analyse(text, { date: '2024-05-10' }, lexicon);
      void [analysis.entities, analysis.dates, analysis.findings, analysis.sentences];
      if (round >= 20) times.push(performance.now() - start);
    }
  }
  return [
    { measure: 'loading the lexicon, cold', value: loading.toFixed(1), unit: 'ms', goal: '< 15 ms' },
    { measure: `warm analysis of one of ${what}, median`, value: median(times).toFixed(2), unit: 'ms', goal: '< 3 ms' },
    {
      measure: `warm analysis of one of ${what}, p99`,
      value: percentile(times, 0.99).toFixed(2),
      unit: 'ms',
      goal: '—',
    },
  ];
}
