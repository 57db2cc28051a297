import { marginals, viterbi } from '../src/core/entities/tagger/chain.ts';
import { TAGS } from '../src/core/entities/tagger/tags.ts';
import { randomFrom, shuffle } from './random.ts';

/**
 * Labelled paragraphs as flat arrays, shared between threads: token t has the features `features[featureStart[t]
 * .. featureStart[t + 1])` (dense ids) and the tag `gold[t]`; sentence s the tokens `[sentenceStart[s], sentenceStart[s + 1])`.
 */
export interface Dataset {
  readonly featureCount: number;
  readonly features: Int32Array;
  readonly featureStart: Int32Array;
  readonly gold: Uint8Array;
  readonly sentenceStart: Int32Array;
  readonly domain: Uint8Array;
  /** The document of each sentence, counted through. */
  readonly document: Int32Array;
  /** Scores that are added as they are, TAGS for each token. */
  readonly base: Float32Array | undefined;
}

/**
 * Weights that all domains share and those that each adds (Daumé 2007, “Frustratingly easy domain adaptation”, in the form of
 * sums). They lie side by side, because they are read together: `[(feature * (1 + domains) + part) * TAGS + tag]`, part 0 for
 * all and 1 + domain for a domain's own; transitions by parts, `before * TAGS + after` inside a part.
 */
export interface Weights {
  readonly domains: number;
  readonly features: Float32Array;
  readonly transitions: Float32Array;
}

export interface TrainingOptions {
  readonly epochs: number;
  /** Step size of the first epoch. */
  readonly rate: number;
  /** Strength of the quadratic penalty, for the whole set. */
  readonly penalty: number;
  readonly domains: number;
  readonly seed: number;
  readonly progress?: (done: number, likelihood: number) => void;
  /** Transitions to begin with. */
  readonly transitions?: Float32Array;
}

/** The scores of a sentence's tokens by the weights that a domain has. */
export function scoresOf(data: Dataset, weights: Weights, sentence: number, domain: number, scale = 1): Float32Array {
  const from = data.sentenceStart[sentence]!;
  const n = data.sentenceStart[sentence + 1]! - from;
  const scores = new Float32Array(n * TAGS);
  const { features: list, domains } = weights;
  const stride = (1 + domains) * TAGS;
  const own = domains > 0 && domain >= 0 ? (1 + domain) * TAGS : -1;
  const row = new Float64Array(TAGS);
  for (let i = 0; i < n; i++) {
    const end = data.featureStart[from + i + 1]!;
    row.fill(0);
    for (let f = data.featureStart[from + i]!; f < end; f++) {
      const at = data.features[f]! * stride;
      if (own >= 0) for (let y = 0; y < TAGS; y++) row[y]! += list[at + y]! + list[at + own + y]!;
      else for (let y = 0; y < TAGS; y++) row[y]! += list[at + y]!;
    }
    for (let y = 0; y < TAGS; y++) scores[i * TAGS + y] = row[y]! * scale;
  }
  if (data.base) for (let k = 0; k < scores.length; k++) scores[k]! += data.base[from * TAGS + k]!;
  return scores;
}

/** The transitions that a domain has. */
export function transitionsOf(
  { transitions, domains }: Weights,
  domain: number,
  scale = 1,
  into = new Float32Array(TAGS * TAGS),
): Float32Array {
  const own = domains > 0 && domain >= 0 ? (1 + domain) * TAGS * TAGS : -1;
  for (let k = 0; k < into.length; k++) into[k] = (transitions[k]! + (own >= 0 ? transitions[own + k]! : 0)) * scale;
  return into;
}

/**
 * Trains a linear-chain CRF by stochastic gradient descent on the penalised likelihood; the result is the average over the
 * ends of the epochs of the second half. The same in, the same out.
 */
export function trainCrf(data: Dataset, sentences: Int32Array, options: TrainingOptions): Weights {
  const { epochs, rate, penalty, domains, seed } = options;
  const parts = 1 + domains;
  const empty = (): Weights => ({
    domains,
    features: new Float32Array(data.featureCount * parts * TAGS),
    transitions: new Float32Array(parts * TAGS * TAGS),
  });
  const weights = empty();
  if (options.transitions) weights.transitions.set(options.transitions);
  const average = empty();
  const stride = parts * TAGS;
  const order = sentences.slice();
  const random = randomFrom(seed);
  const lambda = penalty / sentences.length;
  const transitions = new Float32Array(TAGS * TAGS);
  let scale = 1;
  let step = 0;
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let likelihood = 0;
    for (let k = 0; k < order.length; k++) {
      const sentence = order[k]!;
      const domain = domains > 0 ? data.domain[sentence]! : -1;
      const own = domain >= 0 ? (1 + domain) * TAGS : 0;
      const eta = rate / (1 + (4 * step++) / (sentences.length * epochs));
      const from = data.sentenceStart[sentence]!;
      const n = data.sentenceStart[sentence + 1]! - from;
      if (n === 0) continue;
      const scores = scoresOf(data, weights, sentence, domain, scale);
      transitionsOf(weights, domain, scale, transitions);
      const { tags, logSum, transitions: expected } = marginals(scores, transitions, n, true);
      scale *= 1 - eta * lambda;
      const move = eta / scale;
      const list = weights.features;
      let before = -1;
      for (let i = 0; i < n; i++) {
        const gold = data.gold[from + i]!;
        likelihood += scores[i * TAGS + gold]!;
        if (before >= 0) {
          likelihood += transitions[before * TAGS + gold]!;
          expected![before * TAGS + gold]! -= 1;
        }
        before = gold;
        tags[i * TAGS + gold]! -= 1;
        let nonzero = 0;
        for (let y = 0; y < TAGS; y++) {
          const gradient = tags[i * TAGS + y]!;
          if (gradient > 1e-3 || gradient < -1e-3) {
            ACTIVE[nonzero] = y;
            STEPS[nonzero++] = move * gradient;
          }
        }
        if (nonzero === 0) continue;
        const end = data.featureStart[from + i + 1]!;
        for (let f = data.featureStart[from + i]!; f < end; f++) {
          const at = data.features[f]! * stride;
          for (let a = 0; a < nonzero; a++) {
            const y = at + ACTIVE[a]!;
            list[y]! -= STEPS[a]!;
            if (own > 0) list[y + own]! -= STEPS[a]!;
          }
        }
      }
      likelihood -= logSum;
      for (let t = 0; t < expected!.length; t++) {
        weights.transitions[t]! -= move * expected![t]!;
        if (own > 0) weights.transitions[own * TAGS + t]! -= move * expected![t]!;
      }
      if (scale < 1e-3) {
        rescale(weights, scale);
        scale = 1;
      }
    }
    rescale(weights, scale);
    scale = 1;
    if (epoch >= epochs >> 1) {
      averaged++;
      addTo(average, weights);
    }
    options.progress?.(epoch + 1, likelihood / sentences.length);
  }
  rescale(average, 1 / Math.max(averaged, 1));
  return average;
}

const ACTIVE = new Uint8Array(TAGS);
const STEPS = new Float64Array(TAGS);

function rescale({ features, transitions }: Weights, by: number): void {
  if (by === 1) return;
  for (const list of [features, transitions]) for (let i = 0; i < list.length; i++) list[i]! *= by;
}

function addTo(sum: Weights, weights: Weights): void {
  for (let i = 0; i < sum.features.length; i++) sum.features[i]! += weights.features[i]!;
  for (let i = 0; i < sum.transitions.length; i++) sum.transitions[i]! += weights.transitions[i]!;
}

/** The tags that the weights give a sentence, and how likely each tag is at each token. */
export function predict(
  data: Dataset,
  weights: Weights,
  sentence: number,
  domain: number,
): { tags: Uint8Array; scores: Float32Array; likely: Float64Array } {
  const n = data.sentenceStart[sentence + 1]! - data.sentenceStart[sentence]!;
  const scores = scoresOf(data, weights, sentence, domain);
  const transitions = transitionsOf(weights, domain);
  return {
    tags: viterbi(scores, transitions, n),
    scores,
    likely: marginals(scores, transitions, n).tags,
  };
}
