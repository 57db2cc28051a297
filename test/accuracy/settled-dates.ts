/**
 * How often dates that articles settle for each other are right: some of a news set's articles (../shared/data/news, optional development data)
 * lose their publication date, the others keep it; what is deduced is compared with the value that the date has under the set's own stamp.
 *
 * `node scripts/run-ts.mjs test/accuracy/settled-dates.ts SET FROM TO [N]`: of the articles stamped in [FROM, TO) every N-th (default 4) loses its
 * date. Prints what is wrong. ant-v1-2017, of 2017, every third, is what the thresholds were chosen on.
 */
import { analyse } from '../../server/src/core/article.ts';
import { isoDate } from '../../server/src/core/dates/calendar.ts';
import { deduceDates } from '../../server/src/workspace/deduced-dates.ts';
import { type ArticleFacts, makeFacts } from '../../server/src/workspace/index/facts.ts';
import { givenIndex } from '../../server/src/workspace/index/given-index.ts';
import { Snapshot } from '../../server/src/workspace/snapshot.ts';
import { lexicon as shipped } from '../fixtures/lexicon.ts';
import { composed, readCorpus } from './corpora.ts';

/** Articles of a segment. */
const SEGMENT = 2000;
const NEVER = { isCancellationRequested: false };

const [set = 'ant-2018', from = '2018-04-01', to = '2018-06-01', every = '4'] = process.argv.slice(2);
const rows = readCorpus(set).filter(
  ({ published = '' }) => /^\d{4}-\d\d-\d\d$/.test(published) && published >= from && published < to,
);
const lexicon = shipped();
const index = givenIndex({
  host: { now: () => performance.now(), pause: () => new Promise((resolve) => setImmediate(resolve)) },
});

const hidden: { readonly snapshot: Snapshot; readonly published: string }[] = [];
let facts: ArticleFacts[] = [];
for (const [i, row] of rows.entries()) {
  const text = composed(row);
  const uri = `file:///${encodeURIComponent(row.id)}.txt`;
  const isHidden = i % Number(every) === 0;
  const analysis = analyse(text, isHidden ? {} : { date: row.published }, lexicon);
  const origin = { file: uri, stamp: { mtime: 0, size: 0 }, content: { lo: 0, hi: 0 }, options: 0 };
  facts.push(makeFacts(uri, null, analysis, origin));
  if (facts.length === SEGMENT || i === rows.length - 1) {
    index.set(...facts);
    facts = [];
  }
  if (isHidden && analysis.reference.date === null) {
    hidden.push({ snapshot: new Snapshot(uri, 0, text, {}, () => analysis), published: row.published! });
  }
}

const today = isoDate(Math.floor(Date.now() / 86_400_000));
const score = { settled: 0, right: 0, narrowed: 0, holds: 0, published: 0, publishedRight: 0, days: 0, daysRight: 0 };
const times: number[] = [];
for (const { snapshot, published } of hidden) {
  const began = performance.now();
  const deduced = await deduceDates(snapshot, index.events, today, NEVER);
  times.push(performance.now() - began);
  if (!deduced) continue;
  const truth = analyse(snapshot.text, { date: published }, lexicon).dates;
  for (const [start, { days, from: sources }] of deduced.dates) {
    const real = truth.find((date) => date.start === start);
    const isRight = days.includes((real?.value ?? '').slice(0, 10));
    if (days.length === 1) score.settled++;
    else score.narrowed++;
    if (isRight && days.length === 1) score.right++;
    else if (isRight) score.holds++;
    else {
      const around = snapshot.text.slice(Math.max(0, start - 120), start + 120).replace(/\s+/g, ' ');
      console.log(`${days.join(' ')} but ${real?.value} «${real?.text}»: ${around}`);
      for (const { value, text } of sources) console.log(`   ${value}: ${text.slice(0, 240)}`);
    }
  }
  const { from: first, to: last, days } = deduced.published;
  const holds = days.length > 0 ? days.includes(published) : first <= published && published <= last;
  score.published++;
  if (holds) score.publishedRight++;
  if (first === last) score.days++;
  if (first === last && holds) score.daysRight++;
}
times.sort((a, b) => a - b);
const at = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
console.log(`${rows.length} articles, ${hidden.length} of them without a publication date`);
console.log(
  `${score.right} of ${score.settled} settled dates right; of ${score.narrowed} that were narrowed ${score.holds} hold the day`,
);
console.log(
  `${score.publishedRight} of ${score.published} deduced publications hold the stamp; ${score.daysRight} of ${score.days} where it is one day`,
);
console.log(`${at(0.5)} ms each, p95 ${at(0.95)}, p99 ${at(0.99)}`);
