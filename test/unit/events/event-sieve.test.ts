import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LINKING, link } from '../../../server/src/core/events/link.ts';
import { Overlaps } from '../../../server/src/core/events/overlap.ts';
import { ArticleTable } from '../../../server/src/workspace/index/article-table.ts';
import { Breather } from '../../../server/src/workspace/index/breather.ts';
import { candidatesFor } from '../../../server/src/workspace/index/event-candidates.ts';
import { ACTS, dayKey, LONGEST_DAYS, NO_DAY, SOURCES } from '../../../server/src/workspace/index/event-columns.ts';
import { EventSieve } from '../../../server/src/workspace/index/event-sieve.ts';
import { PlaneCounter, planesOf, SIGN, sharedBits, signOf } from '../../../server/src/workspace/index/event-signs.ts';
import type { ArticleFacts } from '../../../server/src/workspace/index/facts.ts';
import { hash32 } from '../../../server/src/workspace/index/hash.ts';
import { type EventAt, TableWeights, toldOf } from '../../../server/src/workspace/index/told-of.ts';
import { segmentOf } from '../../../server/src/workspace/index/workspace-index.ts';

const PEOPLE = ['أرارات ميرزويان', 'جيهون بايراموف', 'سيرغي لافروف', 'شارل ميشيل', 'أنالينا بيربوك'];
const PLACES = ['ألماتي', 'بروكسل', 'برلين'];
const WORDS = 'محادثات سلام حدود ترسيم وفد جولة بيان توقيع معاهدة ممر أسرى هدنة قمة وساطة مؤتمر لجنة اتفاق ملف'.split(
  ' ',
);

const some = <T>(from: readonly T[], most: number) => fc.subarray([...from], { maxLength: most });
const day = fc
  .integer({ min: 0, max: 200 })
  .map((n) => new Date(1_714_521_600_000 + n * 86_400_000).toISOString().slice(0, 10));
const value = fc.oneof(
  { weight: 6, arbitrary: day },
  fc.constantFrom('2024-05', '2024-05-06/2024-05-20', 'XXXX-05-10', 'XXXX-WXX-5', '2024-05-08/2024-05-09'),
);
const event = fc.record({
  act: fc.constantFrom(...ACTS),
  lemma: fc.constantFrom('التقى', 'قتل', 'وقع'),
  people: some(PEOPLE, 4),
  place: fc.option(fc.constantFrom(...PLACES)),
  // Named in the sentence, and no participant.
  beside: some([...PEOPLE, ...PLACES], 3),
  time: fc.option(fc.record({ value, source: fc.constantFrom(...SOURCES) })),
  name: fc.option(fc.constantFrom('قمة برلين', 'إعلان ألماتي'), { freq: 9 }),
  words: some(WORDS, 14),
});
const article = fc.record({ date: fc.option(day, { freq: 5 }), events: fc.array(event, { maxLength: 4 }) });
const folder = fc.array(fc.array(article, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });

type Invented = (typeof folder extends fc.Arbitrary<infer T> ? T : never)[number][number];

function factsOf({ date, events }: Invented, number: number): ArticleFacts {
  const uri = `file:///خبر ${number}.txt`;
  const typeOf = (id: string) => (PLACES.includes(id) ? 'place' : PEOPLE.includes(id) ? 'person' : 'event');
  const namedIn = (one: Invented['events'][number]): string[] => [
    ...new Set([...one.people.slice(1), ...one.beside, ...(one.place ? [one.place] : [])]),
  ];
  const ids = [...new Set(events.flatMap((one) => [...one.people, ...namedIn(one), ...(one.name ? [one.name] : [])]))];
  return {
    uri,
    version: null,
    title: 'خبر',
    date,
    latest: null,
    origin: { file: uri, stamp: { mtime: 1, size: 1 }, content: { lo: number, hi: 1 }, options: 0 },
    entities: ids.map((id) => ({ id, type: typeOf(id), name: id })),
    mentions: ids.map((id, entity) => ({
      entity,
      line: 0,
      character: entity,
      length: 1,
      text: id,
      spelling: id,
      clitics: '',
      quoted: false,
      furniture: false,
      inner: false,
      paragraph: 0,
      sentence: -1,
    })),
    sentences: events.map((one, line) => ({
      line,
      character: 0,
      text: `جملة ${line}`,
      entities: namedIn(one),
      times: [],
    })),
    events: events.map(({ act, lemma, people, place, time, name, words }, sentence) => ({
      sentence,
      line: sentence,
      character: 0,
      length: 3,
      act,
      lemma,
      status: 'happened' as const,
      participants: people.map((entity) => ({ entity, part: 'who' as const })),
      place,
      name,
      time: time && { ...time, text: null },
      figures: [],
      words: words.map(hash32).sort((a, b) => a - b),
    })),
    prints: [],
    outlet: '',
    lines: [],
  };
}

function tableOf(segments: readonly (readonly Invented[])[]): { table: ArticleTable; all: EventAt[] } {
  const table = new ArticleTable();
  let number = 0;
  for (const articles of segments) table.add(segmentOf(articles.map((one) => factsOf(one, number++))));
  const all = table.parts.flatMap((part) =>
    Array.from({ length: part.segment.size }, (_, at) => at).flatMap((at) => {
      const { ofArticle } = part.segment.events;
      return Array.from({ length: ofArticle[at + 1]! - ofArticle[at]! }, (_, i): EventAt => {
        return { part, article: at, event: ofArticle[at]! + i };
      });
    }),
  );
  return { table, all };
}

const AROUND = 2;
const TELLING = 0.3;
const SHARED = 6;

/** What may tell the same, found by going through all mentions one by one. */
function plainly(all: readonly EventAt[], asked: EventAt, weights: TableWeights): EventAt[] {
  const told = toldOf(asked);
  const { days } = told;
  const dated = days !== null && days.pattern === 0 && days.to - days.from <= LONGEST_DAYS;
  return all.filter(({ part, event }) => {
    const { events } = part.segment;
    const [from, to] = [events.from[event]!, events.to[event]!];
    const key = dayKey(from, to);
    const isNear =
      dated && key !== NO_DAY && key <= days.to + AROUND && (key >= days.from - AROUND || to >= days.from - AROUND);
    let share = 0;
    for (const entity of new Set([...told.named, told.place, told.name])) {
      const local = entity < 0 ? -1 : part.globalOf.indexOf(entity);
      if (local < 0) continue;
      const naming = events.naming.subarray(events.ofEntity[local]!, events.ofEntity[local + 1]!);
      const isPlace = entity === told.place || entity === told.name;
      const weight = weights.entity(entity);
      if (naming.includes(event) && (isNear || weight >= TELLING)) share += isPlace ? LINKING.rare : weight;
    }
    if (share >= LINKING.rare) return true;
    const isOfDays = dated && key !== NO_DAY && key <= days.to + AROUND && key >= days.from - AROUND;
    const sign = signOf(told.words);
    return isOfDays && told.words.length >= SHARED && sharedBits(sign, events.sign, event) >= SHARED;
  });
}

const nameOf = ({ part, event }: EventAt): string => `${part.segment.uri(0)} ${event}`;
const breather = new Breather({ now: () => 0, pause: async () => {} });

describe('looking up what tells the same', () => {
  it('leaves out nothing that would be linked', () => {
    let linked = 0;
    let left = 0;
    fc.assert(
      fc.property(folder, (segments) => {
        const { table, all } = tableOf(segments);
        const weights = new TableWeights(table);
        const overlaps = new Overlaps(all.map(toldOf), weights);
        for (const [i, asked] of all.entries()) {
          const sieve = new EventSieve(toldOf(asked), weights);
          for (const [k, other] of all.entries()) {
            const found = link(toldOf(asked), toldOf(other), weights);
            assert.ok(
              overlaps.mayBeLinked(i, k) || found === undefined,
              JSON.stringify([toldOf(asked), toldOf(other)]),
            );
            const may = sieve.mayLink(other);
            if (found) linked++;
            if (!may) left++;
            assert.ok(may || found === undefined, JSON.stringify([toldOf(asked), toldOf(other), found]));
          }
        }
      }),
      { numRuns: 120 },
    );
    assert.ok(linked > 50 && left > 50, `${linked} linked, ${left} left out`);
  });

  it('finds what going through all mentions one by one finds', async () => {
    await fc.assert(
      fc.asyncProperty(folder, async (segments) => {
        const { table, all } = tableOf(segments);
        const weights = new TableWeights(table);
        for (const asked of all) {
          const found = await candidatesFor(table, toldOf(asked), weights, breather);
          assert.deepEqual(found.map(nameOf).sort(), plainly(all, asked, weights).map(nameOf).sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('bits of words', () => {
  const sign = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: SIGN, maxLength: SIGN }).map((bits) =>
    // As many as the words of a sentence have.
    signOf(bits.flatMap((one) => [one, one >>> 3, one >>> 5, one >>> 9])),
  );

  it('are counted 32 mentions at a time as one by one', () => {
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 80 }),
        sign,
        fc.nat({ max: 31 }),
        fc.infiniteStream(fc.nat()),
        (signs, asked, atLeast, random) => {
          const order = [...signs.keys()].sort(() => (random.next().value % 2) - 0.5);
          const all = Uint32Array.from(signs.flatMap((one) => [...one]));
          const counter = new PlaneCounter(planesOf(all, order, order.length), asked);
          for (let n = 0; n * 32 < order.length; n++) {
            const enough = counter.count(n, atLeast);
            for (const [i, mention] of order.slice(n * 32, n * 32 + 32).entries()) {
              const shared = sharedBits(asked, all, mention);
              assert.equal(counter.countOf(i), shared);
              assert.equal(((enough >>> i) & 1) === 1, shared >= atLeast);
            }
          }
        },
      ),
    );
  });
});

describe('lists of mentions by day', () => {
  it('are searched from either end as from the middle, and words by where they should be', () => {
    fc.assert(
      fc.property(folder, fc.integer({ min: 19_800, max: 20_100 }), fc.nat({ max: 20 }), (segments, from, more) => {
        for (const { segment } of tableOf(segments).table.parts) {
          const { events } = segment;
          const plain = (first: number, wanted: number): number => {
            const { order } = events;
            const at = order.subarray(first).findIndex((one) => dayKey(events.from[one]!, events.to[one]!) >= wanted);
            return at < 0 ? events.count : first + at;
          };
          const low = plain(0, from);
          assert.equal(events.firstFrom(events.order, 0, events.count, from), low);
          assert.equal(events.nextFrom(events.order, low, events.count, from + more), plain(low, from + more));
          assert.equal(events.lastFrom(events.order, 0, low, from - more), plain(0, from - more));
          for (const word of WORDS.map(hash32)) assert.equal(events.wordNumber(word), events.wordHash.indexOf(word));
        }
      }),
    );
  });
});
