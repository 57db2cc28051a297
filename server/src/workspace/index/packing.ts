/** Texts, each kept once. */
export class Strings {
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(text, number);
    }
    return number;
  }

  columns(): { bytes: Uint8Array; starts: Uint32Array } {
    const all = [...this.#numbers.keys()];
    const starts = new Uint32Array(all.length + 1);
    const encoder = new TextEncoder();
    let bytes = new Uint8Array(1024);
    let at = 0;
    for (const [i, text] of all.entries()) {
      if (at + text.length * 3 > bytes.length) {
        const grown = new Uint8Array(Math.max(bytes.length * 2, at + text.length * 3));
        grown.set(bytes.subarray(0, at));
        bytes = grown;
      }
      at += encoder.encodeInto(text, bytes.subarray(at)).written;
      starts[i + 1] = at;
    }
    return { bytes: bytes.slice(0, at), starts };
  }
}

/** Growing columns by name. */
export class Lists {
  readonly #lists = new Map<string, number[]>();

  of(name: string): number[] {
    let list = this.#lists.get(name);
    if (!list) {
      list = [];
      this.#lists.set(name, list);
    }
    return list;
  }

  /** Several, `prefix.name` under each name: who pushes to them all the time looks them up once. */
  group<N extends string>(prefix: string, names: readonly N[]): Readonly<Record<N, number[]>> {
    return Object.fromEntries(names.map((name) => [name, this.of(`${prefix}.${name}`)])) as Record<N, number[]>;
  }
}

/** Numbers in groups: `starts[group]` to `starts[group + 1]` in `members`. */
export function grouped(
  groups: readonly number[],
  members: readonly number[],
  count: number,
): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(count + 1);
  for (const group of groups) starts[group + 1]!++;
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice(0, count);
  const sorted = new Uint32Array(members.length);
  for (let i = 0; i < members.length; i++) sorted[next[groups[i]!]!++] = members[i]!;
  return [starts, sorted];
}
