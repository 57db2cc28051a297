import { HashIndex } from './hash.ts';
import type { TaggerModel } from './tagger.ts';
import { TAGS } from './tags.ts';
import { CLUSTERINGS, type StemTable } from './words.ts';

/**
 * The model as bytes: one line of JSON, then sections, each begun at a multiple of four. Weights are whole numbers of eight
 * bits, a step for each row; little-endian, as every machine that runs this is.
 */
export interface ModelParts {
  readonly stems: Int32Array;
  /** `[stem * CLUSTERINGS + clustering]` */
  readonly classes: Uint16Array;
  /** How often news has each stem: see `StemTable.frequency`. */
  readonly frequencies: Uint8Array;
  readonly features: Int32Array;
  readonly weights: Int8Array;
  readonly steps: Uint8Array;
  readonly documentFeatures: Int32Array;
  readonly documentWeights: Int8Array;
  readonly documentSteps: Uint8Array;
  readonly transitions: Float32Array;
  readonly documentTransitions: Float32Array;
}

interface Header {
  readonly format: 2;
  readonly sections: Readonly<Record<keyof ModelParts, number>>;
}

const ORDER = [
  'stems',
  'classes',
  'frequencies',
  'features',
  'weights',
  'steps',
  'documentFeatures',
  'documentWeights',
  'documentSteps',
  'transitions',
  'documentTransitions',
] as const satisfies readonly (keyof ModelParts)[];

const padded = (length: number): number => (length + 3) & ~3;

export function packModel(parts: ModelParts): Uint8Array {
  const header: Header = {
    format: 2,
    sections: Object.fromEntries(ORDER.map((name) => [name, parts[name].byteLength])) as Header['sections'],
  };
  const json = JSON.stringify(header);
  const line = new TextEncoder().encode(`${json.padEnd(padded(json.length + 1) - 1)}\n`);
  const out = new Uint8Array(ORDER.reduce((sum, name) => sum + padded(parts[name].byteLength), line.length));
  out.set(line);
  let at = line.length;
  for (const name of ORDER) {
    const { buffer, byteOffset, byteLength } = parts[name];
    out.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return out;
}

/** The two stages that a model file holds. */
export interface Model extends TaggerModel {
  readonly documentFeatures: HashIndex;
  readonly documentWeights: Float32Array;
  readonly documentTransitions: Float32Array;
}

/**
 * Reads the bytes of `packModel`. Throws only when they are not a model of this format: a broken build, never an article's
 * fault. About 20 ms.
 */
export function loadModel(bytes: Uint8Array): Model {
  const end = bytes.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Header;
  if (header.format !== 2)
    throw new Error(`the model of names has the format ${String(header.format)}, this program reads 2`);
  // Sections are aligned in the file, and a copy makes them so in memory, wherever the bytes lie.
  const own = bytes.slice();
  const section = new Map<string, { at: number; length: number }>();
  let at = end + 1;
  for (const name of ORDER) {
    section.set(name, { at, length: header.sections[name] });
    at += padded(header.sections[name]);
  }
  const of = (name: keyof ModelParts) => section.get(name)!;
  const ints = (name: keyof ModelParts) => new Int32Array(own.buffer, of(name).at, of(name).length >> 2);
  const floats = (name: keyof ModelParts) => new Float32Array(own.buffer, of(name).at, of(name).length >> 2);
  const small = (name: keyof ModelParts) => new Int8Array(own.buffer, of(name).at, of(name).length);
  const bytesOf = (name: keyof ModelParts) => new Uint8Array(own.buffer, of(name).at, of(name).length);
  const order = HashIndex.order(ints('features'));
  const documentOrder = HashIndex.order(ints('documentFeatures'));
  return {
    stems: new PackedStems(
      ints('stems'),
      new Uint16Array(own.buffer, of('classes').at, of('classes').length >> 1),
      bytesOf('frequencies'),
    ),
    features: new HashIndex(inOrder(ints('features'), order)),
    weights: scaled(small('weights'), bytesOf('steps'), order),
    transitions: floats('transitions'),
    documentFeatures: new HashIndex(inOrder(ints('documentFeatures'), documentOrder)),
    documentWeights: scaled(small('documentWeights'), bytesOf('documentSteps'), documentOrder),
    documentTransitions: floats('documentTransitions'),
  };
}

const inOrder = (keys: Int32Array, order: Int32Array): Int32Array => order.map((place) => keys[place]!);

/** Rows of eight-bit numbers in another order, each row with a step of its own: a power of two in eighths. */
function scaled(list: Int8Array, steps: Uint8Array, order: Int32Array): Float32Array {
  const out = new Float32Array(list.length);
  const sizes = Float64Array.from({ length: 256 }, (_, code) => stepOf(code));
  for (let k = 0; k < order.length; k++) {
    const row = order[k]!;
    const step = sizes[steps[row]!]!;
    for (let y = 0; y < TAGS; y++) out[k * TAGS + y] = list[row * TAGS + y]! * step;
  }
  return out;
}

const stepOf = (code: number): number => 2 ** (code / 8 - 28);

/**
 * Weights, rows of `TAGS`, as whole numbers of eight bits. Each row has its own step, because most weights of most features are
 * small: one step for all would round them away.
 */
export function quantise(weights: Float32Array): { values: Int8Array; steps: Uint8Array } {
  const rows = weights.length / TAGS;
  const values = new Int8Array(weights.length);
  const steps = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    let greatest = 1e-7;
    for (let i = row * TAGS; i < (row + 1) * TAGS; i++) greatest = Math.max(greatest, Math.abs(weights[i]!));
    steps[row] = Math.min(255, Math.max(0, Math.ceil((Math.log2(greatest / 127) + 28) * 8)));
    const step = stepOf(steps[row]!);
    for (let i = row * TAGS; i < (row + 1) * TAGS; i++) values[i] = Math.round(weights[i]! / step);
  }
  return { values, steps };
}

class PackedStems implements StemTable {
  readonly #index: HashIndex;

  constructor(
    stems: Int32Array,
    private readonly classes: Uint16Array,
    private readonly frequencies: Uint8Array,
  ) {
    this.#index = new HashIndex(stems);
  }

  find(hash: number): number {
    return this.#index.find(hash);
  }

  classOf(stem: number, clustering: number): number {
    return this.classes[stem * CLUSTERINGS + clustering]!;
  }

  frequency(stem: number): number {
    return this.frequencies[stem]!;
  }
}
