import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { packColumns, unpackColumns } from '../../../server/src/workspace/index/columns.ts';
import { type ArticleFacts, makeFacts } from '../../../server/src/workspace/index/facts.ts';
import { Dropped } from '../../../server/src/workspace/index/lasting.ts';
import { factsOf, mergeSegments } from '../../../server/src/workspace/index/merge.ts';
import { Segment } from '../../../server/src/workspace/index/segment.ts';
import { type PackedSegment, SegmentBuilder } from '../../../server/src/workspace/index/segment-builder.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

const MEETING =
  'لقاء في برلين\n\nالتقى وزير الخارجية سامح شكري في برلين يوم 3 مايو 2018 نظيرته الألمانية.\n\nوقال شكري إن اللقاء كان مثمرا.\n';
/** Nobody is named here: there is no sentence to keep. */
const RECIPE = 'يوضع الدقيق في وعاء عميق ثم يضاف إليه الماء الدافئ.\n';

const factsOfText = (name: string, text: string): ArticleFacts =>
  makeFacts(`file:///${name}.txt`, null, analyse(text, {}, lexicon()), {
    file: `file:///${name}.txt`,
    stamp: { mtime: 1.5, size: text.length },
    content: { lo: 1, hi: 0xffffffff },
    options: 7,
  });

const opened = ({ columns, text }: PackedSegment): Segment =>
  new Segment(columns, (from, to) => text.subarray(from, to));

const packed = (...facts: ArticleFacts[]): Segment => {
  const builder = new SegmentBuilder();
  for (const one of facts) builder.add(one);
  return opened(builder.finish());
};

const nothingGone = (segment: Segment) => ({ segment, gone: new Uint8Array(segment.size) });

describe('segments of the index', () => {
  it('give back the facts that were packed', async () => {
    const facts = factsOfText('برلين', MEETING);
    assert.ok(facts.mentions.length > 1 && facts.events.length > 0);
    assert.deepEqual(await factsOf(packed(facts), 0), facts);
  });

  it('keep in a merged one all articles, also one that names nobody', async () => {
    const [meeting, recipe] = [factsOfText('برلين', MEETING), factsOfText('وصفة', RECIPE)];
    assert.equal(recipe.sentences.length, 0);
    const merged = opened(await mergeSegments([packed(meeting), packed(recipe)].map(nothingGone)));
    assert.deepEqual([await factsOf(merged, 0), await factsOf(merged, 1)], [meeting, recipe]);
  });

  it('leave out of a merged one what is gone', async () => {
    const both = packed(factsOfText('برلين', MEETING), factsOfText('وصفة', RECIPE));
    const merged = opened(await mergeSegments([{ segment: both, gone: Uint8Array.of(1, 0) }]));
    assert.deepEqual([merged.size, merged.uri(0)], [1, 'file:///وصفة.txt']);
  });
});

describe('the bytes of a segment', () => {
  it('are shared by the threads: none is copied, and none counts as garbage of the thread that serves requests', () => {
    const builder = new SegmentBuilder();
    builder.add(factsOfText('برلين', MEETING));
    const { columns, text } = builder.finish();
    for (const bytes of [columns, text]) {
      const sent = structuredClone(bytes);
      bytes[0]! ^= 1;
      assert.equal(sent[0], bytes[0]);
    }
  });

  it('are told of when they are dropped, so that the garbage is collected now and then', () => {
    const counted = (): number => process.memoryUsage().arrayBuffers;
    const dropped = new Dropped();
    const before = counted();
    dropped.note(1024 * 1024);
    assert.ok(counted() - before < 1024 * 1024);
    dropped.note(100 * 1024 * 1024);
    // What stands for them is dropped too, but not yet collected.
    assert.ok(counted() - before > 50 * 1024 * 1024);
  });
});

describe('sentences of a segment', () => {
  it('are read once for an article, by all who ask at a time, and again where that failed', async () => {
    const builder = new SegmentBuilder();
    const facts = factsOfText('برلين', MEETING);
    builder.add(facts);
    const { columns, text } = builder.finish();
    let reads = 0;
    let fails = true;
    const segment = new Segment(columns, async (from, to) => {
      reads++;
      return fails ? undefined : text.subarray(from, to);
    });
    assert.equal(await segment.sentence(0), undefined);
    fails = false;
    const all = await Promise.all(facts.sentences.map((_, i) => segment.sentence(i)));
    assert.deepEqual(
      all,
      facts.sentences.map((one) => one.text),
    );
    assert.ok(all.length > 1);
    assert.equal(reads, 2);
  });

  it('are read alone where the article is very long', async () => {
    const builder = new SegmentBuilder();
    const facts = factsOfText('جولة', `${MEETING}\n`.repeat(200));
    builder.add(facts);
    const { columns, text } = builder.finish();
    let longest = 0;
    const segment = new Segment(columns, async (from, to) => {
      longest = Math.max(longest, to - from);
      return text.subarray(from, to);
    });
    const { length } = facts.sentences;
    assert.equal(await segment.sentence(length - 1), facts.sentences[length - 1]!.text);
    assert.ok(longest < 500, `${longest} bytes`);
  });
});

describe('columns', () => {
  it('take the narrowest width that holds their values', () => {
    const wide = {
      small: Uint32Array.of(0, 255),
      middle: Uint32Array.of(0, 256, 65_535),
      large: Uint32Array.of(65_536),
      below: Int32Array.of(-128, 127),
      belowMiddle: Int32Array.of(-129, 5),
      belowLarge: Int32Array.of(-32_769),
      none: Uint32Array.of(),
    };
    const read = unpackColumns(packColumns(wide));
    assert.deepEqual(
      Object.entries(read).map(([name, column]) => [name, column.BYTES_PER_ELEMENT, [...column]]),
      [
        ['small', 1, [0, 255]],
        ['middle', 2, [0, 256, 65_535]],
        ['large', 4, [65_536]],
        ['below', 1, [-128, 127]],
        ['belowMiddle', 2, [-129, 5]],
        ['belowLarge', 4, [-32_769]],
        ['none', 1, []],
      ],
    );
  });

  it('leave fractions and times as they are', () => {
    const read = unpackColumns(packColumns({ times: Float64Array.of(1_525_305_600_000.5, 1) }));
    assert.deepEqual([...read.times!], [1_525_305_600_000.5, 1]);
  });
});
