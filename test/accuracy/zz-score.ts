import { readFileSync } from 'node:fs';
import { scoreLinks } from './event-links.ts';

const read = JSON.parse(readFileSync('/tmp/evl/read.json', 'utf8'));
for (const h of (process.argv[2] ?? 'development').split(',')) {
  const s = scoreLinks(read, h as any);
  const { right, found, wanted } = s.links;
  console.log(
    h,
    `P ${(right / found).toFixed(3)} R ${(right / wanted).toFixed(3)} ${right}/${found}/${wanted}  B3 ${s.bCubed.precision.toFixed(3)} ${s.bCubed.recall.toFixed(3)} ${s.bCubed.f1.toFixed(3)}`,
  );
  if (process.argv[3]) console.log(s.mistakes.join('\n'));
}
