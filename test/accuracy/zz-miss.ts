import { readFileSync } from 'node:fs';
import { LineIndex } from '../../server/src/core/text/lines.ts';
import { readJudged } from './event-links.ts';

const read = new Map(JSON.parse(readFileSync('/tmp/evl/read.json', 'utf8')).map((r: any) => [r.id, r]));
const want = new Set(
  readFileSync(process.argv[2]!, 'utf8')
    .split('\n')
    .filter((l) => /^(same|related|different) /.test(l))
    .map((l) => l.split(' ').slice(1, 3).join(' ')),
);
const m = (id: string, span: any) => {
  const { facts, text } = read.get(id) as any;
  const L = new LineIndex(text);
  return facts.events
    .filter((e: any) => {
      const at = L.offsetAt(facts.sentences[e.sentence]);
      return at >= span.start && at < span.end;
    })
    .map(
      (e: any) =>
        `   [${e.act}/${e.lemma} ${e.status} who:${e.participants.map((p: any) => p.entity.split('/')[1]).join('|')} @${e.place?.split('/')[1]} t:${e.time?.value}/${e.time?.source} ent:${facts.sentences[e.sentence].entities.map((x: string) => x.split('/')[1]).join('|')} w:${e.words.join(' ')}]`,
    )
    .join('\n');
};
for (const { ids, spans, verdict, half } of readJudged())
  if (half === 'development' && want.has(ids.join(' '))) {
    console.log(verdict, ids.join(' '));
    ids.forEach((id, i) =>
      console.log(
        '  ',
        (read.get(id) as any).text.slice(spans[i]!.start, spans[i]!.end).slice(0, 160),
        '\n',
        m(id, spans[i]!),
      ),
    );
  }
