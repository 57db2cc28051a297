import { writeFileSync } from 'node:fs';
import { lexicon } from '../fixtures/lexicon.ts';
import { readForLinks } from './event-links.ts';

const t = performance.now();
const r = readForLinks(lexicon())!;
console.log(
  r.length,
  performance.now() - t,
  r.reduce((n, x) => n + x.facts.events.length, 0),
);
writeFileSync('/tmp/evl/read.json', JSON.stringify(r));
