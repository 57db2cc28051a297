import assert from 'node:assert/strict';
import { add, f1, readSeeds, type Score, SEEDS, scoreSeed } from '../accuracy/seeds.ts';
import { lexicon } from '../fixtures/lexicon.ts';

const seeds = readSeeds(lexicon());

describe('the seed articles, by their annotation', () => {
  if (!seeds) {
    it(`NOT MEASURED: ${SEEDS} is absent`, () => {});
    return;
  }
  const scores = seeds.map(scoreSeed);
  const all = (name: string): Score => add(scores.map((score) => score[name]!));
  const atLeast = (name: string, least: number): void => {
    const value = f1(all(name));
    assert.ok(value >= least, `${name}: F1 ${value.toFixed(3)}, at least ${least} is wanted`);
  };

  it('names are found with their exact spans', () => atLeast('entities', 0.85));
  it('dates have their values', () => atLeast('dates: spans and values', 0.85));
  it('page furniture is found', () => atLeast('boilerplate', 0.9));
  it('five exact paragraph pairs, two exact sentence pairs and one near one are found, and nothing else', () => {
    assert.deepEqual(all('duplicates'), { right: 8, found: 8, wanted: 8 });
  });
});
